import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, read, type Stage } from './stage.ts';

/** Members tell what is wrong with an article, moderators decide, and members hear what became of it: with the real clients. */
describe.each(['discord', 'slack'] as const)('reports on %s', (platform) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    await stage[platform].type('moderator', 'lounge', '/newsroom subscribe treatment channel:#treatment');
    for (const page of ['walking-tablet', 'clogged-veins']) {
      await stage[platform].type('moderator', 'lounge', `/newsroom post ${stage.site}/${page} in:treatment`);
      await stage[platform].press('moderator', 'lounge', 'Publish');
    }
    await stage.running.settle();
  });
  afterAll(() => stage.close());

  const type = async (who: 'moderator' | 'member', line: string): Promise<string> =>
    read(await stage[platform].type(who, 'lounge', line));
  const press = async (label: string): Promise<string> =>
    read(await stage[platform].press('moderator', 'lounge', label));
  const fill = async (fields: Readonly<Record<string, string>>): Promise<string> =>
    read(await stage[platform].fill('moderator', 'lounge', fields));
  const heard = (): string => read(stage[platform].look('member', '@me'));

  it('are made with the button under every article, and seen by nobody else', async () => {
    await expect.poll(() => stage[platform].look('member', 'treatment').length).toBe(2);
    const form = read(await stage[platform].press('member', 'treatment', 'Report'));
    expect(form).toContain('What is wrong?');
    const thanks = read(
      await stage[platform].fill('member', 'treatment', {
        'What is wrong?': 'The summary misses or distorts something',
        'In a sentence': 'There was no control group.',
      }),
    );
    expect(thanks).toContain('are not told who you are');
    expect(read(stage[platform].look('moderator', 'treatment'))).not.toContain('control group');
  });

  it('are made by command, too, with what is wrong or with the question', async () => {
    expect(await type('member', '/news report 1')).toContain('Nothing was sent yet.');
    expect(await type('member', '/news report 1 what:outdated note:"It was taken off the market."')).toContain(
      'are not told who you are',
    );
    expect(await type('member', '/news report 1 note:"It was taken off the market in May."')).toContain(
      'gave way to it',
    );
    expect(await type('member', '/news report 99 what:outdated')).toContain('There is no article #99');
  });

  it('are shown to moderators with the article, and not from whom', async () => {
    expect(await type('moderator', '/newsroom status')).toContain('2 articles, 2 reports');
    const shown = await press('Look at reports');
    expect(shown).toContain('Article 1 of 2, the longest reported first.');
    expect(shown).toContain('There was no control group.');
    expect(shown).toContain('Treating Clogged Veins');
    expect(shown).not.toMatch(/<@/);
  });

  it('lead to the correction’s own form and preview, and are told what was corrected', async () => {
    expect(await press('Correct…')).toContain('#2');
    const preview = await fill({ Standing: 'Disputed', Notice: 'The study had no control group.' });
    expect(preview).toContain('Nothing is changed until you confirm.');
    expect(heard()).not.toContain('control group');
    expect(await press('Confirm')).toContain('Disputed');
    await stage.running.settle();
    await expect.poll(heard).toContain('Thank you for telling the moderators.');
    expect(heard()).toMatch(/Disputed\. .*The study had no control group\./s);
  });

  it('stay after an edit, and are answered with a reason', async () => {
    expect(await type('moderator', '/newsroom reports')).toContain('The only article reported.');
    await press('Edit');
    expect(await fill({ Title: 'A tablet for walking' })).toContain('It was changed since it was reported.');
    await press('Answer');
    const kept = await fill({ 'Or in your own words': 'We named the country.' });
    expect(kept).toContain('1 member is told why in private, and not who decided.');
    await stage.running.settle();
    await expect.poll(heard).toContain('We named the country.');
    expect(heard()).toContain('They changed it.');
    expect(await press('Next')).toContain('Nothing was reported.');
  });

  it('lead to the withdrawal, after which there is nothing to report', async () => {
    stage.clock.at += 3_600_000;
    await type('member', '/news report 1 what:untrusted');
    await type('moderator', '/newsroom reports');
    await press('Withdraw…');
    await fill({ Reason: 'It was an advertisement.' });
    await press('Withdraw it');
    await stage.running.settle();
    await expect.poll(heard).toContain('It was an advertisement.');
    for (const asked of ['/news report 1 what:untrusted', '/news report 1'])
      expect(await type('member', asked)).toContain('back already: It was an advertisement. Thank you all the same.');
  });

  it('leave no word of what anybody said in the log', () => {
    expect(read(stage.logged)).not.toMatch(/control group|taken off the market|advertisement/);
  });
});
