import type { Clock } from '../core/clock.ts';
import { NewsError } from '../core/errors.ts';
import { phrase, plural } from '../core/phrase.ts';

/** `burst` at once, and as many again over `per` milliseconds. */
export interface Rate {
  readonly burst: number;
  readonly per: number;
}

export interface FloodGate {
  /** Takes one token of the key's bucket. Throws NewsError `busy` when it is empty, saying when to come back. */
  pass(key: string, rate: Rate): void;
  /** Takes a token of each, and gives them back when what follows fails: what is refused as mistyped costs nobody a try. */
  through<Done>(tokens: Readonly<Record<string, Rate>>, act: () => Promise<Done>): Promise<Done>;
}

/** Token buckets in memory: who hurries is slowed down, and a restart forgives. Forgotten once full again, so the map stays small. */
export function createFloodGate(clock: Clock): FloodGate {
  const buckets = new Map<string, { readonly fullAt: number }>();

  const pass: FloodGate['pass'] = (key, { burst, per }) => {
    const now = clock.now();
    const each = per / burst;
    const known = buckets.get(key)?.fullAt ?? now;
    // An empty bucket is full after `per`. A later time means that the clock was set back, which is nobody's flood.
    const fullAt = known > now + per ? now : Math.max(known, now);
    if (fullAt + each > now + per) throw tooFast(fullAt + each - per - now);
    buckets.set(key, { fullAt: fullAt + each });
    if (buckets.size > most) forgetFull(buckets, now);
  };
  const giveBack = (key: string, { burst, per }: Rate): void => {
    const known = buckets.get(key);
    if (known) buckets.set(key, { fullAt: known.fullAt - per / burst });
  };

  return {
    pass,
    through: async (tokens, act) => {
      const taken: (readonly [string, Rate])[] = [];
      try {
        for (const [key, rate] of Object.entries(tokens)) {
          pass(key, rate);
          taken.push([key, rate]);
        }
        return await act();
      } catch (error) {
        for (const [key, rate] of taken) giveBack(key, rate);
        throw error;
      }
    },
  };
}

const most = 5_000;

function forgetFull(buckets: Map<string, { readonly fullAt: number }>, now: number): void {
  for (const [key, { fullAt }] of buckets) if (fullAt <= now) buckets.delete(key);
  // Only a flood from thousands of people at once gets here: the oldest are let go, for memory matters more than strictness.
  for (const key of buckets.keys()) {
    if (buckets.size <= most) break;
    buckets.delete(key);
  }
}

function tooFast(wait: number): NewsError {
  const seconds = Math.max(1, Math.ceil(wait / 1_000));
  const when = seconds < 90 ? plural(seconds, 'second') : plural(Math.ceil(seconds / 60), 'minute');
  return new NewsError(
    'busy',
    phrase`That was a lot at once, and I need to keep up with everyone. Please try again in ${when}.`,
  );
}
