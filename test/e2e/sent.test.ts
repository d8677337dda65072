import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from './stage.ts';

/** The exact JSON both platforms are sent, kept in test/fixtures/sent to be read by eye whenever wording or looks change. */
describe('what is sent', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    const { discord, slack, site } = stage;
    await discord.type('moderator', 'treatment', '/newsroom subscribe treatment');
    await discord.type('moderator', 'news', '/newsroom subscribe everything when:weekly on:monday at:18:00');
    await slack.type('moderator', 'lounge', '/newsroom subscribe treatment channel:#treatment');
    await slack.type(
      'moderator',
      'lounge',
      '/newsroom subscribe everything channel:#news when:weekly on:monday at:18:00',
    );
    for (const story of ['clogged-veins in:treatment', 'walking-tablet in:treatment', 'myelin-mice in:research']) {
      await discord.type('moderator', 'lounge', `/newsroom post ${site}/${story}`);
      await discord.press('moderator', 'lounge', 'Publish');
      stage.clock.at += 60_000;
    }
    await stage.running.settle();
  });
  afterAll(() => stage.close());

  it('an article', async () => {
    await expect.poll(() => stage.slack.look('member', 'treatment').length, { timeout: 10_000 }).toBe(2);
    await expect.poll(() => stage.discord.look('member', 'treatment').length, { timeout: 10_000 }).toBe(2);
    await toMatchSent(discordPosts('treatment')[0], 'discord-article');
    await toMatchSent(slackPosts('treatment')[0], 'slack-article');
  });

  it('a page of search results', async () => {
    await stage.discord.type('member', 'lounge', '/news search sclerosis');
    const answers = stage.sandbox.discord.journal.filter(
      ({ method, path }) => method === 'PATCH' && path.startsWith('/webhooks/'),
    );
    await toMatchSent(answers.at(-1)?.body, 'discord-search');
    await stage.slack.type('member', 'lounge', '/news search sclerosis');
    // In the acknowledgement, or after it: the same.
    const responses = stage.sandbox.slack.journal.entries.flatMap((entry) =>
      entry.kind === 'response_url' || entry.kind === 'delivery' ? [entry.body] : [],
    );
    await toMatchSent(
      responses.findLast((body) => JSON.stringify(body ?? {}).includes('blocks')),
      'slack-search',
    );
  });

  it('a digest', async () => {
    stage.clock.at = Date.parse('2026-11-09T18:00:30Z');
    await stage.running.settle();
    await expect.poll(() => stage.slack.look('member', 'news').length, { timeout: 10_000 }).toBe(1);
    await expect.poll(() => stage.discord.look('member', 'news').length, { timeout: 10_000 }).toBe(1);
    await toMatchSent(discordPosts('news')[0], 'discord-digest');
    await toMatchSent(slackPosts('news')[0], 'slack-digest');
  });

  it('a correction', async () => {
    const { discord, slack, site, sandbox } = stage;
    await discord.type(
      'moderator',
      'lounge',
      `/newsroom correct 1 standing:superseded notice:"A controlled trial in 2017 found no benefit." link:${site}/vein-trial-no-benefit`,
    );
    await discord.press('moderator', 'lounge', 'Confirm');
    await expect.poll(() => discord.look('member', 'treatment')[0], { timeout: 10_000 }).toContain('Superseded');
    await expect.poll(() => slack.look('member', 'treatment')[0], { timeout: 10_000 }).toContain('Superseded');
    const channel = sandbox.channels.discord['treatment'] ?? '';
    const edits = sandbox.discord.journal.filter(
      ({ method, path }) => method === 'PATCH' && path.startsWith(`/channels/${channel}/messages/`),
    );
    await toMatchSent(edits[0]?.body, 'discord-correction');
    const updates = sandbox.slack.journal.entries.flatMap((entry) =>
      entry.kind === 'call' &&
      entry.method === 'chat.update' &&
      entry.args['channel'] === sandbox.channels.slack['treatment']
        ? [entry.args]
        : [],
    );
    await toMatchSent(updates[0], 'slack-correction');
  });

  function discordPosts(channel: string): readonly unknown[] {
    const path = `/channels/${stage.sandbox.channels.discord[channel] ?? ''}/messages`;
    return stage.sandbox.discord.journal
      .filter((entry) => entry.method === 'POST' && entry.path === path)
      .map(({ body }) => body);
  }

  function slackPosts(channel: string): readonly unknown[] {
    return stage.sandbox.slack.journal.entries.flatMap((entry) =>
      entry.kind === 'call' &&
      entry.method === 'chat.postMessage' &&
      entry.args['channel'] === stage.sandbox.channels.slack[channel]
        ? [entry.args]
        : [],
    );
  }

  /** Slack is sent JSON within form fields. */
  function unfolded(body: unknown): unknown {
    if (typeof body !== 'object' || body === null || !('metadata' in body || 'blocks' in body)) return body;
    return Object.fromEntries(
      Object.entries(body).map(([name, value]) => [
        name,
        typeof value === 'string' && /^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value,
      ]),
    );
  }

  /** Ports, ids and tokens differ from run to run; the rest may not. */
  async function toMatchSent(body: unknown, name: string): Promise<void> {
    expect(body).toBeDefined();
    const settled = JSON.stringify(unfolded(body), undefined, 2)
      .replaceAll(stage.site, 'https://site.example')
      .replaceAll(/"(nonce)": "[^"]+"/g, '"$1": "…"')
      .replaceAll(/"(ts|channel)": "[^"]+"/g, '"$1": "…"')
      .replaceAll(/"id": \d+/g, '"id": "…"')
      .replaceAll(/\b[0-9a-f]{30}\b/g, '…')
      .replaceAll(/\b\d{17,19}\b/g, '…');
    await expect(`${settled}\n`).toMatchFileSnapshot(`../fixtures/sent/${name}.json`);
  }
});
