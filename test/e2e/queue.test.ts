import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, read, type Stage } from './stage.ts';

/** Members hand links in, moderators work through the queue, and members hear what became of them: with the real clients. */
describe.each(['discord', 'slack'] as const)('the queue on %s', (platform) => {
  const elsewhere = platform === 'discord' ? 'slack' : 'discord';
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const type = async (who: 'moderator' | 'member', line: string): Promise<string> =>
    read(await stage[platform].type(who, 'lounge', line));
  const press = async (label: string): Promise<string> =>
    read(await stage[platform].press('moderator', 'lounge', label));
  const heard = (): string => read(stage[platform].look('member', '@me'));

  it('is empty at first, and says how it fills', async () => {
    const empty = await type('moderator', '/newsroom queue');
    expect(empty).toContain('Nothing waits.');
    expect(empty).toContain('To be told each day when something waits, choose a channel');
  });

  it('takes a member’s suggestion, publishes it, and tells them in private', async () => {
    const thanks = await type('member', `/news suggest ${stage.site}/walking-tablet?utm_source=chat`);
    expect(thanks).toContain(
      'The moderators will look at it, and are not told who you are. You hear in your direct messages',
    );
    expect(await type('member', `/news suggest ${stage.site}/walking-tablet`)).toContain('You handed this in before');
    const shown = await type('moderator', '/newsroom queue');
    expect(shown).toContain('A member suggested it');
    expect(shown).toContain('The only story that waits.');
    expect(shown).not.toContain('<@');
    expect(await press('Publish')).toContain('Published');
    await stage.running.settle();
    await expect.poll(heard).toContain('the link you suggested was published');
    expect(await type('member', `/news suggest ${stage.site}/walking-tablet/`)).toContain('Already shared on');
  });

  it('rejects with a reason, which the member hears, and not from whom', async () => {
    await type('member', `/news suggest ${stage.site}/myelin-mice note:"Is there hope?"`);
    expect(await type('moderator', '/newsroom queue')).toContain('Is there hope?');
    await press('Reject');
    const rejected = await stage[platform].fill('moderator', 'lounge', {
      'Or in your own words': 'It was in mice only.',
    });
    expect(read(rejected)).toMatch(/Rejected by you, .*2026.*\. Reason: It was in mice only\./);
    await stage.running.settle();
    await expect.poll(heard).toContain('It was in mice only.');
    expect(heard()).toContain('decided not to publish it');
    expect(await type('member', `/news suggest ${stage.site}/myelin-mice`)).toContain(
      'Their reason: It was in mice only.',
    );
  });

  it('knows what was shared on the other platform, and warns before the same story goes out again', async () => {
    const community = (await stage.running.store.communities.list())[0]?.id ?? '';
    const [article] = await stage.running.store.articles.latest(community, { limit: 1 });
    const again = read(
      await stage[elsewhere].type('moderator', 'lounge', `/newsroom post ${stage.site}/walking-tablet?fbclid=1#top`),
    );
    expect(again).toContain('already published here');
    expect(again).toContain(`#${article?.id ?? 0}`);
  });

  it('waits for a second moderator, on whichever platform, where two must agree', async () => {
    expect(await type('moderator', '/newsroom settings eyes:two')).toContain(
      'something tried on people needs two of you',
    );
    const trial = await type('moderator', `/newsroom post ${stage.site}/vein-trial-no-benefit in:symptoms`);
    expect(trial).toMatch(/Two must agree\.\W* It tells of something tried on people \(trial with people assigned/);
    await press('Discard');
    await type('moderator', `/newsroom post ${stage.site}/clogged-veins in:treatment`);
    expect(await press('Say yes')).toMatch(/You said yes\..*Your yes, .*2026/s);
    const mine = await type('moderator', '/newsroom queue');
    expect(mine).toContain('You said yes. It goes out when another moderator does, too.');
    const theirs = read(await stage[elsewhere].type('moderator', 'lounge', '/newsroom queue'));
    expect(theirs).toContain('A moderator said yes to it as it stands.');
    expect(read(await stage[elsewhere].press('moderator', 'lounge', 'Publish'))).toContain('Published');
    expect(await press('Later')).toContain('Decided already');
  });

  it('rejects many at once only when asked twice', async () => {
    const { store } = stage.running;
    const [community] = await store.communities.list();
    if (!community) throw new Error('no community');
    await store.candidates.add(
      [1, 2, 3].map((index) => ({
        community: community.id,
        url: `${stage.site}/feed/${index}`,
        title: `Item ${index} of a feed about ${['sleep', 'diet', 'insurance'][index - 1] ?? ''}`,
        summary: null,
        publishedAt: null,
        categories: [],
        origin: { kind: 'feed', feed: 1 },
        at: stage.clock.at,
      })),
    );
    expect(await type('moderator', '/newsroom queue')).toContain('Story 1 of 3');
    const many = await press('Reject many…');
    expect(many).toContain('All from this feed: 3 links');
    expect(many).not.toContain('0 links');
    expect(await press('All from this feed…')).toContain('Reject 3 links?');
    expect((await store.candidates.count(community.id, stage.clock.at)).inSight).toBe(3);
    expect(await press('Reject 3 links')).toContain('Rejected 3 links.');
    expect(await type('moderator', '/newsroom queue')).toContain('Nothing waits.');
  });

  it('is announced to the moderators’ channel once a day, when something waits', async () => {
    await type('moderator', '/newsroom settings desk:#news note:09:00');
    expect(await type('member', `/news suggest ${stage.site}/injector-recall`)).toContain('That was a lot at once');
    stage.clock.at += 3_600_000;
    expect(await type('member', `/news suggest ${stage.site}/injector-recall`)).toContain('Thank you.');
    stage.clock.at += 86_400_000;
    await stage.running.settle();
    await expect
      .poll(() => read(stage[platform].look('moderator', 'news')))
      .toMatch(/1 link waits for a moderator, since .*2026/);
    expect(read(await stage[platform].press('moderator', 'news', 'Open the queue'))).toContain('A member suggested it');
    expect(read(await stage[platform].press('moderator', 'news', 'Reject many…'))).toContain(
      'There is nothing to reject at once: nothing waits for more than a week.',
    );
    await stage[platform].press('moderator', 'news', 'Back');
    expect(read(await stage[platform].press('moderator', 'news', 'Later'))).toMatch(/Put off by you, .*2026/);
    const empty = await type('moderator', '/newsroom queue');
    expect(empty).toContain('The moderators’ channel is told each day when something waits.');
    expect(empty).not.toContain('choose a channel');
  });

  it('lets a moderator paste what cannot be read, and tells the member as for any other', async () => {
    await type('member', `/news suggest ${stage.site}/gone`);
    expect(await type('moderator', '/newsroom queue')).toContain('It could not be read');
    expect(await press('Paste its text')).toContain(`${stage.site}/gone`);
    const text = `A rule for buses\n\n${'Buses must have a ramp for people who use a wheelchair from next spring on. '.repeat(9)}`;
    const preview = read(
      await stage[platform].fill('moderator', 'lounge', { Text: text, Category: 'Policy & access' }),
    );
    expect(preview).toMatch(
      /It waits in the queue as well\. A member suggested it .*\. Publish it here, and they are told\./,
    );
    expect(await press('Publish')).toContain('Published A rule for buses');
    await stage.running.settle();
    await expect.poll(heard).toContain('A rule for buses');
    expect(await type('moderator', '/newsroom queue')).toContain('Nothing waits.');
  });

  it('says that a link whose draft was discarded waits still, and lets it be rejected there and then', async () => {
    const link = `${stage.site}/vein-trial-no-benefit`;
    await type('moderator', `/newsroom post ${link} in:treatment`);
    expect(await press('Discard')).not.toContain('queue');
    // Five links an hour are taken from one person.
    stage.clock.at += 3_600_000;
    expect(await type('member', `/news suggest ${link}`)).toContain('The moderators will look at it');
    await type('moderator', `/newsroom post ${link} in:treatment`);
    const discarded = await press('Discard');
    expect(discarded).toMatch(
      /Discarded.*Nothing was posted\..*The link still waits in the queue\..*A member suggested it/s,
    );
    expect(discarded).toContain('Reject it as well if it shall not come up again: they are told your reason.');
    expect(await press('See it in the queue')).toContain('The only story that waits.');
    await type('moderator', `/newsroom post ${link} in:treatment`);
    await press('Discard');
    await press('Reject');
    await stage[platform].fill('moderator', 'lounge', { 'Or in your own words': 'We had it in 2017.' });
    await stage.running.settle();
    await expect.poll(heard).toContain('We had it in 2017.');
    expect(await type('moderator', '/newsroom queue')).toContain('Nothing waits.');
  });

  it('leaves no word of who suggested what in the log', () => {
    expect(read(stage.logged)).not.toMatch(/walking-tablet|myelin-mice|injector-recall|vein-trial/);
  });
});
