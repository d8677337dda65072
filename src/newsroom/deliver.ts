import type { Claim, Outcome } from '../core/delivery.ts';
import { platformOf } from '../core/place.ts';
import { bringUpToDate } from './deliver-edit.ts';
import { send } from './deliver-new.ts';
import { faultOf } from './fault.ts';
import { minute, second, type Needs } from './needs.ts';
import { platformName } from './platform-name.ts';

export interface Delivering {
  /**
   * Sends everything that is due and returns how many deliveries were taken care of. Channels go side by side, each in its
   * own order. Once the signal is aborted nothing new is begun, and what is in the air is waited for. Throws when the store fails.
   */
  run(signal?: AbortSignal): Promise<number>;
}

interface Pace {
  /** How many channels at once. */
  readonly lanes: number;
  /** How long a claim is ours. After a crash nobody touches the delivery for as long; it must outlast two calls to a platform. */
  readonly leaseMs: number;
}

export function createDelivering(needs: Needs, pace: Pace = { lanes: 24, leaseMs: 30 * second }): Delivering {
  return {
    run: async (signal) => {
      const inTheAir = new Set<Promise<void>>();
      let settled = 0;
      const launch = async (claim: Claim): Promise<void> => {
        if (await takeCareOf(needs, claim)) settled += 1;
      };
      try {
        for (;;) {
          if (signal?.aborted) break;
          const claims = await needs.deliveries.claim(needs.clock.now(), pace.leaseMs, pace.lanes - inTheAir.size);
          for (const claim of claims) {
            const work = launch(claim).finally(() => inTheAir.delete(work));
            inTheAir.add(work);
          }
          if (inTheAir.size === 0) break;
          await Promise.race(inTheAir);
          // Claimed in handfuls, for asking the store costs as much for one as for many.
          while (inTheAir.size > pace.lanes * 0.75) await Promise.race(inTheAir);
        }
      } finally {
        await Promise.all(inTheAir);
      }
      return settled;
    },
  };
}

/** Never throws: a store that fails now leaves the delivery as it stood when the socket was touched, and its lease runs out. */
async function takeCareOf(needs: Needs, claim: Claim): Promise<boolean> {
  try {
    const outcome = await attempt(needs, claim);
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
async function attempt(needs: Needs, claim: Claim): Promise<Outcome | undefined> {
  const { delivery } = claim;
  const platform = needs.platforms.get(platformOf(delivery.channel));
  if (!platform) return waitForPlatform(needs, claim);
  return delivery.work.kind === 'edit'
    ? bringUpToDate(needs, platform, claim, delivery.work)
    : send(needs, platform, claim, { ...delivery, work: delivery.work });
}

/**
 * Not ours to post, perhaps another process's, perhaps a token was taken out for a while: it keeps its place and is offered
 * again, soon while it is young and then ever more seldom. It never fails for it.
 */
function waitForPlatform(needs: Needs, { delivery }: Claim): Outcome {
  const now = needs.clock.now();
  const wait = Math.min(Math.max((now - delivery.createdAt) / 2, 5 * second), 10 * minute);
  return {
    state: 'waiting',
    dueAt: now + wait,
    trouble: `This bot is not connected to ${platformName(platformOf(delivery.channel))} at the moment. It is sent when it is.`,
    inDoubt: delivery.tryingSince !== null,
  };
}
