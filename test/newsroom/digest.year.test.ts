import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Subscription } from '../../src/core/subscription.ts';
import { nextTime } from '../../src/core/quiet.ts';
import { createDelivering, type Delivering } from '../../src/newsroom/deliver.ts';
import { createDigests } from '../../src/newsroom/digest.ts';
import type { Needs } from '../../src/newsroom/needs.ts';
import type { Store } from '../../src/store/store.ts';
import { anArticle, aSubscription } from '../contracts/samples.ts';
import { fixedClock } from '../fakes/clock.ts';
import { needsOver } from '../fakes/needs.ts';
import { fakePlatform } from '../fakes/platform.ts';
import { openAt } from '../store/temporary.ts';

/** Zones of every kind: both hemispheres, half and quarter hours, no summer time, half an hour of it, and a day's border apart. */
const wishes = [
  ['Europe/Berlin', '02:30'],
  ['Europe/London', '01:30'],
  ['America/New_York', '02:15'],
  ['America/St_Johns', '08:00'],
  ['America/Santiago', '00:10'],
  ['Australia/Lord_Howe', '02:15'],
  ['Australia/Sydney', '02:59'],
  ['Pacific/Chatham', '03:00'],
  ['Pacific/Kiritimati', '09:00'],
  ['Asia/Kolkata', '08:00'],
  ['Asia/Tokyo', '23:55'],
  ['UTC', '00:00'],
] as const;

const day = 24 * 3_600_000;
const minute = 60_000;
const start = Date.parse('2026-01-05T12:00:00Z');
const end = start + 365 * day;

let folder: string;
beforeEach(() => {
  // In memory where there is such a place: a year of writes need not wait for a disk.
  folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'carewire-year-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it(
  'a year of daily and weekly digests in twelve zones, through restarts, crashes and half-hours in which nobody was there, misses none, repeats none, and keeps local time',
  { timeout: 240_000 },
  async () => {
    const clock = fixedClock(start);
    const random = generator(20_261_122);
    const discord = fakePlatform('discord', clock, { repeatsFor: 120_000 });
    let life = await begin(join(folder, 'news.db'), clock, discord);
    const told = await subscribeAll(life.needs);

    let published = 0;
    let lives = 1;
    while (clock.now() < end) {
      // So that no digest is empty.
      if (clock.now() >= start + published * 6 * 3_600_000) {
        published += 1;
        await life.store.ledger.publish(anArticle({ sharedAt: clock.now(), title: `Story ${published}.` }), () => []);
        clock.advance(5_000);
      }
      const fate = random();
      if (fate < 0.03) {
        lives += 1;
        await endOf(life, fate < 0.015 ? Math.floor(random() * 60) : Infinity);
        life = await begin(join(folder, 'news.db'), clock, discord);
        // Half a minute for whatever the crash left claimed.
        clock.advance(31_000);
      }
      await life.digests.run();
      await life.delivering.run();
      // To the next full minute at which something is due; now and then nobody is there for up to half an hour.
      const [next] = await life.store.subscriptions.due(end + 35 * day, 1);
      const wanted = Math.min(next?.nextAt ?? Infinity, start + published * 6 * 3_600_000);
      clock.set(Math.max(clock.now() + 1_000, wanted) + (random() < 0.02 ? Math.floor(random() * 30) * minute : 0));
    }

    expect(lives).toBeGreaterThan(100);
    for (const one of told) await judge(one, life.store, discord, published);
    await life.store.close();
  },
);

/** One life of the process. */
interface Life {
  readonly store: Store;
  readonly needs: Needs;
  readonly delivering: Delivering;
  readonly digests: { run(): Promise<number> };
}

async function begin(file: string, clock: Needs['clock'], discord: ReturnType<typeof fakePlatform>): Promise<Life> {
  const store = await openAt(file, () => clock.now());
  const needs = needsOver(store, clock, [discord]);
  return { store, needs, delivering: createDelivering(needs), digests: createDigests(needs) };
}

/** The database goes away under its work after so many turns of the event loop, or when that is done. */
async function endOf({ store, digests, delivering }: Life, turns: number): Promise<void> {
  const work = digests
    .run()
    .then(() => delivering.run())
    .catch(() => 0);
  if (Number.isFinite(turns)) for (let i = 0; i < turns; i += 1) await turn();
  else await work;
  await store.close();
  await work;
}

async function subscribeAll({ subscriptions, calendar }: Needs) {
  const told: (Subscription & { readonly local: string })[] = [];
  for (const [index, [zone, at]] of wishes.entries())
    for (const cadence of [{ kind: 'daily', at } as const, { kind: 'weekly', on: 'sunday', at } as const]) {
      const { subscription } = await subscriptions.put(
        aSubscription({
          channel: `discord:1:${cadence.kind}${index}`,
          topic: { kind: 'everything' },
          cadence,
          zone,
          toldUntil: start,
          nextAt: nextTime({ cadence, zone, quiet: null }, start, calendar),
        }),
      );
      told.push({ ...subscription, local: at });
    }
  return told;
}

async function judge(
  { id, channel, cadence, zone, local }: Subscription & { readonly local: string },
  { deliveries }: Store,
  discord: ReturnType<typeof fakePlatform>,
  published: number,
): Promise<void> {
  const dates: string[] = [];
  const articles: number[] = [];
  for (const { at, deliveryId } of discord.in(channel)) {
    const due = dueBefore(at, zone, local);
    expect(at - due, `${zone} ${new Date(at).toISOString()}`).toBeLessThan(40 * minute);
    const work = (await deliveries.get(deliveryId))?.work;
    if (work?.kind !== 'digest') throw new Error('it is no digest');
    articles.push(...work.articles);
    if (work.part === 1) dates.push(localDate(due, zone));
  }
  const step = cadence.kind === 'weekly' ? 7 : 1;
  const [first = ''] = dates;
  const expected = dates.map((_, i) => new Date(Date.parse(first) + i * step * day).toISOString().slice(0, 10));
  expect(new Set(dates).size, `${zone} twice`).toBe(dates.length);
  expect(dates, `${zone} missed one`).toEqual(expected);
  expect(dates.length).toBeGreaterThanOrEqual(cadence.kind === 'weekly' ? 51 : 364);
  // Each article once, up to the last few that the next digest would have brought.
  expect(new Set(articles).size, `told twice by #${id}`).toBe(articles.length);
  expect(Math.max(...articles), `skipped by #${id}`).toBe(articles.length);
  expect(articles.length).toBeGreaterThan(published - 4 * step - 4);
}

/** The latest moment, to the minute, that is meant by this time in the zone; told by Intl alone. */
function dueBefore(at: number, zone: string, time: string): number {
  const full = Math.floor(at / minute) * minute;
  for (let moment = full; moment > full - 40 * minute; moment -= minute) {
    const now = localTime(moment, zone);
    if (now === time) return moment;
    // A time the clocks skip is meant to be as far behind the gap as it was in it (RFC 5545).
    const skipped = between(localTime(moment - 120 * minute, zone), now) - 120;
    if (skipped > 0 && skipped < 120 && between(time, now) === skipped) return moment;
  }
  return Number.NEGATIVE_INFINITY;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function parts(at: number, zone: string): string {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });
  formats.set(zone, format);
  return format.format(at);
}

function localDate(at: number, zone: string): string {
  return parts(at, zone).slice(0, 10);
}

function localTime(at: number, zone: string): string {
  return parts(at, zone).slice(11, 16);
}

/** Minutes from one time of day to the next one that reads so. */
function between(from: string, to: string): number {
  return (minutesOf(to) - minutesOf(from) + 1_440) % 1_440;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** The same numbers each time (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
