import { once } from 'node:events';
import { channelParts } from '../../src/core/place.ts';
import type { Subscription } from '../../src/core/subscription.ts';
import type { Store } from '../../src/store/store.ts';
import { aDelivery, aFeed, anArticle, aSubscription, minute, start } from '../contracts/samples.ts';
import { openAt } from './temporary.ts';

/** What one of several processes on one file won of everything they raced for. */
export interface Won {
  readonly keys: readonly string[];
  readonly taken: readonly string[];
  readonly urls: readonly string[];
  readonly digests: readonly string[];
  readonly claimed: readonly string[];
  readonly read: readonly string[];
  readonly place: string;
}

/** Races for the same things as the others, from the moment it is told to go: opening a store takes too unevenly long to be part of it. */
export async function race(
  file: string,
  rounds: number,
  go: () => Promise<unknown> = async () => undefined,
): Promise<Won> {
  const store = await openAt(file);
  await go();
  const events = store.expiring<number>('event');
  const won = { keys: [] as string[], taken: [] as string[], urls: [] as string[], digests: [] as string[] };
  const claimed: string[] = [];
  const read: string[] = [];
  const due: readonly Subscription[] = await store.subscriptions.due(start + 60 * minute, rounds);
  for (let i = 0; i < rounds; i += 1) {
    const key = `${i}`;
    if (await events.setIfAbsent(key, process.pid, minute)) won.keys.push(key);
    if (await events.delete(`taken-${i}`)) won.taken.push(key);
    if (await store.ledger.publish(anArticle({ canonicalUrl: `https://race.example/${i}` }), () => []))
      won.urls.push(key);
    const subscription = due[i];
    const moved = { toldUntil: start + minute, nextAt: start + 1_000 * minute };
    if (subscription && (await store.subscriptions.advance(subscription, moved, [])))
      won.digests.push(channelParts(subscription.channel).id);
    claimed.push(...(await deliverSome(store)));
    read.push(...(await readSome(store)));
  }
  // The others may hold the last ones still.
  while ((await store.deliveries.nextDue(['discord'])) !== null) claimed.push(...(await deliverSome(store)));
  while ((await store.feeds.nextDue()) !== null) read.push(...(await readSome(store)));
  const place = (await store.communities.ofPlace('slack:T77')).id;
  await store.close();
  return { ...won, claimed, read, place };
}

async function deliverSome({ deliveries }: Store): Promise<readonly string[]> {
  const claims = await deliveries.claim(start, 60 * minute, 2, ['discord']);
  for (const claim of claims) {
    await deliveries.begin(claim, start);
    await deliveries.settle(claim, { state: 'sent', messageId: 'm', revision: 1, at: start });
  }
  return claims.map(({ delivery }) => delivery.id);
}

async function readSome({ feeds }: Store): Promise<readonly string[]> {
  const read: string[] = [];
  for (const claim of await feeds.claim(start, 60 * minute, 2)) {
    const news = { at: start, seen: [], owed: [], holdUntil: start };
    if (await feeds.settle(claim, { nextAt: null }, news)) read.push(new URL(claim.feed.url).pathname.slice(1));
  }
  return read;
}

/** What the processes race for. */
export async function prepareRace(file: string, rounds: number): Promise<void> {
  const store = await openAt(file);
  const deliveries = Array.from({ length: rounds }, (_, i) =>
    aDelivery({ id: `${i}`, key: `race:${i}`, channel: `discord:1:${i % 7}` }),
  );
  await store.ledger.publish(anArticle(), () => deliveries);
  for (let i = 0; i < rounds; i += 1) {
    await store.expiring<number>('event').set(`taken-${i}`, 0, minute);
    const channel = `discord:1:${i}` as const;
    await store.subscriptions.put(aSubscription({ channel, nextAt: start + 1 }));
    await store.feeds.add(aFeed({ url: `https://h${i % 7}.example/${i}` }), []);
  }
  await store.close();
}

export const racer = import.meta.filename;

if (import.meta.main) {
  const [file = '', rounds = ''] = process.argv.slice(2);
  const won = await race(file, Number(rounds), async () => {
    process.stdout.write('ready\n');
    await once(process.stdin, 'data');
    process.stdin.destroy();
  });
  process.stdout.write(`${JSON.stringify(won)}\n`);
}
