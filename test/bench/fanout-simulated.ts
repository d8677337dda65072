import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Article } from '../../src/core/article.ts';
import type { NewDelivery } from '../../src/core/delivery.ts';
import { PlatformError } from '../../src/core/errors.ts';
import { channelParts, platformOf, type Channel } from '../../src/core/place.ts';
import type { Platform } from '../../src/core/platform.ts';
import { pace as discordPace } from '../../src/discord/limits.ts';
import { createDelivering, type Delivering } from '../../src/newsroom/deliver.ts';
import type { Needs } from '../../src/newsroom/needs.ts';
import { createLimits } from '../../src/sandbox/discord/limits.ts';
import { createRates } from '../../src/sandbox/slack/rates.ts';
import { pace as slackPace } from '../../src/slack/limits.ts';
import { openStore } from '../../src/store/store.ts';
import { anArticle, aSubscription, settings } from '../contracts/samples.ts';
import { withinLimit, type Wanted } from './fanout-limits.ts';
import { needsOver } from '../fakes/needs.ts';
import { createIdleTime, type IdleTime } from './idle-time.ts';

/** The engine over a real database and platforms that count as the real ones do, in time that passes only while all wait. */
export async function simulate(wanted: Wanted): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'carewire-simulated-'));
  const time = createIdleTime();
  const clock = { now: () => Date.UTC(2026, 10, 23, 9) + Math.floor(time.now()) };
  const store = await openStore({ file: join(folder, 'news.db'), communities: settings, now: clock.now });
  const counted = { discord: 0, slack: 0, tooMany: 0 };
  const discord = createLimits(() => time.now());
  const slack = createRates(() => time.now());
  const platforms = [
    simulated('discord', discordPace, time, counted, (method, channel) => {
      const path = `/channels/${channelParts(channel).id}/messages`;
      return (
        discord(method === 'post' ? 'POST' : 'PATCH', method === 'post' ? path : `${path}/1`).tooEarly?.retryAfterMs ??
        0
      );
    }),
    simulated(
      'slack',
      slackPace,
      time,
      counted,
      (method, channel) =>
        1_000 *
        slack.take(
          method === 'post'
            ? { method: 'chat.postMessage', team: 'T1', channel, tier: 'none' }
            : { method: 'chat.update', team: 'T1', channel, tier: 3 },
        ),
    ),
  ];
  const needs = needsOver(store, clock, platforms);
  const delivering = createDelivering(needs, { time });
  try {
    const channels = [
      ...Array.from({ length: wanted.discord }, (_, i) => `discord:1:${i}` as const),
      ...Array.from({ length: wanted.slack }, (_, i) => `slack:T1:${i}` as const),
    ];
    for (const channel of channels) {
      const each = { topic: { kind: 'everything' }, cadence: { kind: 'each' }, nextAt: null } as const;
      await store.subscriptions.put(aSubscription({ channel, ...each }));
    }
    const article = await store.ledger.publish(anArticle(), (article) =>
      channels.map((channel) =>
        owed(channel, clock.now(), `article:${article.id}:${channel}`, { kind: 'article', article: article.id }),
      ),
    );
    if (!article) throw new Error('not published');
    await time.during(report('article', wanted, counted, time, needs, delivering));
    await store.ledger.revise(disputed(article), (copies) =>
      copies.map(({ id, channel }) =>
        owed(channel, clock.now(), `edit:${id}`, { kind: 'edit', target: id, article: article.id }),
      ),
    );
    await time.during(report('correction', wanted, counted, time, needs, delivering));
    const { sent } = await store.deliveries.count('ms');
    console.log(`simulated: ${sent} deliveries sent of ${2 * channels.length}, 429s ${counted.tooMany}`);
    if (sent !== 2 * channels.length || counted.tooMany > 0) process.exitCode = 1;
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Counted {
  discord: number;
  slack: number;
  tooMany: number;
}

/** Delivers until nothing is left, and says how long each platform took by its last call. */
async function report(
  what: 'article' | 'correction',
  wanted: Wanted,
  counted: Counted,
  time: IdleTime,
  { clock }: Needs,
  { platforms }: Delivering,
): Promise<void> {
  const [start, real] = [time.now(), performance.now()];
  const untilDone = async (round: Delivering['platforms'][number]): Promise<void> => {
    for (;;) {
      await round.run();
      const due = await round.nextDue();
      if (due === null) return;
      await time.sleep(Math.max(1_000, due - clock.now()));
    }
  };
  await Promise.all(platforms.map(untilDone));
  for (const platform of ['discord', 'slack'] as const) {
    const line = { what, platform, channels: wanted[platform], seconds: (counted[platform] - start) / 1_000 };
    if (!withinLimit(line)) process.exitCode = 1;
  }
  const heap = Math.round(process.memoryUsage().heapUsed / 1_048_576);
  console.log(`  ${((performance.now() - real) / 1_000).toFixed(1)} s of real time, ${heap} MB of heap`);
}

/** Answers after 40 to 160 ms; `wait` says what its limits say, in milliseconds. */
function simulated(
  name: 'discord' | 'slack',
  pace: Platform['pace'],
  time: IdleTime,
  counted: Counted,
  wait: (method: 'post' | 'edit', channel: Channel) => number,
): Platform {
  const call = async (method: 'post' | 'edit', channel: Channel): Promise<string> => {
    if (platformOf(channel) !== name) throw new Error(`${channel} is not of ${name}`);
    await time.sleep(20 + Math.random() * 60);
    const retryAfter = wait(method, channel);
    await time.sleep(20 + Math.random() * 100);
    if (retryAfter > 0) {
      counted.tooMany += 1;
      throw new PlatformError('rate-limited', 'too fast', { retryAfter });
    }
    counted[name] = time.now();
    return `${method}-${channel}`;
  };
  return {
    name,
    repeatsFor: () => (name === 'discord' ? 120_000 : 0),
    gathers: () => false,
    announces: () => false,
    announce: async () => {},
    showCards: async () => {},
    pace,
    start: async () => undefined,
    stop: async () => undefined,
    connected: () => true,
    fits: () => true,
    opens: () => false,
    obstacle: async () => undefined,
    outsiders: async () => false,
    nameOf: async () => undefined,
    find: async () => 'absent',
    post: (channel) => call('post', channel),
    edit: async (channel) => {
      await call('edit', channel);
    },
  };
}

let serial = 0;

function owed(channel: Channel, now: number, key: string, work: NewDelivery['work']): NewDelivery {
  serial += 1;
  return { id: `s${serial}`, community: 'ms', channel, work, key, createdAt: now, dueAt: now };
}

function disputed(article: Article): Article {
  const at = article.sharedAt + 1;
  return {
    ...article,
    standing: 'disputed',
    notice: { text: 'Two trials say no.', link: null, at },
    correctedAt: at,
    revision: 2,
  };
}
