import { setTimeout as sleep } from 'node:timers/promises';
import { createCalendar } from '../../src/calendar.ts';
import { createDelivering } from '../../src/newsroom/deliver.ts';
import type { Needs } from '../../src/newsroom/needs.ts';
import { fakeExpiring } from '../fakes/expiring.ts';
import { fakeFeedReader } from '../fakes/feed-reader.ts';
import { fakeLog } from '../fakes/log.ts';
import { fakePlatform } from '../fakes/platform.ts';
import { fakeReader, simpleJudge } from '../fakes/reading.ts';
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
  const needs: Needs = {
    ...store,
    drafts: fakeExpiring(clock),
    searches: fakeExpiring(clock),
    links: fakeExpiring(clock),
    proposals: fakeExpiring(clock),
    foundFeeds: fakeExpiring(clock),
    reader: fakeReader(),
    feedReader: fakeFeedReader(),
    judge: simpleJudge,
    calendar: createCalendar(),
    clock,
    platforms: new Map([['discord', discord]]),
    wake: () => undefined,
    newId: () => crypto.randomUUID(),
    random: () => Math.random(),
    log: fakeLog(),
  };
  const delivering = createDelivering(needs);
  while ((await delivering.nextDue()) !== null) {
    await delivering.run();
    await sleep(5);
  }
  await store.close();
}

if (import.meta.main) await deliverAll(process.argv[2] ?? '');
