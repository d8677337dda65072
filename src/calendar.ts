import { Temporal } from 'temporal-polyfill';
import { weekdays } from './core/cadence.ts';
import type { Calendar } from './core/clock.ts';

/**
 * Wall-clock arithmetic over the machine's own time-zone data. Local times are read as RFC 5545 reads them (Temporal's
 * "compatible"): one that a clock change skips moves forward by the gap, one that comes twice is its first coming.
 */
export function createCalendar(): Calendar {
  const names = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC')];

  return {
    next: (cadence, zone, after) => {
      const time = Temporal.PlainTime.from(cadence.at);
      const today = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(zone).toPlainDate();
      // Yesterday's time may still be ahead of us: a gap can move it past midnight, or past a whole day (Apia, 2011).
      for (let date = today.subtract({ days: 1 }); ; date = date.add({ days: 1 })) {
        if (cadence.kind === 'weekly' && weekdays[date.dayOfWeek - 1] !== cadence.on) continue;
        const due = date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
        if (due > after) return due;
      }
    },
    begins: (date, zone) => {
      try {
        return Temporal.PlainDate.from(date, { overflow: 'reject' }).toZonedDateTime(zone).epochMilliseconds;
      } catch {
        return undefined;
      }
    },
    knows: (zone) => {
      // Offsets such as +01:00 are zones to Intl, but they know no summer time and are no IANA names.
      if (!/^[a-z]/i.test(zone)) return false;
      try {
        return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone !== '';
      } catch {
        return false;
      }
    },
    zones: (typed) => {
      const wanted = fold(typed);
      return names
        .map((name) => ({ name, rank: rankOf(fold(name), wanted) }))
        .filter(({ rank }) => rank < unwanted)
        .toSorted((a, b) => a.rank - b.rank)
        .map(({ name }) => name);
    },
  };
}

const unwanted = 3;

/** A city that begins with what was typed, then any part that does, then any that holds it. */
function rankOf(name: string, wanted: string): number {
  const city = name.slice(name.lastIndexOf('/') + 1);
  if (city.startsWith(wanted)) return 0;
  if (name.startsWith(wanted) || name.includes(`/${wanted}`) || name.includes(`_${wanted}`)) return 1;
  return name.includes(wanted) ? 2 : unwanted;
}

function fold(text: string): string {
  return text
    .trim()
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/\s+/g, '_');
}
