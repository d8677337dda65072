import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommunitySettings, ConfiguredCommunity } from '../../src/store/communities.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { anArticle, settings, start } from '../contracts/samples.ts';
import { temporaryFolder } from './temporary.ts';

let folder: ReturnType<typeof temporaryFolder>;
const opened: Store[] = [];
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  folder.remove();
});

const { newcomer } = settings;
const ms: ConfiguredCommunity = {
  id: 'ms',
  name: 'MS together',
  zone: 'Europe/Berlin',
  places: ['discord:1'],
  categories: newcomer.categories,
  moderators: [],
};

async function open(...communities: readonly ConfiguredCommunity[]): Promise<Store> {
  const configured: CommunitySettings = { communities, newcomer };
  const store = await openStore({ file: folder.file, communities: configured, now: () => start });
  opened.push(store);
  return store;
}

describe('the configuration', () => {
  it('renames, and leaves the community’s own categories and moderators alone', async () => {
    const first = await open(ms);
    await first.categories.add('ms', { slug: 'own', name: 'Own', description: '', keywords: [] });
    await first.moderators.add('discord:1', 'discord:8');
    const again = await open({
      ...ms,
      name: 'MS United',
      zone: 'Europe/Vienna',
      categories: [],
      moderators: [{ place: 'discord:1', person: 'discord:9' }],
    });
    expect(await again.communities.get('ms')).toEqual({ id: 'ms', name: 'MS United', zone: 'Europe/Vienna' });
    expect((await again.categories.list('ms')).map(({ slug }) => slug)).toEqual(['research', 'own']);
    expect(await again.moderators.list('discord:1')).toEqual(['discord:8', 'discord:9']);
  });

  it('brings in a place that came by itself while it had no articles', async () => {
    const first = await open();
    await first.communities.ofPlace('discord:1');
    const again = await open(ms);
    expect((await again.communities.ofPlace('discord:1')).id).toBe('ms');
  });

  it('keeps places that joined by themselves', async () => {
    const first = await open(ms);
    await first.communities.join('slack:T1', 'ms');
    const again = await open(ms);
    expect(await again.communities.places('ms')).toEqual(['discord:1', 'slack:T1']);
  });

  it('is refused, whole, when it would take a place away from its archive', async () => {
    const first = await open();
    const own = await first.communities.ofPlace('discord:1');
    await first.ledger.publish(anArticle({ community: own.id }), () => []);
    await expect(open({ ...ms, moderators: [{ place: 'discord:1', person: 'discord:9' }] })).rejects.toMatchObject({
      code: 'conflict',
      message:
        'discord:1 is configured for the community “ms”, but it already has articles in “discord:1”. ' +
        'Give the configured community the id “discord:1” to keep them, or take the place out of “ms”.',
    });
    expect(await first.communities.get('ms')).toBeUndefined();
    expect(await first.moderators.list('discord:1')).toEqual([]);
  });

  it('as that refusal says, adopts an archive under the id it has', async () => {
    const first = await open();
    const own = await first.communities.ofPlace('discord:1');
    const article = await first.ledger.publish(anArticle({ community: own.id }), () => []);
    const again = await open({ ...ms, id: own.id });
    expect(await again.communities.ofPlace('discord:1')).toEqual({ id: own.id, name: ms.name, zone: ms.zone });
    expect(await again.articles.latest(own.id, { limit: 1 })).toEqual([article]);
  });
});
