import { weekdays, type Cadence, type Weekday } from '../src/core/cadence.ts';
import type { Options } from '../src/core/option.ts';

/** How often, as `follow` and `subscribe` both ask for it. */
export const cadenceOptions = {
  when: {
    kind: 'choice',
    description: 'How often; at once unless you say',
    choices: [
      { value: 'each', label: 'At once' },
      { value: 'daily', label: 'Daily digest' },
      { value: 'weekly', label: 'Weekly digest' },
    ],
  },
  at: { kind: 'time', description: 'Time of the digest, like 08:00' },
  on: {
    kind: 'choice',
    description: 'Day of the weekly digest',
    choices: weekdays.map((day) => ({ value: day, label: `${day.charAt(0).toUpperCase()}${day.slice(1)}` })),
  },
  zone: { kind: 'zone', description: 'Time zone, like Europe/Berlin; the community’s unless you say' },
} as const satisfies Options;

/** A day given means weekly and a time given means daily, so that nobody has to say it twice. */
export function readCadence(given: {
  when: 'each' | 'daily' | 'weekly' | null;
  at: string | null;
  on: Weekday | null;
}): Cadence {
  const kind = given.when ?? (given.on ? 'weekly' : given.at ? 'daily' : 'each');
  const at = given.at ?? '08:00';
  switch (kind) {
    case 'each':
      return { kind };
    case 'daily':
      return { kind, at };
    case 'weekly':
      return { kind, on: given.on ?? 'monday', at };
  }
}
