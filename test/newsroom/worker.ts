import { setTimeout as sleep } from 'node:timers/promises';
import { createDelivering } from '../../src/newsroom/deliver.ts';
import { needsOver } from '../fakes/needs.ts';
import { fakePlatform } from '../fakes/platform.ts';
import { openAt } from '../store/temporary.ts';

export const worker = import.meta.filename;

/** Run as a process of its own: delivers until nothing is left, and says what it posts. */
async function deliverAll(file: string): Promise<void> {
  // The samples are of a day to come.
  const clock = { now: () => Date.now() + 10 * 24 * 3_600_000 };
  const store = await openAt(file);
  const discord = fakePlatform('discord', clock);
  const honest = { ...discord };
  discord.post = async (channel, message, deliveryId) => {
    process.stdout.write(`posted ${deliveryId}\n`);
    await sleep(Math.random() * 8);
    return honest.post(channel, message, deliveryId);
  };
  const delivering = createDelivering(needsOver(store, clock, [discord]));
  while ((await delivering.nextDue()) !== null) {
    await delivering.run();
    await sleep(5);
  }
  await store.close();
}

if (import.meta.main) await deliverAll(process.argv[2] ?? '');
