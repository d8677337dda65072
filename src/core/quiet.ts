import { readTime, type Cadence } from './cadence.ts';
import type { Calendar, Instant } from './clock.ts';

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

export function sayQuiet({ from, to }: Quiet): string {
  return `quiet from ${from} to ${to}`;
}

/**
 * When the quiet hours around this moment end; undefined when it is not in any. They hold at a moment when their end comes
 * before their next beginning, which is true on the days of clock changes too.
 */
export function quietUntil(quiet: Quiet | null, zone: string, at: Instant, calendar: Calendar): Instant | undefined {
  if (!quiet) return undefined;
  const end = calendar.next({ kind: 'daily', at: quiet.to }, zone, at);
  return end < calendar.next({ kind: 'daily', at: quiet.from }, zone, at) ? end : undefined;
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

/** A day, and the hour a clock change may add. */
const longestQuiet = 25 * 3_600_000;
