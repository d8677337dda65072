import type {
  Claim,
  Deliveries,
  Delivery,
  DeliveryState,
  NewDelivery,
  Outcome,
  Work,
} from '../../src/core/delivery.ts';
import { channelParts, platformOf, type Channel } from '../../src/core/place.ts';
import type { Power } from './power.ts';

export interface FakeDeliveries extends Deliveries {
  /** Owed as part of somebody's transaction; a key known already is the same delivery. */
  owe(owed: readonly NewDelivery[]): void;
  /** A withdrawn article's copies that surely reached nobody. */
  drop(article: number): void;
  all(): readonly Delivery[];
  /** Those to these channels are gone. */
  forget(isGone: (channel: Channel) => boolean): void;
  /** As `ofArticle`, at once. */
  copies(community: string, article: number): readonly Delivery[];
}

type Row = Delivery & {
  readonly seq: number;
  readonly lease: { readonly token: string; readonly until: number } | null;
};

/** What may be claimed of a channel in its turn: its first open row, and before it any edits, which give way until they are due. */
interface Queue {
  readonly rows: Row[];
  leased: number;
}

const open: readonly DeliveryState[] = ['pending', 'sending', 'waiting'];
const toForget: readonly Work['kind'][] = ['answer', 'reported', 'ended', 'card'];

export function fakeDeliveries(power?: Power): FakeDeliveries {
  // Maps keep insertion order, which is the order within a channel.
  const rows = new Map<string, Row>();
  const keys = new Set<string>();
  const openIds = new Set<string>();
  let tokens = 0;
  let seq = 0;
  const write = (row: Row): void => {
    rows.set(row.id, row);
    if (open.includes(row.state)) openIds.add(row.id);
    else openIds.delete(row.id);
  };
  const change = (id: string, changes: Partial<Row>): void => {
    const row = rows.get(id);
    if (row) write({ ...row, ...changes });
  };
  const queues = (platforms: readonly string[]): readonly Queue[] => {
    const queues = new Map<Channel, Queue>();
    const waiting = [...openIds].flatMap((id) => rows.get(id) ?? []).toSorted((a, b) => a.seq - b.seq);
    for (const row of waiting) {
      if (!platforms.includes(platformOf(row.channel))) continue;
      const queue = queues.get(row.channel) ?? { rows: [], leased: 0 };
      const last = queue.rows.at(-1);
      if (!last || givesWay(last)) queue.rows.push(row);
      queue.leased = Math.max(queue.leased, row.lease?.until ?? 0);
      queues.set(row.channel, queue);
    }
    return [...queues.values()];
  };
  /** Who handed in a link or reported an article is nobody's to know once they have been told. */
  const forgetTold = (id: string): void => {
    const row = rows.get(id);
    if (row && toForget.includes(row.work.kind) && ['sent', 'unknown', 'gone', 'failed'].includes(row.state))
      rows.delete(id);
  };
  const owns = ({ delivery, token }: Claim): boolean => rows.get(delivery.id)?.lease?.token === token;
  const copies = (community: string, article: number): readonly Delivery[] =>
    [...rows.values()].filter((row) => row.community === community && shows(row, article)).map(asDelivery);
  /** The process may die just before or just after what it does. */
  const touch = async <T>(effect: () => T): Promise<T> => {
    power?.touch();
    const told = effect();
    power?.touch();
    return told;
  };

  const owe = (owed: readonly NewDelivery[]): void => {
    for (const delivery of owed) {
      if (keys.has(delivery.key)) continue;
      keys.add(delivery.key);
      seq += 1;
      write({
        ...delivery,
        seq,
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
  };

  return {
    owe,
    drop: (article) => {
      for (const row of rows.values()) {
        const untried = row.state === 'pending' || (row.state === 'waiting' && row.tryingSince === null);
        if (row.work.kind !== 'article' || row.work.article !== article || !untried) continue;
        rows.delete(row.id);
        openIds.delete(row.id);
        keys.delete(row.key);
      }
    },
    all: () => [...rows.values()].map(asDelivery),
    forget: (isGone) => {
      for (const { id, channel, key } of rows.values())
        if (isGone(channel)) {
          rows.delete(id);
          openIds.delete(id);
          keys.delete(key);
        }
    },
    copies,

    claim: (now, leaseMs, limit, platforms) =>
      touch(() => {
        return queues(platforms)
          .filter(({ leased }) => leased <= now)
          .flatMap((queue) => queue.rows.find(({ state, dueAt }) => state === 'sending' || dueAt <= now) ?? [])
          .toSorted((a, b) => a.seq - b.seq)
          .slice(0, Math.max(0, limit))
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
        if ('instead' in outcome && outcome.instead) owe([outcome.instead]);
        forgetTold(claim.delivery.id);
        return true;
      }),
    get: (id) => touch(() => rows.get(id)).then((row) => row && asDelivery(row)),
    ofArticle: (community, article) => touch(() => copies(community, article)),
    ofKeys: (community, keys) =>
      touch(() =>
        [...rows.values()].filter((row) => row.community === community && keys.includes(row.key)).map(asDelivery),
      ),
    count: (community) =>
      touch(() => {
        const counts = { pending: 0, sending: 0, sent: 0, unknown: 0, waiting: 0, gone: 0, failed: 0 };
        for (const row of rows.values())
          if (row.community === community && row.work.kind !== 'card' && !channelParts(row.channel).direct)
            counts[row.state] += 1;
        return counts;
      }),
    troubled: (community, limit) =>
      touch(() =>
        [...rows.values()]
          .filter(
            ({ community: of, work, state }) =>
              of === community && work.kind !== 'card' && ['unknown', 'failed', 'gone', 'waiting'].includes(state),
          )
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
        forgetTold(id);
        return true;
      }),
    identify: (id, messageId, at) =>
      touch(() => {
        const row = rows.get(id);
        if (!row || row.messageId !== null || (row.state !== 'unknown' && row.state !== 'sent')) return;
        const settledAt = row.settledAt ?? at;
        change(id, { state: 'sent', messageId, revision: 0, settledAt, tryingSince: null, trouble: null });
      }),
    nextDue: (platforms) =>
      touch(() => {
        const dues = queues(platforms).flatMap(({ rows, leased }) => rows.map(({ dueAt }) => Math.max(dueAt, leased)));
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

function givesWay({ work, state }: Row): boolean {
  return (work.kind === 'edit' || work.kind === 'card' || work.kind === 'announce') && state !== 'sending';
}

function shows({ work }: Delivery, article: number): boolean {
  switch (work.kind) {
    case 'article':
      return work.article === article;
    case 'digest':
      return work.articles.includes(article) || work.corrections.includes(article);
    case 'edit':
    case 'reply':
    case 'card':
    case 'announce':
    case 'stopped':
    case 'ended':
    case 'answer':
    case 'reported':
    case 'waiting':
    case 'feed':
      return false;
  }
}

function asDelivery({ seq: _seq, lease: _lease, ...delivery }: Row): Delivery {
  return delivery;
}
