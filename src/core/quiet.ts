import { readTime, type Cadence } from './cadence.ts';
import type { Calendar, Instant } from './clock.ts';
import { phrase, type Said } from './phrase.ts';

/** Hours of the day in which nothing is posted: from `from` until `to`, local time `HH:MM`, often over midnight. */
export interface Quiet {
  readonly from: string;
  readonly to: string;
}

/** `22-7`, `22:30 - 7:00`, `10pm to 7am`; `off` is null. Undefined when it is neither, or begins when it ends. */
export function readQuiet(typed: string): Quiet | null | undefined {
  const text = typed.trim();
  if (/^(off|none|no)$/i.test(text)) return null;
  const [first = '', last = '', ...rest] = text.split(/\s*(?:-|–|—|\bto\b|\buntil\b)\s*/i);
  const from = readTime(first);
  const to = readTime(last);
  return from && to && from !== to && rest.length === 0 ? { from, to } : undefined;
}

export function sayQuiet({ from, to }: Quiet): Said {
  return phrase`quiet from ${from} to ${to}`;
}

/**
 * When the quiet hours around this moment end; undefined when it is not in any. Told from when they last began: asking which
 * comes next, their end or their beginning, goes wrong where a clock change carries the one past the other.
 */
export function quietUntil(quiet: Quiet | null, zone: string, at: Instant, calendar: Calendar): Instant | undefined {
  if (!quiet) return undefined;
  const begun = lastBeginning(quiet, zone, at, calendar);
  const end = calendar.next({ kind: 'daily', at: quiet.to }, zone, begun);
  // Short ones whose beginning was carried past their end are not held at all that day.
  const isHeld = end - begun <= lengthOf(quiet) + clockChange;
  return isHeld && at < end ? end : undefined;
}

function lastBeginning({ from }: Quiet, zone: string, at: Instant, calendar: Calendar): Instant {
  const daily = { kind: 'daily', at: from } as const;
  let begun = calendar.next(daily, zone, at - 2 * longestQuiet);
  for (let next = begun; next <= at; next = calendar.next(daily, zone, next)) begun = next;
  return begun;
}

/** By the clock, in milliseconds. */
function lengthOf({ from, to }: Quiet): number {
  const [begin, end] = [from, to].map((time) => Date.parse(`1970-01-01T${time}Z`));
  return begin === undefined || end === undefined ? 0 : (end - begin + day) % day;
}

/**
 * When a subscription speaks next by itself, after `after`: at its digest's time, or at the end of the quiet hours this falls
 * in; where each article is told at once, at the end of the next quiet hours. Null when it never has to.
 */
export function nextTime(
  { cadence, zone, quiet }: { readonly cadence: Cadence; readonly zone: string; readonly quiet: Quiet | null },
  after: Instant,
  calendar: Calendar,
): Instant | null {
  if (cadence.kind === 'each') return quiet ? calendar.next({ kind: 'daily', at: quiet.to }, zone, after) : null;
  // One whose time has come may still wait for the quiet hours to end.
  let due = calendar.next(cadence, zone, after - longestQuiet);
  for (;;) {
    const moved = quietUntil(quiet, zone, due, calendar) ?? due;
    if (moved > after) return moved;
    due = calendar.next(cadence, zone, due);
  }
}

const day = 24 * 3_600_000;
/** More than any clock change moves a time by. */
const clockChange = 2 * 3_600_000;
/** A day, and the hour a clock change may add. */
const longestQuiet = 25 * 3_600_000;
