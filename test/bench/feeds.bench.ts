import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createLanguages } from '../../src/core/languages.ts';
import { createCalendar } from '../../src/calendar.ts';
import { noRest } from '../../src/core/feed-rest.ts';
import { plainFiling } from '../../src/core/followed-feed.ts';
import { createBringing } from '../../src/newsroom/bring.ts';
import type { Needs } from '../../src/newsroom/needs.ts';
import { createPolling } from '../../src/newsroom/poll.ts';
import { createSchedule, type Schedule } from '../../src/schedule.ts';
import { createFeeds } from '../../src/sources/feeds.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { settings } from '../contracts/samples.ts';
import { fakeExpiring } from '../fakes/expiring.ts';
import { fakeLog } from '../fakes/log.ts';
import { fakeReader, simpleJudge } from '../fakes/reading.ts';
import type { Kept } from './bystander.ts';
import type { Order, Seen } from './feeds-site.ts';

const hour = 3_600_000;

/**
 * Thousands of feeds on some hundred hosts of a loopback server, read through the real reader into a real database by the real schedule: a first round in which all
 * are due at once, a second in which one in ten has changed, and a while at the pace of every day, each feed once an hour.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      feeds: { type: 'string', default: '5000' },
      hosts: { type: 'string', default: '300' },
      seconds: { type: 'string', default: '60' },
    },
  });
  const [feeds, hosts, seconds] = [Number(values.feeds), Number(values.hosts), Number(values.seconds)];
  const folder = await mkdtemp(join(tmpdir(), 'carewire-feeds-bench-'));
  const site = fork(new URL('feeds-site.ts', import.meta.url));
  const bystander = fork(new URL('bystander.ts', import.meta.url));
  const beside = { site, bystander };
  const { port } = await answer<{ port: number }>(site);
  // The second round is a day later, without anybody waiting for it.
  const clock = { ahead: 0, now: () => Date.now() + clock.ahead };
  const store = await openStore({ file: join(folder, 'news.db'), communities: settings, now: () => clock.now() });
  const needs = needsOver(store, clock);
  try {
    await follow(store, { feeds, hosts, port }, clock.now());
    console.log(`${feeds} feeds of ${hosts} hosts, 20 items each; rss before ${megabytes()} MB`);

    await report('nothing, to compare with', beside, feeds, () => sleep(5000).then(() => undefined));
    await report('first round, all due at once', beside, feeds, () => round(needs));
    await ask(site, { kind: 'publish', every: 10 });
    clock.ahead += 25 * hour;
    await report('second round, 1 in 10 has news', beside, feeds, () => round(needs));
    console.log(`  waiting in the queue: ${(await store.candidates.count('ms', clock.now())).inSight}`);

    await spreadOver(store, hour, clock.now());
    await report(`${seconds} s of every day, each feed once an hour`, beside, feeds, () =>
      during(needs, seconds * 1000),
    );
  } finally {
    await needs.feedReader.close();
    site.kill();
    bystander.kill();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function follow(store: Store, { feeds, hosts, port }: Record<'feeds' | 'hosts' | 'port', number>, now: number) {
  for (let each = 0; each < feeds; each += 1) {
    const url = `http://h${each % hosts}.example:${port}/feed/${each}`;
    const about = {
      community: 'ms',
      url,
      title: null,
      siteUrl: null,
      filing: plainFiling,
      by: 'operator:bench',
      tell: null,
    } as const;
    await store.feeds.add(
      { ...about, at: now, nextAt: now, readAt: null, validators: null, rest: noRest, every: hour },
      [],
    );
  }
}

/** Each feed due once in that time, evenly. */
async function spreadOver(store: Store, ms: number, now: number): Promise<void> {
  const feeds = await store.feeds.ofCommunity('ms');
  for (const [place, { id }] of feeds.entries())
    await store.feeds.change('ms', id, { nextAt: Math.round(now + (place / feeds.length) * ms) });
}

interface Bench extends Needs {
  readonly feedReader: ReturnType<typeof createFeeds>;
  schedule: Schedule | undefined;
}

function scheduled(needs: Bench): Schedule {
  const schedule = createSchedule(
    [
      { name: 'feeds', ...createPolling(needs) },
      { name: 'what feeds bring', ...createBringing(needs) },
    ],
    needs,
  );
  needs.schedule = schedule;
  schedule.start();
  return schedule;
}

/** Until every feed has been read once more: none is due within the next ten minutes. */
async function round(needs: Bench): Promise<void> {
  const ticker = scheduled(needs);
  do await sleep(250);
  while (((await needs.feeds.nextDue()) ?? 0) < needs.clock.now() + hour / 6);
  await sleep(1000);
  await ticker.stop(10_000);
}

async function during(needs: Bench, ms: number): Promise<void> {
  const ticker = scheduled(needs);
  await sleep(ms);
  await ticker.stop(10_000);
}

async function report(
  name: string,
  { site, bystander }: Record<'site' | 'bystander', ChildProcess>,
  feeds: number,
  work: () => Promise<void>,
): Promise<void> {
  await ask(site, { kind: 'seen' });
  await ask(bystander, {});
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, megabytes());
  }, 250);
  const [cpu, began] = [process.cpuUsage(), performance.now()];
  await work();
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const cpuSeconds = (user + system) / 1e6;
  clearInterval(watch);
  delay.disable();
  const { requests, unchanged, bytes, atOnce, leastPause } = await ask<Seen>(site, { kind: 'seen' });
  const kept = await ask<Kept>(bystander, {});
  console.log(`${name}:`);
  if (requests === 0) {
    console.log(`  ${held(delay, kept)}`);
    return;
  }
  console.log(
    `  ${requests} requests in ${seconds.toFixed(1)} s, ${(requests / seconds).toFixed(1)}/s; 304: ${percent(unchanged / requests)}; ${(bytes / 1e6).toFixed(1)} MB`,
  );
  console.log(
    `  of one host at most ${atOnce} at once, at least ${leastPause === null ? '-' : Math.round(leastPause)} ms between two`,
  );
  console.log(
    `  cpu ${cpuSeconds.toFixed(1)} s, ${((cpuSeconds * 1000) / requests).toFixed(2)} ms a request, ${percent(cpuSeconds / seconds)} of one core; a round of ${feeds} an hour at that cost: ${percent(((cpuSeconds / requests) * feeds) / 3600)}`,
  );
  collect();
  console.log(`  rss at most ${most} MB, heap in use after collecting ${inUse()} MB; ${held(delay, kept)}`);
}

function held(delay: { percentile(share: number): number; readonly max: number }, kept: Kept): string {
  const said = ({ p99, max }: Kept): string => `p99 ${(p99 / 1e6).toFixed(1)} ms, max ${(max / 1e6).toFixed(0)} ms`;
  return `event loop held ${said({ p99: delay.percentile(99), max: delay.max })} (of an idle process meanwhile ${said(kept)})`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** Node gives no way to it but its flag. */
function collect(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

function inUse(): number {
  const { heapUsed, external } = process.memoryUsage();
  return Math.round((heapUsed + external) / 1024 / 1024);
}

function megabytes(): number {
  return Math.round(process.memoryUsage().rss / 1024 / 1024);
}

async function ask<Answer>(site: ChildProcess, order: Order | Record<string, never>): Promise<Answer> {
  site.send(order);
  return answer<Answer>(site);
}

async function answer<Answer>(site: ChildProcess): Promise<Answer> {
  const [message] = (await once(site, 'message')) as [Answer];
  return message;
}

function needsOver(store: Store, clock: Needs['clock']): Bench {
  let ids = 0;
  const feedReader = createFeeds({
    userAgent: 'Carewire bench',
    log: fakeLog(),
    now: () => clock.now(),
    allow: (host) => host.endsWith('.example'),
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  });
  const needs: Bench = {
    ...store,
    drafts: fakeExpiring(clock),
    ownDrafts: fakeExpiring(clock),
    searches: fakeExpiring(clock),
    links: fakeExpiring(clock),
    proposals: fakeExpiring(clock),
    wishes: fakeExpiring(clock),
    cards: fakeExpiring(clock),
    foundFeeds: fakeExpiring(clock),
    reader: fakeReader(),
    feedReader,
    schedule: undefined,
    judge: simpleJudge,
    calendar: createCalendar(),
    languages: createLanguages([]),
    clock,
    platforms: new Map(),
    careful: { categories: [], studies: [] },
    wake: () => needs.schedule?.wake(),
    newId: () => `n${(ids += 1)}`,
    random: () => Math.random(),
    log: fakeLog(),
  };
  return needs;
}
