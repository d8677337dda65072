import { describe, expect, it } from 'vitest';
import { settings as command } from '../../commands/newsroom/settings.ts';
import { plainText } from '../../src/core/message.ts';
import { createNewsroom } from '../../src/newsroom/newsroom.ts';
import { createWorld, type World } from '../fakes/world.ts';

async function say(world: World, archive: 'open' | 'private' | null, address = true): Promise<string> {
  const archiveOf = (community: string): string => `https://news.example/c/${community}`;
  const newsroom = createNewsroom({ ...world.needs, ...(address ? { archiveOf } : {}) });
  const message = await command.run({ archive }, newsroom, world.moderator);
  return message.blocks
    .map((block) =>
      block.kind === 'list' ? block.items.map(plainText).join('\n') : 'line' in block ? plainText(block.line) : '',
    )
    .join('\n');
}

describe('/newsroom settings', () => {
  it('shows that the archive is private, and what opening it would show', async () => {
    const said = await say(await createWorld(), null);
    expect(said).toContain('Archive: private. Nobody can read it on the web.');
    expect(said).toContain('Never who follows, reads, searches or posts');
  });

  it('opens it and says where it stands, and closes it again', async () => {
    const world = await createWorld();
    const { id } = world.moderator.community;
    const opened = await say(world, 'open');
    expect(opened).toContain(`Archive: open. Anyone can read it at https://news.example/c/${id}`);
    expect(await world.store.settings.openArchives()).toEqual([id]);
    expect(await say(world, null)).toContain('Archive: open.');
    expect(await say(world, 'private')).toContain('Archive: private.');
    expect(await world.store.settings.openArchives()).toEqual([]);
  });

  it('opens it where there is no web too', async () => {
    expect(await say(await createWorld(), 'open', false)).toContain('Anyone who has its address can read it.');
  });

  it('is for moderators, even to look', async () => {
    const { newsroom, member, store } = await createWorld();
    await expect(newsroom.settings({ archive: 'open' }, member)).rejects.toThrow('Only moderators');
    await expect(newsroom.settings({}, member)).rejects.toThrow('Only moderators');
    expect(await store.settings.openArchives()).toEqual([]);
  });
});
