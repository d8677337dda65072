import { weekdayNames, weekdays, type Cadence, type Weekday } from '../src/core/cadence.ts';
import { NewsError } from '../src/core/errors.ts';
import type { Options } from '../src/core/option.ts';
import { phrase } from '../src/core/phrase.ts';
import { readQuiet } from '../src/core/quiet.ts';
import type { Manner } from '../src/core/subscription.ts';

/** How often and how, as `follow` and `subscribe` both ask for it. */
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
    choices: weekdays.map((day) => ({ value: day, label: weekdayNames[day] })),
  },
  zone: { kind: 'zone', description: 'Time zone, like Europe/Berlin; the community’s unless you say' },
  quiet: { kind: 'text', description: 'Hours in which nothing is sent, like 22-7; off to end them', maxLength: 30 },
  most: {
    kind: 'choice',
    description: 'A digest tells the best few only; all unless you say',
    choices: ['3', '5', '10', '20', 'all'].map((few) => ({ value: few, label: few })),
  },
  empty: {
    kind: 'choice',
    description: 'A digest with nothing to tell is skipped, unless you want a line that says so',
    choices: [
      { value: 'skip', label: 'Skip it' },
      { value: 'say', label: 'Say so in a line' },
    ],
  },
  corrections: {
    kind: 'choice',
    description: 'Corrected messages are edited, and a reply under them says so if you want',
    choices: [
      { value: 'edit', label: 'Edit the message' },
      { value: 'reply', label: 'Edit it, and reply under it' },
    ],
  },
} as const satisfies Options;

interface Given {
  readonly when: 'each' | 'daily' | 'weekly' | null;
  readonly at: string | null;
  readonly on: Weekday | null;
  readonly quiet: string | null;
  readonly most: string | null;
  readonly empty: 'skip' | 'say' | null;
  readonly corrections: 'edit' | 'reply' | null;
}

/** A day given means weekly and a time given means daily, so that nobody has to say it twice. Null when nothing was said. */
export function readCadence({ when, at: time, on }: Pick<Given, 'when' | 'at' | 'on'>): Cadence | null {
  if (!when && !time && !on) return null;
  const kind = when ?? (on ? 'weekly' : 'daily');
  const at = time ?? '08:00';
  switch (kind) {
    case 'each':
      return { kind };
    case 'daily':
      return { kind, at };
    case 'weekly':
      return { kind, on: on ?? 'monday', at };
  }
}

/** What was said of it, and no more. Throws NewsError `bad-input`. */
export function readManner({ quiet, most, empty, corrections }: Omit<Given, 'when' | 'at' | 'on'>): Partial<Manner> {
  return {
    ...(quiet !== null && { quiet: readHours(quiet) }),
    ...(most !== null && { most: most === 'all' ? null : Number(most) }),
    ...(empty !== null && { empty }),
    ...(corrections !== null && { corrections }),
  };
}

function readHours(typed: string): Manner['quiet'] {
  const hours = readQuiet(typed);
  if (hours !== undefined) return hours;
  throw new NewsError(
    'bad-input',
    phrase`“${typed}” are no quiet hours. Write them like 22-7 or 22:30-7:00, or off to end them.`,
    { field: 'quiet' },
  );
}
