import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { WebClient } from '@slack/web-api';
import { Client, GatewayIntentBits } from 'discord.js';
import { readConfig } from '../../src/config.ts';
import type { Log } from '../../src/core/log.ts';
import { run as runNewsroom, sandboxOptions } from '../../src/main.ts';
import { openSandbox, sandboxConfig, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { at, table } from './table.ts';

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * From `/newsroom post` to visible on both loopback platforms: reading the page, judging it, the preview, publishing, two deliveries.
 * The peer in the same run is bare: one discord.js send and one web-api chat.postMessage, with nothing around them.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { posts: { type: 'string', default: '60' } } });
  const posts = Number(values.posts);
  const config = readConfig({});
  // A clock that moves on: moderators are held to a number of posts a minute, and the bench is not about that.
  let moved = 0;
  const now = (): number => Date.now() + moved;
  const sandbox = await openSandbox({
    ...sandboxOptions(config.roots),
    now,
    rateLimits: false,
  });
  const dataDir = await mkdtemp(join(tmpdir(), 'carewire-bench-'));
  const site = await serveArticles();
  const running = await runNewsroom(sandboxConfig(config, sandbox, dataDir), {
    clock: { now },
    log: silent,
    allow: (host) => host === '127.0.0.1',
  });
  try {
    const [discord, slack] = sandbox.screens;
    if (!discord || !slack) throw new Error('two screens');
    await discord.type('moderator', 'treatment', '/newsroom subscribe everything');
    await slack.type('moderator', 'lounge', '/newsroom subscribe everything channel:#treatment');

    const preview: number[] = [];
    const visible: number[] = [];
    const whole: number[] = [];
    const warmUp = 5;
    for (let post = 0; post < posts + warmUp; post += 1) {
      moved += 70_000;
      const start = performance.now();
      await discord.type('moderator', 'lounge', `/newsroom post ${site.url}/${post} in:treatment`);
      const previewed = performance.now();
      const shown = both(sandbox, post + 1);
      await discord.press('moderator', 'lounge', 'Publish');
      await shown;
      const end = performance.now();
      if (post < warmUp) continue;
      preview.push(previewed - start);
      visible.push(end - previewed);
      whole.push(end - start);
    }
    const bare = await barePosts(sandbox, posts);
    console.log(`${posts} posts, each to one Discord and one Slack channel; milliseconds`);
    console.log(
      table({
        'command to preview': preview,
        'Publish to visible on both': visible,
        'both together': whole,
        'bare discord.js + web-api send': bare,
      }),
    );
    console.log(`Publish to visible, of the bare sends at p50: ${(at(visible, 0.5) / at(bare, 0.5)).toFixed(1)} times`);
    console.log(
      `command to preview, of the platforms' 3 s to acknowledge at p99: ${((at(preview, 0.99) / 3000) * 100).toFixed(1)} %`,
    );
  } finally {
    await running.stop();
    await sandbox.close();
    await site.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Resolves when so many messages stand in both channels. */
async function both({ discord, slack, channels }: Sandbox, count: number): Promise<void> {
  const [there, here] = [channels.discord['treatment'] ?? '', channels.slack['treatment'] ?? ''];
  await Promise.all([
    discord.until(() => discord.messages(there).length >= count, { timeoutMs: 20_000, waitingFor: 'the Discord copy' }),
    slack.journal.until(() => slack.messages(here).length >= count, 'the Slack copy', 20_000),
  ]);
}

async function barePosts({ discord, slack, channels }: Sandbox, count: number): Promise<readonly number[]> {
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: discord.url } });
  const ready = once(client, 'clientReady');
  await client.login(discord.token);
  await ready;
  const web = new WebClient(slack.botToken, { slackApiUrl: slack.url });
  const channel = await client.channels.fetch(channels.discord['lounge'] ?? '');
  if (!channel?.isSendable()) throw new Error('the lounge can be written to');
  const taken: number[] = [];
  for (let post = 0; post < count; post += 1) {
    const start = performance.now();
    await Promise.all([
      channel.send('An article'),
      web.chat.postMessage({ channel: channels.slack['lounge'] ?? '', text: 'An article' }),
    ]);
    taken.push(performance.now() - start);
  }
  await client.destroy();
  return taken;
}

/** As many different articles as are asked for, of ordinary length. */
async function serveArticles(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const number = (request.url ?? '/0').slice(1);
    const paragraphs = Array.from(
      { length: 14 },
      (_, index) =>
        `<p>In study ${number}, part ${index}, researchers followed ${100 + index} people with multiple sclerosis for a year. Most of them walked as fast at the end as at the beginning. The authors caution that the study cannot show whether the treatment was the cause.</p>`,
    );
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      `<!doctype html><html lang="en"><head><title>Study ${number} of walking with MS</title><meta property="og:site_name" content="Bench"></head><body><nav><a href="/">Home</a></nav><article><h1>Study ${number} of walking with MS</h1>${paragraphs.join('')}</article></body></html>`,
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
