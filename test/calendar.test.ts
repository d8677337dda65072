import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createCalendar } from '../src/calendar.ts';
import { weekdays } from '../src/core/cadence.ts';

const calendar = createCalendar();

/** Local wall times and the instants RFC 5545 and Temporal give them; CC0, made with tzdata 2025c. */
const { vectors } = z
  .object({
    vectors: z.array(z.object({ tz: z.string(), local: z.string(), kind: z.string(), compatible: z.string() })),
  })
  .parse(JSON.parse(readFileSync('test/fixtures/hostile/dst-vectors.json', 'utf8')));

const day = 86_400_000;

describe('the next due time', () => {
  it.each(vectors)('is right where the clock changes: $tz $local ($kind)', ({ tz, local, compatible }) => {
    const [date = '', at = ''] = local.split('T');
    const due = Date.parse(compatible);
    expect(calendar.next({ kind: 'daily', at }, tz, due - 1)).toBe(due);
    // A day before, whatever that day's offset was, this is the last or the last but one to come.
    const on = weekdays[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7] ?? 'monday';
    expect(calendar.next({ kind: 'weekly', on, at }, tz, due - 3 * day)).toBe(due);
  });

  it('comes once where a local time comes twice', () => {
    const first = Date.parse('2026-10-25T00:30Z');
    expect(calendar.next({ kind: 'daily', at: '02:30' }, 'Europe/Berlin', first - 1)).toBe(first);
    expect(calendar.next({ kind: 'daily', at: '02:30' }, 'Europe/Berlin', first)).toBe(Date.parse('2026-10-26T01:30Z'));
  });

  it('is strictly after the instant given', () => {
    const due = calendar.next({ kind: 'daily', at: '08:00' }, 'UTC', Date.parse('2026-01-01T08:00Z'));
    expect(new Date(due).toISOString()).toBe('2026-01-02T08:00:00.000Z');
  });

  it('keeps to the weekday of the place, not of UTC', () => {
    // Monday 00:30 on Kiritimati (UTC+14) is Sunday 10:30 in UTC.
    const due = calendar.next(
      { kind: 'weekly', on: 'monday', at: '00:30' },
      'Pacific/Kiritimati',
      Date.parse('2026-11-20T00:00Z'),
    );
    expect(new Date(due).toISOString()).toBe('2026-11-22T10:30:00.000Z');
  });
});

describe('over the years and zones', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  const times = fc
    .record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) })
    .map(({ hour, minute }) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
  // From 2012: Samoa's 30 December 2011 never was, and has its own vector above.
  const starts = fc.date({ min: new Date('2012-01-02'), max: new Date('2035-01-01'), noInvalidDate: true });

  it('is due exactly once per local date, at the wanted time or just after the gap that swallows it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), times, starts, (zone, at, start) => {
        const wall = wallClock(zone);
        const dues = dueUntil({ kind: 'daily', at }, zone, start.getTime(), 200);
        const dates = dues.map((due) => meant(wall, due, at));
        expect(dates).toEqual(daysFrom(dates[0] ?? '', dates.length));
      }),
      { numRuns: 80 },
    );
  });

  it('is due exactly once a week, on the wanted day', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.constantFrom(...weekdays), times, starts, (zone, on, at, start) => {
        const wall = wallClock(zone);
        const dates = dueUntil({ kind: 'weekly', on, at }, zone, start.getTime(), 30).map((due) =>
          meant(wall, due, at),
        );
        expect(dates).toEqual(daysFrom(dates[0] ?? '', dates.length, 7));
        expect(weekdays[(new Date(`${dates[0]}T00:00Z`).getUTCDay() + 6) % 7]).toBe(on);
      }),
      { numRuns: 80 },
    );
  });
});

describe('zones', () => {
  it.each(['Europe/Berlin', 'America/Argentina/Buenos_Aires', 'UTC', 'Asia/Kolkata'])('knows %s', (zone) => {
    expect(calendar.knows(zone)).toBe(true);
  });

  it.each(['', '+01:00', 'Mars/Base', 'Berlin', 'Europe/Berlin; drop', '../etc', 'CEST'])(
    'does not know “%s”',
    (zone) => {
      expect(calendar.knows(zone)).toBe(false);
    },
  );

  it.each([
    ['berl', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['york', 'America/New_York'],
    ['são paulo', 'America/Sao_Paulo'],
    ['utc', 'UTC'],
  ])('completes %s to %s first', (typed, zone) => {
    expect(calendar.zones(typed)[0]).toBe(zone);
  });

  it('offers only what it knows, and nothing for nonsense', () => {
    expect(calendar.zones('').every((zone) => calendar.knows(zone))).toBe(true);
    expect(calendar.zones('').length).toBeGreaterThan(400);
    expect(calendar.zones('qqq')).toEqual([]);
  });
});

function dueUntil(cadence: Parameters<typeof calendar.next>[0], zone: string, start: number, count: number): number[] {
  const dues: number[] = [];
  for (let due = start; dues.length < count; dues.push(due)) {
    const next = calendar.next(cadence, zone, due);
    expect(next).toBeGreaterThan(due);
    due = next;
  }
  return dues;
}

type Wall = (at: number) => { readonly date: string; readonly minutes: number };

/** The wall clock by Intl alone: a second opinion to Temporal. */
function wallClock(zone: string): Wall {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    ...({ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const),
    hourCycle: 'h23',
  });
  return (at) => {
    const part = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return {
      date: `${part.get('year')}-${part.get('month')}-${part.get('day')}`,
      minutes: Number(part.get('hour')) * 60 + Number(part.get('minute')),
    };
  };
}

/** The local date a due instant is for. Where it is not at the wanted time, the clock must have jumped over that very time. */
function meant(wall: Wall, due: number, at: string): string {
  const wanted = Number(at.slice(0, 2)) * 60 + Number(at.slice(3));
  const { date, minutes } = wall(due);
  const gap = (minutes - wanted + 1440) % 1440;
  if (gap === 0) return date;
  // As many minutes ago the wall clock stood twice as many earlier.
  expect(wall(due - gap * 60_000).minutes, `${new Date(due).toISOString()} for ${at}`).toBe(
    (wanted - gap + 1440) % 1440,
  );
  return minutes >= wanted ? date : (daysFrom(date, 2, -1)[1] ?? '');
}

function daysFrom(first: string, count: number, step = 1): string[] {
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(`${first}T00:00Z`) + index * step * day).toISOString().slice(0, 10),
  );
}
