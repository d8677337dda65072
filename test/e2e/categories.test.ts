import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, read, type Stage } from './stage.ts';

/** More categories than one of Discord's menus holds: every one can be chosen, and choosing one lets go of none in another menu. */
describe.each(['discord', 'slack'] as const)('many categories on %s', (platform) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    for (let count = 1; count <= 22; count += 1)
      await stage.running.store.categories.add('ms-hub', {
        slug: `ward-${count}`,
        name: `Ward ${count}`,
        description: '',
        keywords: [],
      });
  });
  afterAll(() => stage.close());

  const type = async (line: string): Promise<string> => read(await stage[platform].type('moderator', 'lounge', line));
  const choose = async (menu: string, options: readonly string[]): Promise<string> =>
    read(await stage[platform].choose('moderator', 'lounge', menu, options));
  const underOf = async (): Promise<readonly string[]> =>
    (await stage.running.store.feeds.get('ms-hub', 1))?.filing.categories ?? [];

  it('can each be what a feed’s items are filed under', async () => {
    await type(`/newsroom feeds add:${stage.site}`);
    await choose('File its items under', ['Treatment', 'Ward 16']);
    expect(await underOf()).toEqual(['treatment', 'ward-16']);
    await choose('More categories', ['Ward 17']);
    expect((await underOf()).toSorted()).toEqual(['treatment', 'ward-16', 'ward-17']);
    expect(await choose('More categories', ['Ward 22'])).toContain('Ward 22');
    expect((await underOf()).toSorted()).toEqual(['treatment', 'ward-16', 'ward-22']);
    await choose('File its items under', ['Research']);
    expect((await underOf()).toSorted()).toEqual(['research', 'ward-22']);
    await choose('File its items under', ['What each item is about']);
    expect(await underOf()).toEqual([]);
  });

  it('can each be what a draft is filed under, and three at most', async () => {
    await type(`/newsroom post ${stage.site}/myelin-mice in:research`);
    expect(await choose('More categories', ['Ward 18', 'Ward 22'])).toContain('Filed under Ward 18, Ward 22, Research');
    expect(await choose('More categories', ['Ward 18', 'Ward 20', 'Ward 21'])).toContain(
      'Filed under Ward 18, Ward 20, Ward 21',
    );
  });

  it('can each be what a link in the queue is filed under', async () => {
    await stage[platform].type('member', 'lounge', `/news suggest ${stage.site}/walking-tablet`);
    await type('/newsroom queue');
    expect(await choose('More categories', ['Ward 19'])).toMatch(/Filed under .*Ward 19/);
  });
});
