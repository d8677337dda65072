import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim, Deliveries, Outcome } from '../../src/core/delivery.ts';
import { owe, type OpenPorts, type Ports } from './ports.ts';
import { aDelivery, settings, start } from './samples.ts';

/** Whatever workers do, crash or dawdle: order within a channel is kept, nothing is held by two, and nothing is left lying. */
export function claimsContract(name: string, open: OpenPorts): void {
  describe(`claims: ${name}`, () => {
    it('keep order and hold alone, in every history', async () => {
      await expect(check(open, (deliveries) => deliveries)).resolves.toBeUndefined();
    });

    it('are seen to be broken when leases are not respected', async () => {
      const hasty = (deliveries: Deliveries): Deliveries => ({
        ...deliveries,
        claim: (now, lease, limit, platforms) => deliveries.claim(now + 2 * leaseMs, lease, limit, platforms),
      });
      await expect(check(open, hasty)).rejects.toThrow('Property failed');
    });

    it('are seen to be broken when one that waits is overtaken', async () => {
      const forgetful = (deliveries: Deliveries): Deliveries => ({
        ...deliveries,
        settle: (claim, outcome) =>
          deliveries.settle(claim, outcome.state === 'waiting' ? { ...outcome, dueAt: start } : outcome),
      });
      await expect(check(open, forgetful)).rejects.toThrow('Property failed');
    });
  });
}

const leaseMs = 100;

type Step =
  | { readonly do: 'owe'; readonly channel: number; readonly delay: number; readonly edit: boolean }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'claim'; readonly limit: number }
  | { readonly do: 'begin' | 'forget'; readonly claim: number }
  | { readonly do: 'settle'; readonly claim: number; readonly as: Outcome['state']; readonly delay: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('owe' as const),
      channel: fc.nat(2),
      delay: fc.nat(40),
      edit: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 120 }) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('claim' as const), limit: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('begin' as const, 'forget' as const), claim: fc.nat(3) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('settle' as const),
      claim: fc.nat(3),
      as: fc.constantFrom('sent' as const, 'waiting' as const, 'unknown' as const, 'gone' as const, 'failed' as const),
      delay: fc.nat(60),
    }),
  },
);

async function check(open: OpenPorts, change: (deliveries: Deliveries) => Deliveries): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), async (steps) => {
      const ports = await open(settings, () => start);
      try {
        await run(ports, change(ports.deliveries), steps);
      } finally {
        await ports.close();
      }
    }),
    { numRuns: 60, endOnFailure: true, seed: 20_261_123 },
  );
}

/** What a delivery should be, told in the simplest way. */
interface Told {
  readonly id: string;
  readonly channel: string;
  readonly edit: boolean;
  open: boolean;
  sending: boolean;
  dueAt: number;
  leaseUntil: number;
  token: string | undefined;
}

async function run(ports: Ports, deliveries: Deliveries, steps: readonly Step[]): Promise<void> {
  const told: Told[] = [];
  const held: Claim[] = [];
  let now = start;
  const heldBy = (claim: Claim) =>
    told.find((one) => one.id === claim.delivery.id && one.token === claim.token && one.open);

  for (const step of steps) {
    switch (step.do) {
      case 'wait':
        now += step.ms;
        break;
      case 'owe': {
        const stepsAside = told.length % 2 === 0 ? anEdit : anAnnouncement;
        const work = step.edit ? { work: stepsAside } : {};
        const delivery = aDelivery({ channel: `discord:1:${step.channel}`, dueAt: now + step.delay, ...work });
        await owe(ports, delivery);
        const { id, channel, dueAt } = delivery;
        told.push({ id, channel, dueAt, edit: step.edit, open: true, sending: false, leaseUntil: 0, token: undefined });
        break;
      }
      case 'claim': {
        const expected = claimable(told, now).slice(0, step.limit);
        const claims = await deliveries.claim(now, leaseMs, step.limit, ['discord']);
        expect(claims.map(({ delivery }) => delivery.id)).toEqual(expected.map(({ id }) => id));
        for (const [i, one] of expected.entries()) {
          one.leaseUntil = now + leaseMs;
          one.token = claims[i]?.token;
        }
        held.push(...claims);
        break;
      }
      case 'begin': {
        const claim = held[step.claim];
        if (!claim) break;
        const mine = heldBy(claim);
        const live = mine !== undefined && mine.leaseUntil > now;
        expect(await deliveries.begin(claim, now)).toBe(live);
        if (live) mine.sending = true;
        break;
      }
      case 'forget':
        held.splice(step.claim, 1);
        break;
      case 'settle': {
        const [claim] = held.splice(step.claim, 1);
        if (!claim) break;
        const mine = heldBy(claim);
        expect(await deliveries.settle(claim, outcomeOf(step.as, now, step.delay))).toBe(mine !== undefined);
        if (!mine) break;
        mine.open = step.as === 'waiting';
        mine.dueAt = now + step.delay;
        Object.assign(mine, { sending: false, leaseUntil: 0, token: undefined });
        break;
      }
    }
    expect(await deliveries.nextDue(['discord'])).toBe(nextDue(told));
  }
}

/** The first of each channel that does not give way; nobody, while somebody is at work there. */
function claimable(told: readonly Told[], now: number): readonly Told[] {
  const open = told.filter((one) => one.open);
  return open.filter((one) => {
    const channel = open.filter((other) => other.channel === one.channel);
    const [first] = channel.filter((other) => !other.edit || other.sending || other.dueAt <= now);
    const free = channel.every(({ leaseUntil }) => leaseUntil <= now);
    return one === first && free && (one.sending || one.dueAt <= now);
  });
}

/** The first moment at which something can be claimed, found by trying all that come into question. */
function nextDue(told: readonly Told[]): number | null {
  const moments = told
    .filter(({ open }) => open)
    .flatMap(({ dueAt, leaseUntil }) => [dueAt, leaseUntil])
    .toSorted((a, b) => a - b);
  return moments.find((moment) => claimable(told, moment).length > 0) ?? null;
}

function outcomeOf(state: Outcome['state'], at: number, delay: number): Outcome {
  switch (state) {
    case 'sent':
      return { state, messageId: 'm', revision: 1, at };
    case 'waiting':
      return { state, dueAt: at + delay, trouble: 'busy', inDoubt: false };
    case 'unknown':
    case 'gone':
    case 'failed':
      return { state, trouble: 'no', at };
  }
}

const anEdit = { kind: 'edit', target: 'none', article: 1 } as const;
const anAnnouncement = { kind: 'announce', copy: 'none' } as const;
