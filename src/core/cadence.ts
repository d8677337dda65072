import { own, phrase, type Said } from './phrase.ts';

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

/** How often a subscription speaks. `at` is local time, `HH:MM`. */
export type Cadence =
  | { readonly kind: 'each' }
  | { readonly kind: 'daily'; readonly at: string }
  | { readonly kind: 'weekly'; readonly on: Weekday; readonly at: string };

/** `7:5`, `07:05`, `7.05`, `8` and `8am`/`8:30 pm` read as `HH:MM`; undefined when it is no time of day. */
export function readTime(typed: string): string | undefined {
  const match = /^(\d{1,2})(?:[:.](\d{1,2}))?\s*(am|pm)?$/i.exec(typed.trim());
  if (!match?.[1]) return undefined;
  const half = match[3]?.toLowerCase();
  const minute = Number(match[2] ?? 0);
  let hour = Number(match[1]);
  if (half && (hour < 1 || hour > 12)) return undefined;
  if (half) hour = (hour % 12) + (half === 'pm' ? 12 : 0);
  if (hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** "as each article is published", "every day at 08:00", "every Monday at 08:00". */
export function sayCadence(cadence: Cadence): Said {
  switch (cadence.kind) {
    case 'each':
      return phrase`as each article is published`;
    case 'daily':
      return phrase`every day at ${cadence.at}`;
    case 'weekly':
      return phrase`every ${own(weekdayNames[cadence.on])} at ${cadence.at}`;
  }
}

/** In English, as `own` takes them. */
export const weekdayNames = {
  monday: 'Monday',
  tuesday: 'Tuesday',
  wednesday: 'Wednesday',
  thursday: 'Thursday',
  friday: 'Friday',
  saturday: 'Saturday',
  sunday: 'Sunday',
} as const satisfies Record<Weekday, string>;
