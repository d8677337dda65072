import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directMessages } from '../../src/sandbox/screen.ts';
import { openStage, read, type Stage } from './stage.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** A small site with a feed, whose items and health the test decides. */
async function openFeedSite() {
  const site = { status: 200, items: [] as { path: string; title: string }[], asked: 0, unchanged: 0 };
  const page = ({ title }: { title: string }): string => `<!doctype html><html lang="en"><head><title>${title}</title>
    <meta property="article:published_time" content="2026-11-09T08:00:00Z"><meta property="og:site_name" content="Ward Post"></head>
    <body><article><h1>${title}</h1><p>${title}, doctors at three hospitals reported this week in a medical journal.</p>
    <p>The trial compared 120 adults with multiple sclerosis, half of whom had been given the usual care for a whole year.</p>
    <p>But the researchers caution that the trial was small, and that longer studies of ${title.toLowerCase()} are needed before anybody changes what they take.</p>
    <p>The work was paid for by a public research fund, and none of the authors has a stake in a company.</p></article></body></html>`;
  const server = createServer((request, response) => {
    const origin = `http://${request.headers.host ?? ''}`;
    const feed = `<rss version="2.0"><channel><title>Ward Post</title><link>${origin}/</link>${site.items
      .map(({ path, title }) => `<item><title>${title}</title><link>${origin}/${path}</link></item>`)
      .join('')}</channel></rss>`;
    const etag = `"${site.items.length}"`;
    const item = site.items.find(({ path }) => request.url === `/${path}`);
    if (request.url === '/') response.end('<link rel="alternate" type="application/rss+xml" href="/feed"><p>Ward Post');
    else if (item) response.writeHead(200, { 'content-type': 'text/html' }).end(page(item));
    else if (request.url !== '/feed') response.writeHead(404).end();
    else {
      site.asked += 1;
      const isHeld = site.status === 200 && request.headers['if-none-match'] === etag;
      site.unchanged += Number(isHeld);
      response.writeHead(isHeld ? 304 : site.status, { etag, 'content-type': 'application/rss+xml' });
      response.end(isHeld || site.status !== 200 ? '' : feed);
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  // A TCP server's address is always an AddressInfo once it listens.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const { port } = server.address() as AddressInfo;
  return { site, url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

describe('a feed, from its address to the channels', () => {
  let stage: Stage;
  let ward: Awaited<ReturnType<typeof openFeedSite>>;
  beforeAll(async () => {
    [stage, ward] = await Promise.all([openStage(), openFeedSite()]);
  });
  afterAll(async () => {
    await stage.close();
    ward.close();
  });

  const onDiscord = async (line: string): Promise<string> =>
    read(await stage.discord.type('moderator', 'lounge', line));
  const onSlack = async (line: string): Promise<string> => read(await stage.slack.type('moderator', 'lounge', line));
  const press = async (label: string): Promise<string> => read(await stage.discord.press('moderator', 'lounge', label));
  const open = async (): Promise<string> =>
    read(await stage.discord.choose('moderator', 'lounge', 'Change, pause, try again or remove one', ['#1 Ward Post']));
  const pass = async (ms: number): Promise<void> => {
    stage.clock.at += ms;
    await stage.running.settle();
  };
  const waiting = async (): Promise<readonly (string | null)[]> =>
    (await stage.running.store.candidates.waiting('ms-hub', stage.clock.at, 100)).map(({ title }) => title);

  it('is found on the page that names it, and shows what it holds without bringing any of it', async () => {
    ward.site.items.unshift({ path: 'old', title: 'Old news of the ward' });
    const added = await onDiscord(`/newsroom feeds add:${ward.url} in:treatment include:"ward, drug"`);
    expect(added).toContain('#1 Ward Post');
    expect(added).toContain('is followed');
    expect(added).toContain('Old news of the ward');
    expect(added).toContain('waits in the queue');
    expect(added).toContain('“ward”, “drug”');
    await pass(2 * hour);
    expect(await waiting()).toEqual([]);
    expect(await onDiscord(`/newsroom feeds add:${ward.url}/feed`)).toContain('followed here already as #1');
  });

  it('is for moderators alone', async () => {
    await expect(stage.discord.type('member', 'lounge', '/newsroom feeds')).rejects.toThrow('no command');
    expect(read(await stage.slack.type('member', 'lounge', `/newsroom feeds add:${ward.url}`))).toMatch(/moderator/i);
  });

  it('brings what is new to the moderators’ queue, once, across a restart', async () => {
    ward.site.items.unshift({ path: 'a', title: 'A new drug for walking' }, { path: 'b', title: 'A bake sale' });
    await pass(day);
    expect(await waiting()).toEqual(['A new drug for walking']);
    await stage.restart();
    await pass(3 * day);
    expect(await waiting()).toEqual(['A new drug for walking']);
    expect(ward.site.unchanged).toBeGreaterThan(0);
    const queued = await onSlack('/newsroom queue');
    expect(queued).toContain('Feed #1 Ward Post brought it');
    expect(queued).toContain('A new drug for walking');
    const listed = await onSlack('/newsroom feeds');
    expect(listed).toContain('1 feed');
    expect(listed).toContain('Ward Post');
    expect(listed).toContain('1 item brought');
    // Else nobody knows why the bake sale did not come.
    expect(listed).toContain('Its words leave some items out.');
    expect(listed).not.toContain('without review');
  });

  it('goes straight out only after a second yes, and then reaches the channels once', async () => {
    await onDiscord('/newsroom subscribe everything channel:#news');
    await onSlack('/newsroom subscribe everything channel:#news');
    await onDiscord('/newsroom feeds');
    await open();
    const asked = await press('Publish without review…');
    expect(asked).toContain('nobody looks at it first');
    await press('No, keep the queue');
    ward.site.items.unshift({ path: 'c', title: 'A second drug for the ward' });
    await pass(2 * day);
    expect(await waiting()).toEqual(['A second drug for the ward', 'A new drug for walking']);

    await press('Publish without review…');
    expect(await press('Yes, publish without review')).toContain('is published without review');
    expect(await onSlack('/newsroom feeds')).toContain('Published without review.');
    ward.site.items.unshift({ path: 'd', title: 'Third drug slows damage in the brain' });
    await pass(2 * day);
    await expect.poll(() => stage.discord.look('member', 'news').length, { timeout: 20_000 }).toBe(1);
    await expect.poll(() => stage.slack.look('member', 'news').length, { timeout: 20_000 }).toBe(1);
    await pass(2 * day);
    expect(stage.discord.look('member', 'news')).toHaveLength(1);
    expect(stage.discord.look('member', 'news')[0]).toContain('Third drug slows damage in the brain');
    expect(await waiting()).toHaveLength(2);
  });

  it('tells once, in private, when it dies, and one button brings it back', async () => {
    const told = (): readonly string[] =>
      stage.discord
        .look('moderator', directMessages)
        .filter((message) => message.includes('A feed brings nothing any more'));
    ward.site.status = 410;
    await pass(2 * day);
    await expect.poll(() => told().length, { timeout: 20_000 }).toBe(1);
    expect(told()[0]).toContain('taken that feed down for good');
    expect(read(stage.discord.look('member', directMessages))).not.toContain('A feed brings');
    const asked = ward.site.asked;
    await pass(10 * day);
    expect(ward.site.asked).toBe(asked);
    expect(told()).toHaveLength(1);
    expect(await onDiscord('/newsroom feeds')).toContain('1 feed, in trouble: 1');
    expect(await onSlack('/newsroom status')).toContain('1 (in trouble: 1)');

    const inPrivate = async (label: string): Promise<string> =>
      read(await stage.discord.press('moderator', directMessages, label));
    expect(await inPrivate('Try again')).toContain('does not work yet');
    ward.site.status = 200;
    expect(await inPrivate('Try again')).toContain('#1 works');
    expect(await onDiscord('/newsroom feeds')).not.toContain('in trouble');
  });

  it('is given back as a list, and removed', async () => {
    await onDiscord('/newsroom feeds');
    const exported = await press('Export');
    expect(exported).toContain('1 feed as OPML');
    expect(exported).toContain(`${ward.url}/feed`);
    await press('All feeds');
    await open();
    expect(await press('Remove')).toContain('is removed');
    expect(await onSlack('/newsroom feeds')).toContain('No feed is followed yet');
  });

  it('leaves no trace of what it is about in the log', () => {
    expect(read(stage.logged)).not.toMatch(/ward|drug|walking/i);
  });
});

describe('the sandbox’s own feed', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it('brings more as the clock goes on: what may go out goes out, what promises too much waits', async () => {
    const { slack, running, clock } = stage;
    await slack.type('moderator', 'lounge', '/newsroom subscribe everything channel:#news');
    const added = read(await slack.type('moderator', 'lounge', `/newsroom feeds add:${stage.site} in:treatment`));
    expect(added).toContain('The Sandbox Wire');
    expect(added).toContain('Support Groups Move Their Meetings');
    await slack.press('moderator', 'lounge', 'Publish without review…');
    await slack.press('moderator', 'lounge', 'Yes, publish without review');
    clock.at += 2 * hour;
    await running.settle();
    await expect.poll(() => read(slack.look('member', 'news')), { timeout: 20_000 }).toContain('Cooling Vests');
    clock.at += 6 * hour;
    await running.settle();
    const waiting = await running.store.candidates.waiting('ms-hub', clock.at, 9);
    expect(waiting.map(({ title }) => title)).toEqual([
      'Breakthrough Fasting Plan Ends MS Fatigue for Good, Says Its Inventor',
    ]);
    expect(slack.look('member', 'news')).toHaveLength(1);
  });
});
