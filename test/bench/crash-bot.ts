import { createInterface } from 'node:readline';
import { z } from 'zod';
import { readConfig } from '../../src/config.ts';
import type { Log } from '../../src/core/log.ts';
import type { Member } from '../../src/core/member.ts';
import { channelIn, directChannel, type Channel, type Place } from '../../src/core/place.ts';
import { run, type Running } from '../../src/main.ts';

/**
 * The bot as production starts it, with a moderator of its own who publishes and corrects without rest, for the crash bench.
 * It says what it was told to be done; a line on stdin ends its work, and then it says so once nothing is owed any more.
 * Leases are shorter than usual, since nothing on the bench hangs: waiting for them is all that is saved.
 */
const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A name for its stories, how many deliveries may be owed before it waits, the channels it tells, and how far ahead its clock is. */
const [name = 'x', most = '40', channels = '[]', ahead = '0'] = process.argv.slice(2);
const running = await run(readConfig(), {
  clock: { now: () => Date.now() + Number(ahead) },
  log: quiet,
  leaseMs: 6_000,
});

const ending = new AbortController();
createInterface(process.stdin).once('line', () => ending.abort());
const working = (): boolean => !ending.signal.aborted;

const community = (await running.store.communities.list()).find(({ id }) => id === 'ms-hub');
if (!community) throw new Error('no community');
const [place] = await running.store.communities.places(community.id);
if (!place) throw new Error('no place');

const told = await running.store.subscriptions.ofCommunity(community.id);
for (const channel of z.array(z.custom<Channel>()).parse(JSON.parse(channels))) {
  if (told.some((held) => held.channel === channel)) continue;
  const wish = { channel, topic: { kind: 'everything' }, cadence: { kind: 'each' }, zone: null } as const;
  await running.newsroom.subscribe(wish, member(place, 0));
}
say('up');

for (let serial = 1; working(); serial += 1) {
  const id = await publish(running, member(place, serial), `Story ${name}-${serial} end`);
  say(`published ${id}`);
  if (serial % 3 === 0) await correct(running, member(place, serial), id);
  while (working() && (await owed()) > Number(most)) await new Promise((resolve) => setTimeout(resolve, 50));
}
while ((await owed()) > 0) {
  await running.settle();
  await new Promise((resolve) => setTimeout(resolve, 200));
}
say('done');
await running.stop();
process.exit(0);

async function owed(): Promise<number> {
  const { pending, sending, waiting } = await running.store.deliveries.count('ms-hub');
  return pending + sending + waiting;
}

async function publish({ newsroom }: Running, member: Member, title: string): Promise<number> {
  const text = [
    title,
    'Posted 16 November 2026',
    'An allergy medicine that has been sold for decades helped mice to rebuild myelin, the coating of nerves that multiple sclerosis destroys, researchers report.',
    'The team treated twelve mice whose myelin had been damaged. After three weeks the animals given the medicine had regrown about twice as much of it as untreated mice.',
    'The work was done in mice only, and many treatments that repair nerves in animals have failed in people, the researchers note.',
    'A small study in people is planned for next year. The research was paid for by a university grant.',
  ].join('\n');
  const draft = await newsroom.submit({ url: null, text }, ['treatment'], member);
  return (await newsroom.publish(draft.id, member)).article.id;
}

async function correct({ newsroom }: Running, member: Member, id: number): Promise<void> {
  await newsroom.correct(id, { standing: 'disputed', text: `Correction ${id} end.`, link: null }, member);
  say(`corrected ${id}`);
}

/** Somebody new each time: nobody may publish as fast as this. */
function member(place: Place, serial: number): Member {
  if (!community) throw new Error('no community');
  const direct = directChannel(place, `m${serial}`);
  const person = `discord:${process.pid}${serial}` as const;
  return { person, place, channel: channelIn(place, 'desk'), direct, community, moderator: true };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
