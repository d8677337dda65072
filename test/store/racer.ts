import { once } from 'node:events';
import type { Subscription } from '../../src/core/subscription.ts';
import { aDelivery, anArticle, minute, start } from '../contracts/samples.ts';
import { openAt } from './temporary.ts';

/** What one of several processes on one file won of everything they raced for. */
export interface Won {
  readonly keys: readonly string[];
  readonly taken: readonly string[];
  readonly urls: readonly string[];
  readonly digests: readonly number[];
  readonly claimed: readonly string[];
  readonly place: string;
}

/** Run as a process of its own: waits for a line, races for the same things as the others, says what it won. */
export async function race(file: string, rounds: number): Promise<Won> {
  const store = await openAt(file);
  const events = store.expiring<number>('event');
  const won = { keys: [] as string[], taken: [] as string[], urls: [] as string[], digests: [] as number[] };
  const claimed: string[] = [];
  const due: readonly Subscription[] = await store.subscriptions.due(start + 60 * minute, rounds);
  for (let i = 0; i < rounds; i += 1) {
    const key = `${i}`;
    if (await events.setIfAbsent(key, process.pid, minute)) won.keys.push(key);
    if (await events.delete(`taken-${i}`)) won.taken.push(key);
    if (await store.ledger.publish(anArticle({ canonicalUrl: `https://race.example/${i}` }), () => []))
      won.urls.push(key);
    const subscription = due[i];
    const moved = { toldUntil: start + minute, nextAt: start + 1_000 * minute };
    if (subscription && (await store.subscriptions.advance(subscription, moved, []))) won.digests.push(subscription.id);
    for (const claim of await store.deliveries.claim(start, 60 * minute, 2)) {
      await store.deliveries.begin(claim, start);
      await store.deliveries.settle(claim, { state: 'sent', messageId: 'm', revision: 1, at: start });
      claimed.push(claim.delivery.id);
    }
  }
  const place = (await store.communities.ofPlace('slack:T77')).id;
  await store.close();
  return { ...won, claimed, place };
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
    await store.subscriptions.put({
      ...{ community: 'ms', channel: `discord:1:${i}`, topic: { kind: 'everything' } },
      ...{ cadence: { kind: 'daily', at: '08:00' }, zone: 'UTC', by: 'discord:7', at: start },
      ...{ toldUntil: start, nextAt: start + 1 },
    });
  }
  await store.close();
}

if (import.meta.main) {
  const [file = '', rounds = ''] = process.argv.slice(2);
  process.stdout.write('ready\n');
  await once(process.stdin, 'data');
  process.stdin.destroy();
  process.stdout.write(`${JSON.stringify(await race(file, Number(rounds)))}\n`);
}
