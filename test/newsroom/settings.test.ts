import { describe, expect, it } from 'vitest';
import { settings as command } from '../../commands/newsroom/settings.ts';
import { plainText } from '../../src/core/message.ts';
import { english, spoken } from '../../src/core/speak.ts';
import { createNewsroom } from '../../src/newsroom/newsroom.ts';
import { createWorld, type World } from '../fakes/world.ts';

async function say(world: World, archive: 'open' | 'private' | null, address = true): Promise<string> {
  const archiveOf = (community: string): string => `https://news.example/c/${community}`;
  const newsroom = createNewsroom({ ...world.needs, ...(address ? { archiveOf } : {}) });
  const told = await command.run(
    { archive, desk: null, note: null, eyes: null, language: null },
    newsroom,
    world.moderator,
  );
  return spoken(told, english)
    .blocks.map((block) =>
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

  it('takes a moderators’ channel of this community, and says what keeps me from posting there', async () => {
    const { newsroom, moderator, news, store } = await createWorld();
    const { id } = moderator.community;
    expect(await newsroom.settings({ desk: news }, moderator)).toMatchObject({ desk: news, deskObstacle: null });
    await expect(newsroom.settings({ desk: 'discord:666:1' }, moderator)).rejects.toMatchObject({ field: 'desk' });
    await expect(newsroom.settings({ desk: moderator.direct }, moderator)).rejects.toMatchObject({ field: 'desk' });
    expect((await store.settings.of(id)).desk).toBe(news);
    expect(await newsroom.settings({ desk: 'blind:1:C9' }, moderator)).toMatchObject({ desk: 'blind:1:C9' });
    expect(await newsroom.settings({ desk: null }, moderator)).toMatchObject({ desk: null, deskObstacle: null });
  });

  it('says what a time means while there is no channel to tell, so that nobody waits for it', async () => {
    const world = await createWorld();
    const silent = await say(world, null);
    expect(silent).toContain('none. Name one behind desk:, and it is told at 09:00 when something waits.');
    await world.newsroom.settings({ noteAt: null }, world.moderator);
    expect(await say(world, null)).not.toContain('Name one');
  });

  it('reads when links that wait are told, and refuses what is no time', async () => {
    const { newsroom, moderator } = await createWorld();
    const run = (note: string) =>
      command.run({ archive: null, desk: null, note, eyes: 'two', language: null }, newsroom, moderator);
    await run('8:30 pm');
    expect(await newsroom.settings({}, moderator)).toMatchObject({ noteAt: '20:30', secondEyes: 'on' });
    await run('off');
    expect(await newsroom.settings({}, moderator)).toMatchObject({ noteAt: null });
    await expect(run('soon')).rejects.toMatchObject({ code: 'bad-input', field: 'note' });
  });
});
