import type { Instant } from '../core/clock.ts';
import type { Claim, Outcome } from '../core/delivery.ts';
import { announce } from './deliver-announce.ts';
import { refreshCards } from './deliver-card.ts';
import { createDesk, type Desk } from './deliver-desk.ts';
import { bringUpToDate } from './deliver-edit.ts';
import { send } from './deliver-new.ts';
import { faultOf } from './fault.ts';
import { second, type Needs } from './needs.ts';
import type { Time } from './pace.ts';

export interface Delivering extends Round {
  /** The same for each platform by itself: a fan-out on one keeps nothing waiting that comes due on another. */
  readonly platforms: readonly (Round & { readonly name: string })[];
}

interface Round {
  /**
   * Sends everything that is due on the platforms of this process, and returns how many deliveries were taken care of.
   * Platforms go side by side, each at its own pace, and so do channels, each in its own order. Once the signal is aborted
   * nothing new is begun, and what is in the air is waited for. Throws when the store fails.
   */
  run(signal?: AbortSignal): Promise<number>;
  /** When there is something to do next, or null. */
  nextDue(): Promise<Instant | null>;
}

interface Measures {
  /** How long a claim is ours. After a crash nobody touches the delivery for as long; it must outlast two calls to a platform. */
  readonly leaseMs?: number;
  readonly time?: Time;
}

export function createDelivering(needs: Needs, { leaseMs = 30 * second, time }: Measures = {}): Delivering {
  const platforms = [...needs.platforms.values()].map((platform) => {
    const desk = createDesk(platform, time);
    const inHand = new Map<string, Held>();
    return {
      name: platform.name,
      run: async (signal?: AbortSignal) => {
        const settled = await work(needs, desk, inHand, leaseMs, signal);
        // Another round may have some still in hand: what is being sent is waited for, whoever began it.
        await Promise.all([...inHand.values()].map(({ done }) => done));
        return settled;
      },
      nextDue: () => needs.deliveries.nextDue([platform.name]),
    };
  });
  return {
    platforms,
    run: async (signal) => {
      const rounds = await Promise.allSettled(platforms.map((platform) => platform.run(signal)));
      return rounds.reduce((settled, round) => {
        if (round.status === 'rejected') throw round.reason;
        return settled + round.value;
      }, 0);
    },
    nextDue: () => needs.deliveries.nextDue([...needs.platforms.keys()]),
  };
}

/** Channels at once on a platform: enough to keep its pace while calls take seconds, and no more than wait a moment for their turn. */
const lanes = { most: 48, rounds: 3 };

/**
 * What this process has in hand, under its newest claim. A clock that jumps lets a lease run out while the message is in the
 * air or waits for its turn; who then claims it here hands the claim on, and sends nothing a second time.
 */
interface Held extends Claim {
  token: string;
  done: Promise<void>;
}

async function work(
  needs: Needs,
  desk: Desk,
  inHand: Map<string, Held>,
  leaseMs: number,
  signal: AbortSignal | undefined,
): Promise<number> {
  const { name, pace } = desk.platform;
  const most = Math.min(lanes.most, Math.ceil(pace.together.calls * lanes.rounds));
  const inTheAir = new Set<Promise<void>>();
  let settled = 0;
  const launch = async (claim: Claim): Promise<void> => {
    const { id } = claim.delivery;
    const before = inHand.get(id);
    if (before) {
      before.token = claim.token;
      return before.done;
    }
    const { promise: done, resolve } = Promise.withResolvers<void>();
    const held = { ...claim, done };
    inHand.set(id, held);
    if (await takeCareOf(needs, desk, held)) settled += 1;
    inHand.delete(id);
    resolve();
  };
  const mayBegin = (): boolean => signal?.aborted !== true && desk.held === 0;
  try {
    while (mayBegin()) {
      const claims = await needs.deliveries.claim(needs.clock.now(), leaseMs, most - inTheAir.size, [name]);
      for (const claim of claims) {
        const work = launch(claim).finally(() => inTheAir.delete(work));
        inTheAir.add(work);
      }
      if (inTheAir.size === 0) break;
      await Promise.race(inTheAir);
      // Claimed in handfuls, for asking the store costs as much for one as for many.
      while (inTheAir.size > most * 0.75) await Promise.race(inTheAir);
    }
  } finally {
    await Promise.all(inTheAir);
  }
  return settled;
}

/** Never throws: a store that fails now leaves the delivery as it stood when the socket was touched, and its lease runs out. */
async function takeCareOf(needs: Needs, desk: Desk, claim: Claim): Promise<boolean> {
  try {
    const outcome = await attempt(needs, desk, claim);
    return outcome !== undefined && (await needs.deliveries.settle(claim, outcome));
  } catch (error) {
    needs.log.error('a delivery was interrupted; it is taken up again', {
      delivery: claim.delivery.id,
      ...faultOf(error),
    });
    return false;
  }
}

/** Undefined when the claim was lost to somebody else: then nothing was sent, and nothing is ours to say. */
async function attempt(needs: Needs, desk: Desk, claim: Claim): Promise<Outcome | undefined> {
  const { delivery } = claim;
  const { work } = delivery;
  if (work.kind === 'edit') return bringUpToDate(needs, desk, claim, work);
  if (work.kind === 'card') return refreshCards(needs, desk, claim, work);
  if (work.kind === 'announce') return announce(needs, desk, claim, work);
  return send(needs, desk, claim, { ...delivery, work });
}
