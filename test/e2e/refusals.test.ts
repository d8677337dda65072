import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servePages } from './pages.ts';
import { openStage, read, type Stage } from './stage.ts';

/** Every mistake a person can make is answered with a sentence that says what to do, on both platforms. */
describe.each(['discord', 'slack'] as const)('on %s', (platform) => {
  let stage: Stage;
  let pages: Awaited<ReturnType<typeof servePages>>;
  beforeAll(async () => {
    [stage, pages] = await Promise.all([openStage(), servePages()]);
  });
  afterAll(() => Promise.all([stage.close(), pages.close()]));

  /** What they read: the bot's answer, or what the platform's own app says before the bot is even asked. */
  const say = (line: string, who: 'moderator' | 'member' = 'moderator'): Promise<string> =>
    stage[platform]
      .type(who, 'lounge', line)
      .then(read, (error: unknown) => (error instanceof Error ? error.message : ''));

  it.each([
    [
      'an address that is none',
      () => '/newsroom post ftp://example.org/a',
      'is not a web address. Give a link that begins with https://',
    ],
    ['an address inside our own network', () => '/newsroom post http://10.0.0.1/a', 'is not on the public web'],
    [
      'a page that is not there',
      () => `/newsroom post ${pages.url}/nowhere.html`,
      'There is no page at that address. Check the link.',
    ],
    [
      'a site that cannot be reached',
      () => '/newsroom post http://127.0.0.1:1/a',
      'could not be reached. Try again later.',
    ],
    [
      'a page behind a paywall',
      () => `/newsroom post ${pages.url}/paywall.html`,
      'without a subscription. Paste the article’s text instead.',
    ],
    [
      'a page behind a login',
      () => `/newsroom post ${pages.url}/login.html`,
      'after signing in. Paste the article’s text instead.',
    ],
    [
      'an empty page',
      () => `/newsroom post ${pages.url}/empty.html`,
      'No article text was found on that page. Paste the article’s text instead.',
    ],
    ['a list of articles', () => `/newsroom post ${pages.url}/list.html`, 'Open one of them, and give its own link.'],
    [
      'an unknown category',
      () => `/newsroom post ${pages.url}/trial-news.html in:treatmnt`,
      'There is no category “treatmnt”. This community’s categories are: Treatment',
    ],
    ['an unknown category to search in', () => '/news search veins in:nothing', 'There is no category “nothing”'],
    [
      'a topic that is probably misspelt',
      () => '/newsroom subscribe treatmnt',
      'To follow the word itself, put it in quotes: "treatmnt".',
    ],
    ['a time that is none', () => '/newsroom subscribe treatment at:25:00', 'is no time of day. Write it like 08:00'],
    [
      'a zone that is none',
      () => '/newsroom subscribe treatment at:8:00 zone:CEST',
      'is no time zone I know. Write it like Europe/Berlin',
    ],
    ['an article that is not there', () => '/news read 99', 'no article #99'],
    ['a title where a number is wanted', () => '/news read the one about veins', 'Choose it from the list'],
    ['a subscription that is not there', () => '/newsroom unsubscribe 99', 'There is no #99 in your list'],
    ['a correction of nothing', () => '/newsroom correct 99 standing:retracted notice:wrong', 'no article #99'],
    ['a link code that is none', () => '/newsroom link code:nonsense', 'code'],
  ])('%s', async (_name, line, sentence) => {
    expect(await say(line())).toContain(sentence);
  });

  it('a text that is too long', async () => {
    await say(`/newsroom post ${pages.url}/trial-news.html in:treatment`);
    const published = read(await stage[platform].press('moderator', 'lounge', 'Publish'));
    expect(published).toContain('Published');
    const answer = await say(`/newsroom withdraw 1 reason:"${'long '.repeat(250)}"`);
    expect(answer).toMatch(/holds 12\d\d characters, and 1000 are allowed|must be at most 1000 characters/);
  });

  it('a link that was shared before', async () => {
    expect(await say(`/newsroom post ${pages.url}/trial-news.html?utm_source=mail#top`)).toMatch(/already.*#1/);
  });

  it('a preview that has expired', async () => {
    await say(`/newsroom post ${pages.url}/vein-story.html in:treatment`);
    stage.clock.at += 25 * 3_600_000;
    const answer = read(await stage[platform].press('moderator', 'lounge', 'Publish'));
    expect(answer).toContain('a day has passed. Post the link again to get a new one.');
  });

  it('no permission to moderate', async () => {
    // Discord's own app does not even offer the command to members.
    expect(await say('/newsroom status', 'member')).toMatch(
      platform === 'discord' ? /no command|not.*command/i : /Only moderators/,
    );
  });

  it('a channel the bot cannot write to: said when subscribing, and the article waits for nobody else', async () => {
    const { sandbox } = stage;
    if (platform === 'discord') sandbox.discord.setBotMay(sandbox.channels.discord['news'] ?? '', ['ViewChannel']);
    else await sandbox.slack.archive(sandbox.channels.slack['news'] ?? '');
    const answer = await say('/newsroom subscribe everything channel:#news');
    expect(answer).toContain('Nothing can be sent there yet');
    expect(answer).toMatch(platform === 'discord' ? /Send Messages/i : /archived/i);
  });
});
