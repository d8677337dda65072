import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../src/calendar.ts';
import { readMute } from '../../src/core/mute.ts';
import { nextTime, quietUntil, readQuiet, sayQuiet } from '../../src/core/quiet.ts';
import { inEnglish } from '../../src/core/speak.ts';

const calendar = createCalendar();
const night = { from: '22:00', to: '07:00' };
const at = (iso: string): number => Date.parse(iso);
const iso = (instant: number | null | undefined): string | null | undefined =>
  typeof instant === 'number' ? new Date(instant).toISOString() : instant;

describe('quiet hours as typed', () => {
  it.each([
    ['22-7', night],
    ['22:00 - 07:00', night],
    ['10pm to 7am', night],
    ['22.00–7', night],
    [' 13:30-14 ', { from: '13:30', to: '14:00' }],
    ['off', null],
    ['None', null],
    ['22', undefined],
    ['22-22', undefined],
    ['22-25', undefined],
    ['22-7-9', undefined],
    ['at night', undefined],
  ])('%s', (typed, hours) => {
    expect(readQuiet(typed)).toEqual(hours);
  });

  it('are said as they are kept', () => {
    expect(inEnglish(sayQuiet(night))).toBe('quiet from 22:00 to 07:00');
  });
});

describe('quiet hours', () => {
  it.each([
    ['2026-11-22T20:59:59Z', undefined],
    ['2026-11-22T21:00:00Z', '2026-11-23T06:00:00.000Z'],
    ['2026-11-23T05:59:59Z', '2026-11-23T06:00:00.000Z'],
    ['2026-11-23T06:00:00Z', undefined],
    // The night of the change to summer time is an hour shorter, that of the change back an hour longer.
    ['2027-03-27T21:00:00Z', '2027-03-28T05:00:00.000Z'],
    ['2027-03-28T04:59:59Z', '2027-03-28T05:00:00.000Z'],
    ['2027-03-28T05:00:00Z', undefined],
    ['2026-10-24T20:00:00Z', '2026-10-25T06:00:00.000Z'],
    ['2026-10-25T05:59:59Z', '2026-10-25T06:00:00.000Z'],
  ])('in Berlin at %s end %s', (moment, end) => {
    expect(iso(quietUntil(night, 'Europe/Berlin', at(moment), calendar))).toBe(end);
  });

  it('never end before they hold, nor later than a day and an hour, and hold until their end', () => {
    fc.assert(
      fc.property(anyQuiet, anyZone, anyInstant, (quiet, zone, moment) => {
        const end = quietUntil(quiet, zone, moment, calendar);
        fc.pre(end !== undefined);
        expect(end).toBeGreaterThan(moment);
        expect(end - moment).toBeLessThanOrEqual(25 * hour);
        expect(quietUntil(quiet, zone, end - 1, calendar)).toBe(end);
        expect(quietUntil(quiet, zone, end, calendar)).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });
});

describe('when a subscription speaks next', () => {
  it('a digest due in quiet hours waits for their end, and the next one keeps its day', () => {
    const weekly = {
      cadence: { kind: 'weekly', on: 'monday', at: '23:00' },
      zone: 'Europe/Berlin',
      quiet: night,
    } as const;
    // Monday 23 November, 23:00 is in the quiet hours, so it is Tuesday 07:00.
    expect(iso(nextTime(weekly, at('2026-11-22T12:00:00Z'), calendar))).toBe('2026-11-24T06:00:00.000Z');
    // Asked in the middle of that night it is still this one.
    expect(iso(nextTime(weekly, at('2026-11-24T01:00:00Z'), calendar))).toBe('2026-11-24T06:00:00.000Z');
    expect(iso(nextTime(weekly, at('2026-11-24T06:00:00Z'), calendar))).toBe('2026-12-01T06:00:00.000Z');
  });

  it('a clock change that carries their beginning past their end silences no other day', () => {
    // In Cairo the clock jumped from 00:00 to 01:00 on 24 April 2026: 00:30 became 01:30, behind the end at 01:00.
    const short = {
      cadence: { kind: 'daily', at: '01:00' },
      zone: 'Africa/Cairo',
      quiet: { from: '00:30', to: '01:00' },
    } as const;
    expect(iso(nextTime(short, at('2026-04-22T12:00:00Z'), calendar))).toBe('2026-04-22T23:00:00.000Z');
    expect(iso(nextTime(short, at('2026-04-22T23:00:00Z'), calendar))).toBe('2026-04-23T22:00:00.000Z');
    expect(quietUntil(short.quiet, short.zone, at('2026-04-24T12:00:00Z'), calendar)).toBeUndefined();
  });

  it('is never in quiet hours, always later, and no digest is passed over', () => {
    fc.assert(
      fc.property(anyQuiet, anyZone, anyInstant, anyTime, (quiet, zone, after, time) => {
        const cadence = { kind: 'daily', at: time } as const;
        const next = nextTime({ cadence, zone, quiet }, after, calendar);
        if (next === null) throw new Error('a digest has a time');
        expect(next).toBeGreaterThan(after);
        expect(quietUntil(quiet, zone, next, calendar)).toBeUndefined();
        // Between two of them there is a day; clock changes and quiet hours can move each by a little.
        const onward = nextTime({ cadence, zone, quiet }, next, calendar);
        if (onward === null) throw new Error('a digest has a time');
        expect(onward - next).toBeGreaterThanOrEqual(22 * hour);
        expect(onward - next).toBeLessThanOrEqual(26 * hour);
      }),
      { numRuns: 300 },
    );
  });

  it('told at once it is the end of the quiet hours, or never', () => {
    const each = { cadence: { kind: 'each' }, zone: 'Europe/Berlin' } as const;
    expect(nextTime({ ...each, quiet: null }, at('2026-11-22T12:00:00Z'), calendar)).toBeNull();
    expect(iso(nextTime({ ...each, quiet: night }, at('2026-11-22T12:00:00Z'), calendar))).toBe(
      '2026-11-23T06:00:00.000Z',
    );
  });
});

describe('how long somebody wants to hear nothing', () => {
  it.each([
    ['3', { kind: 'days', days: 3 }],
    ['3d', { kind: 'days', days: 3 }],
    ['a day', { kind: 'days', days: 1 }],
    ['for 2 weeks', { kind: 'days', days: 14 }],
    ['2026-12-24', { kind: 'date', date: '2026-12-24' }],
    ['0', undefined],
    ['400', undefined],
    ['100 weeks', undefined],
    ['soon', undefined],
  ])('%s', (typed, until) => {
    expect(readMute(typed)).toEqual(until);
  });

  it('a day begins by the clocks there, and there are days that do not exist', () => {
    expect(iso(calendar.begins('2026-12-24', 'Europe/Berlin'))).toBe('2026-12-23T23:00:00.000Z');
    // Midnight does not exist in Beirut on this day.
    expect(iso(calendar.begins('2026-03-29', 'Asia/Beirut'))).toBe('2026-03-28T22:00:00.000Z');
    expect(calendar.begins('2026-02-30', 'Europe/Berlin')).toBeUndefined();
  });
});

const hour = 3_600_000;
const anyTime = fc
  .record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.constantFrom(0, 15, 30, 59) })
  .map(({ hour, minute }) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const anyQuiet = fc.record({ from: anyTime, to: anyTime }).filter(({ from, to }) => from !== to);
const anyZone = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Asia/Beirut',
);
const anyInstant = fc.integer({ min: Date.parse('2026-01-01T00:00:00Z'), max: Date.parse('2027-12-31T00:00:00Z') });
