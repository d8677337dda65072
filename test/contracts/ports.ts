import { afterEach, beforeEach } from 'vitest';
import type { Articles, NewArticle } from '../../src/core/article.ts';
import type { Candidates } from '../../src/core/candidate.ts';
import type { Categories } from '../../src/core/category.ts';
import type { Instant } from '../../src/core/clock.ts';
import type { Claim, Deliveries, Ledger, NewDelivery } from '../../src/core/delivery.ts';
import type { Expiring } from '../../src/core/expiring.ts';
import type { FollowedFeeds } from '../../src/core/followed-feed.ts';
import type { Communities, Moderators } from '../../src/core/member.ts';
import type { Channel } from '../../src/core/place.ts';
import type { People } from '../../src/core/people.ts';
import type { Reports } from '../../src/core/report.ts';
import type { AllSettings } from '../../src/core/settings.ts';
import type { Subscriptions } from '../../src/core/subscription.ts';
import type { CommunitySettings } from '../../src/store/communities.ts';
import { aDelivery, anArticle, minute, settings, start } from './samples.ts';

/** What an implementation of the ports offers. The suites beside this file say how each behaves. */
export interface Ports {
  readonly articles: Articles;
  readonly ledger: Ledger;
  readonly subscriptions: Subscriptions;
  readonly deliveries: Deliveries;
  readonly categories: Categories;
  readonly communities: Communities;
  readonly moderators: Moderators;
  readonly settings: AllSettings;
  readonly candidates: Candidates;
  readonly reports: Reports;
  readonly people: People;
  readonly feeds: FollowedFeeds;
  expiring<Value>(namespace: string): Expiring<Value>;
  close(): Promise<void>;
}

/** Fresh and empty but for the settings' communities. */
export type OpenPorts = (settings: CommunitySettings, now: () => Instant) => Promise<Ports>;

/** Opens before each test and closes after it; `clock.now` may be moved. */
export function usePorts(open: OpenPorts): { readonly ports: Ports; readonly clock: { now: Instant } } {
  let ports: Ports | undefined;
  const clock = { now: start };
  beforeEach(async () => {
    clock.now = start;
    ports = await open(settings, () => clock.now);
  });
  afterEach(async () => {
    await ports?.close();
    ports = undefined;
  });
  return {
    clock,
    get ports() {
      if (!ports) throw new Error('not within a test');
      return ports;
    },
  };
}

/** Publishes an article and owes a copy of it to each channel. */
export async function publishTo(ports: Ports, channels: readonly Channel[], changes: Partial<NewArticle> = {}) {
  const article = await ports.ledger.publish(anArticle(changes), ({ id, community }) =>
    channels.map((channel) =>
      aDelivery({ community, channel, work: { kind: 'article', article: id }, key: `article:${id}:${channel}` }),
    ),
  );
  if (!article) throw new Error('not published');
  return article;
}

/** Owes deliveries with no article of their own. */
export async function owe(ports: Ports, ...owed: readonly NewDelivery[]): Promise<void> {
  const [first] = owed;
  await ports.ledger.publish(anArticle({ community: first?.community ?? 'ms' }), () => owed);
}

/** The only claim there is. */
export async function claimOne(ports: Ports, now: Instant, leaseMs = minute): Promise<Claim> {
  const [claim, ...others] = await ports.deliveries.claim(now, leaseMs, 10, ['discord', 'slack']);
  if (!claim || others.length > 0) throw new Error(`expected one claim, found ${others.length + (claim ? 1 : 0)}`);
  return claim;
}
