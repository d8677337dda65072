import type { Claim, Deliveries, Delivery, DeliveryState, NewDelivery, Outcome } from '../../src/core/delivery.ts';
import type { Channel } from '../../src/core/place.ts';
import type { Power } from './power.ts';

export interface FakeDeliveries extends Deliveries {
  /** Owed as part of somebody's transaction; a key known already is the same delivery. */
  owe(owed: readonly NewDelivery[]): void;
  /** A withdrawn article's copies that surely reached nobody, and their edits. */
  drop(article: number): void;
  all(): readonly Delivery[];
}

type Row = Delivery & { readonly lease: { readonly token: string; readonly until: number } | null };

const open: readonly DeliveryState[] = ['pending', 'sending', 'waiting'];

export function fakeDeliveries(power?: Power): FakeDeliveries {
  // Maps keep insertion order, which is the order within a channel.
  const rows = new Map<string, Row>();
  let tokens = 0;
  const change = (id: string, changes: Partial<Row>): void => {
    const row = rows.get(id);
    if (row) rows.set(id, { ...row, ...changes });
  };
  /** The first open one of each channel. */
  const heads = (): readonly Row[] => {
    const first = new Map<Channel, Row>();
    for (const row of rows.values())
      if (open.includes(row.state) && !first.has(row.channel)) first.set(row.channel, row);
    return [...first.values()];
  };
  const owns = ({ delivery, token }: Claim): boolean => rows.get(delivery.id)?.lease?.token === token;
  /** The process may die just before or just after what it does. */
  const touch = async <T>(effect: () => T): Promise<T> => {
    power?.touch();
    const told = effect();
    power?.touch();
    return told;
  };

  return {
    owe: (owed) => {
      const keys = new Set([...rows.values()].map(({ key }) => key));
      for (const delivery of owed) {
        if (keys.has(delivery.key)) continue;
        rows.set(delivery.id, {
          ...delivery,
          state: 'pending',
          attempts: 0,
          tryingSince: null,
          messageId: null,
          revision: null,
          settledAt: null,
          trouble: null,
          lease: null,
        });
      }
    },
    drop: (article) => {
      for (const row of rows.values()) {
        const untried = row.state === 'pending' || (row.state === 'waiting' && row.tryingSince === null);
        if (row.work.kind === 'article' && row.work.article === article && untried) rows.delete(row.id);
      }
      for (const row of rows.values())
        if (row.work.kind === 'edit' && row.work.article === article && !rows.has(row.work.target)) rows.delete(row.id);
    },
    all: () => [...rows.values()].map(asDelivery),

    claim: (now, leaseMs, limit) =>
      touch(() => {
        return heads()
          .filter((row) => claimableAt(row) <= now)
          .slice(0, limit)
          .map((row): Claim => {
            tokens += 1;
            const token = String(tokens);
            change(row.id, { lease: { token, until: now + leaseMs } });
            return { delivery: asDelivery(row), token };
          });
      }),
    begin: (claim, now) =>
      touch(() => {
        const row = rows.get(claim.delivery.id);
        if (!row?.lease || !owns(claim) || row.lease.until <= now) return false;
        change(row.id, { state: 'sending', attempts: row.attempts + 1, tryingSince: row.tryingSince ?? now });
        return true;
      }),
    settle: (claim, outcome) =>
      touch(() => {
        if (!owns(claim)) return false;
        change(claim.delivery.id, { ...settled(outcome, claim.delivery), lease: null });
        return true;
      }),
    get: (id) => touch(() => rows.get(id)).then((row) => row && asDelivery(row)),
    ofArticle: (community, article) =>
      touch(() =>
        [...rows.values()].filter((row) => row.community === community && shows(row, article)).map(asDelivery),
      ),
    count: (community) =>
      touch(() => {
        const counts = { pending: 0, sending: 0, sent: 0, unknown: 0, waiting: 0, gone: 0, failed: 0 };
        for (const row of rows.values()) if (row.community === community) counts[row.state] += 1;
        return counts;
      }),
    troubled: (community, limit) =>
      touch(() =>
        [...rows.values()]
          .filter((row) => row.community === community && ['unknown', 'failed', 'gone', 'waiting'].includes(row.state))
          .toReversed()
          .slice(0, limit)
          .map(asDelivery),
      ),
    decide: (community, id, decision, at) =>
      touch(() => {
        const row = rows.get(id);
        if (row?.community !== community || (row.state !== 'unknown' && row.state !== 'failed')) return false;
        switch (decision) {
          case 'again':
            change(id, { state: 'pending', dueAt: at, tryingSince: null, settledAt: null, trouble: null });
            break;
          case 'arrived':
            change(id, { state: 'sent', settledAt: at, tryingSince: null, trouble: null });
            break;
          case 'dropped':
            change(id, { state: 'gone', settledAt: at });
            break;
        }
        return true;
      }),
    nextDue: () =>
      touch(() => {
        const dues = heads().map(claimableAt);
        return dues.length === 0 ? null : Math.min(...dues);
      }),
  };
}

function settled(outcome: Outcome, before: Delivery): Partial<Row> {
  switch (outcome.state) {
    case 'sent': {
      const { messageId, revision, at } = outcome;
      return { state: 'sent', messageId, revision, settledAt: at, tryingSince: null, trouble: null };
    }
    case 'waiting': {
      const { dueAt, trouble, inDoubt } = outcome;
      return { state: 'waiting', dueAt, trouble, ...(inDoubt ? {} : { tryingSince: null }) };
    }
    case 'unknown':
    case 'gone':
    case 'failed':
      return { state: outcome.state, trouble: outcome.trouble, settledAt: outcome.at, tryingSince: before.tryingSince };
  }
}

function claimableAt({ dueAt, lease }: Row): number {
  return Math.max(dueAt, lease?.until ?? dueAt);
}

function shows({ work }: Delivery, article: number): boolean {
  switch (work.kind) {
    case 'article':
      return work.article === article;
    case 'digest':
      return work.articles.includes(article) || work.corrections.includes(article);
    case 'edit':
      return false;
  }
}

function asDelivery({ lease: _lease, ...delivery }: Row): Delivery {
  return delivery;
}
