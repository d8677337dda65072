import { expect, it } from 'vitest';
import { channelIn } from '../../src/core/place.ts';
import { fixedClock } from '../fakes/clock.ts';
import { createWorld, discordPlace } from '../fakes/world.ts';

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

it(
  'a year of daily and weekly digests in twelve zones, with half-hours in which nobody was there, misses none, repeats none, and keeps local time',
  {
    timeout: 120_000,
  },
  async () => {
    const start = Date.parse('2026-01-05T12:00:00Z');
    const clock = fixedClock(start);
    const random = generator(20_261_122);
    const world = await createWorld({ clock, random });
    const { newsroom, moderator, store, discord } = world;
    const told = [];
    for (const [index, [zone, at]] of wishes.entries()) {
      for (const cadence of [{ kind: 'daily', at } as const, { kind: 'weekly', on: 'sunday', at } as const]) {
        const channel = channelIn(discordPlace, `${cadence.kind}${index}`);
        const wish = { channel, topic: { kind: 'everything' }, cadence, zone } as const;
        const { subscription } = await newsroom.subscribe(wish, moderator);
        told.push({ id: subscription.id, channel, zone, at, weekly: cadence.kind === 'weekly', dates: [] as string[] });
      }
    }

    let published = 0;
    const before = new Map<string, number>();
    while (clock.now() < start + 365 * day) {
      // So that no digest is empty.
      if (clock.now() >= start + published * 6 * 3_600_000) {
        published += 1;
        await world.publish({ url: `https://news.example/${published}`, title: `Story number ${published}.` });
        clock.advance(5_000);
      }
      await world.digests.run();
      await world.delivering.run();
      for (const one of told) {
        const posts = discord.in(one.channel);
        for (const { at, deliveryId } of posts.slice(before.get(one.channel) ?? 0)) {
          const due = dueBefore(at, one.zone, one.at);
          expect(at - due, `${one.zone} ${new Date(at).toISOString()}`).toBeLessThan(40 * minute);
          const work = (await store.deliveries.get(deliveryId))?.work;
          if (work?.kind === 'digest' && work.part === 1) one.dates.push(localDate(due, one.zone));
        }
        before.set(one.channel, posts.length);
      }
      // To the next full minute at which something is due; now and then nobody is there for up to half an hour.
      const due = (await store.subscriptions.due(start + 400 * day, 100)).map(({ nextAt }) => nextAt ?? Infinity);
      const next = Math.min(...due, start + published * 6 * 3_600_000);
      clock.set(Math.max(clock.now() + 1_000, next) + (random() < 0.02 ? Math.floor(random() * 30) * minute : 0));
    }

    for (const { zone, weekly, dates } of told) {
      expect(new Set(dates).size, `${zone} twice`).toBe(dates.length);
      const [first = ''] = dates;
      const step = weekly ? 7 : 1;
      const expected = dates.map((_, i) => new Date(Date.parse(first) + i * step * day).toISOString().slice(0, 10));
      expect(dates, `${zone} missed one`).toEqual(expected);
      expect(dates.length).toBeGreaterThanOrEqual(weekly ? 51 : 364);
    }
  },
);

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
