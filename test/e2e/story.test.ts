import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases, read, type Stage } from './stage.ts';

/** The whole story, clause by clause, through both real clients. Each step stands on the ones before it. */
describe.each(databases)('the main job, over $name', ({ open }) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await open();
  }, 120_000);
  afterAll(() => stage.close());

  it('channels of both platforms subscribe', async () => {
    const { discord, slack } = stage;
    expect(read(await discord.type('moderator', 'treatment', '/newsroom subscribe treatment'))).toMatch(
      /Subscribed to Treatment: #treatment/,
    );
    expect(read(await slack.type('moderator', 'lounge', '/newsroom subscribe treatment channel:#treatment'))).toMatch(
      /Subscribed to Treatment: #treatment, as each article is published/,
    );
    const digest = read(await slack.type('moderator', 'news', '/newsroom subscribe everything when:daily at:8:00'));
    expect(digest).toContain('every day at 08:00 (Europe/London)');
    expect(digest).toContain('Nothing old is posted');
  });

  it('a moderator posts an article from Discord and checks the draft, which nobody else sees', async () => {
    const { discord, site } = stage;
    const preview = read(
      await discord.type('moderator', 'lounge', `/newsroom post ${site}/clogged-veins in:treatment`),
    );
    expect(preview).toContain('Treating Clogged Veins Helps People With MS, Study Says');
    expect(preview).toContain('Living With It, a patient blog, 29 March 2012');
    expect(preview).toContain('first published by Evening Health Desk');
    expect(preview).toContain(
      'But another expert warns that the studies so far do not prove that the procedure works.',
    );
    expect(preview).toContain('[Publish]');
    expect(read(discord.look('member', 'lounge'))).not.toContain('Clogged');
  });

  it('publishes it: the channels that follow its category get it, on both platforms, once', async () => {
    const { discord, slack } = stage;
    expect(read(await discord.press('moderator', 'lounge', 'Publish'))).toContain('Published Treating Clogged Veins');
    await expect.poll(() => discord.look('member', 'treatment').length, { timeout: 10_000 }).toBe(1);
    await expect.poll(() => slack.look('member', 'treatment').length, { timeout: 10_000 }).toBe(1);
    for (const screen of [discord, slack]) {
      const copy = read(screen.look('member', 'treatment'));
      expect(copy).toContain('Caution');
      expect(copy).toContain('do not prove that the procedure works');
      expect(copy).toContain('not medical advice');
    }
    expect(slack.look('member', 'news')).toEqual([]);
  });

  it('members of both find it by words and by category, and read where each label comes from', async () => {
    const { discord, slack } = stage;
    for (const screen of [discord, slack]) {
      const found = read(await screen.type('member', 'lounge', '/news search clogged veins in:treatment'));
      expect(found).toContain('#1 Treating Clogged Veins');
      expect(found).toContain('1 article');
      expect(read(await screen.type('member', 'lounge', '/news latest treatment'))).toContain(
        '#1 Treating Clogged Veins',
      );
      expect(read(await screen.type('member', 'lounge', '/news search clogged veins in:research'))).toContain(
        'Nothing was found',
      );
      expect(read(await screen.type('member', 'lounge', '/news read 1'))).toContain('Where the labels were read');
    }
    expect(read(discord.look('moderator', 'lounge'))).not.toContain('Search:');
  });

  it('sends the daily digest at eight the next morning, and not before', async () => {
    const { clock, running, slack } = stage;
    clock.at = Date.parse('2026-11-10T07:59:00Z');
    await running.settle();
    expect(slack.look('member', 'news')).toEqual([]);
    clock.at = Date.parse('2026-11-10T08:00:30Z');
    await running.settle();
    await expect.poll(() => slack.look('member', 'news').length, { timeout: 10_000 }).toBe(1);
    const digest = read(slack.look('member', 'news'));
    expect(digest).toContain('News digest: everything');
    expect(digest).toContain('Treating Clogged Veins');
    expect(digest).toContain('Caution');
    await running.settle();
    expect(slack.look('member', 'news')).toHaveLength(1);
  });

  it('survives a restart: nothing is sent again, and old buttons still work', async () => {
    await stage.restart();
    const { discord, slack, running } = stage;
    await running.settle();
    expect(discord.look('member', 'treatment')).toHaveLength(1);
    expect(slack.look('member', 'news')).toHaveLength(1);
    expect(read(await discord.press('member', 'treatment', 'How we read it'))).toContain('Where the labels were read');
    expect(read(await slack.press('member', 'treatment', 'Follow Treatment'))).toContain('You now follow Treatment');
  });

  it('a correction changes every copy, the digest among them', async () => {
    const { discord, slack, site, clock } = stage;
    clock.at += 60_000;
    const preview = read(
      await discord.type(
        'moderator',
        'lounge',
        `/newsroom correct 1 standing:superseded notice:"A controlled trial in 2017 found no benefit." link:${site}/vein-trial-no-benefit`,
      ),
    );
    expect(preview).toContain('Nothing is changed until you confirm');
    expect(preview).toContain('Superseded by later evidence');
    expect(preview).toContain('1 copy on Discord, 2 on Slack are changed');
    expect(read(discord.look('member', 'treatment'))).not.toContain('Superseded');
    expect(read(await discord.press('moderator', 'lounge', 'Confirm'))).toContain(
      '3 copies are being brought up to date',
    );
    const copies: (() => string)[] = [
      () => read(discord.look('member', 'treatment')),
      () => read(slack.look('member', 'treatment')),
    ];
    for (const copy of copies) {
      await expect.poll(copy, { timeout: 10_000 }).toContain('Superseded by later evidence');
      expect(copy()).toContain('A controlled trial in 2017 found no benefit.');
      expect(copy()).toContain('do not prove that the procedure works');
    }
    await expect
      .poll(() => read(slack.look('member', 'news')), { timeout: 10_000 })
      .toContain('SUPERSEDED BY LATER EVIDENCE');
    expect(read(await discord.press('moderator', 'lounge', 'See how far it is'))).toContain(
      'Last change: 3 edited, 0 waiting, 0 unreachable.',
    );
    expect(read(await slack.type('member', 'lounge', '/news search veins'))).toContain(
      'SUPERSEDED BY LATER EVIDENCE: Treating',
    );
  });

  it('tells the correction first in the next digest', async () => {
    const { clock, running, slack } = stage;
    clock.at = Date.parse('2026-11-11T08:00:30Z');
    await running.settle();
    await expect.poll(() => slack.look('member', 'news').length, { timeout: 10_000 }).toBe(2);
    const digest = slack.look('member', 'news').at(-1) ?? '';
    expect(digest).toContain('Corrections to what you were sent before');
    expect(digest).toContain('Superseded by later evidence: Treating Clogged Veins');
  });

  it('never logged what anybody searched, read or follows', () => {
    expect(read(stage.logged)).not.toMatch(/clogged|veins|treatment/i);
  });
});
