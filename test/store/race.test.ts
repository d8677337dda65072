import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAt, temporaryFolder } from './temporary.ts';
import { prepareRace, race, racer, type Won } from './racer.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const rounds = 40;
const all = Array.from({ length: rounds }, (_, i) => `${i}`);

describe('several at once on one file', () => {
  it('each thing is won once, between processes', async () => {
    await prepareRace(folder.file, rounds);
    const won = await Promise.all(await start(3));
    expect(wonTwiceOrNever(won)).toEqual([]);
  });

  it('each thing is won once, between connections of one process', async () => {
    await prepareRace(folder.file, rounds);
    const won = await Promise.all([race(folder.file, rounds), race(folder.file, rounds)]);
    expect(wonTwiceOrNever(won)).toEqual([]);
  });

  it('any number may open a file that is not there yet', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, () => openAt(folder.file)));
    const lists = await Promise.all(stores.map((store) => store.categories.list('ms')));
    expect(lists.map((list) => list.length)).toEqual([2, 2, 2, 2]);
    for (const store of stores) await store.close();
  });
});

/** What was not won by exactly one of them. */
function wonTwiceOrNever(won: readonly Won[]): readonly string[] {
  const races = {
    keys: won.flatMap((one) => one.keys),
    taken: won.flatMap((one) => one.taken),
    urls: won.flatMap((one) => one.urls),
    digests: won.flatMap((one) => one.digests),
    claimed: won.flatMap((one) => one.claimed),
    read: won.flatMap((one) => one.read),
    places: Array.from(new Set(won.map((one) => one.place)), () => '0'),
  };
  return Object.entries(races).flatMap(([name, winners]) =>
    (name === 'places' ? ['0'] : all)
      .filter((each) => winners.filter((winner) => winner === each).length !== 1)
      .map((each) => `${name} ${each}`),
  );
}

/** Lets them all go at the same moment. */
async function start(processes: number): Promise<readonly Promise<Won>[]> {
  const racers = Array.from({ length: processes }, () => {
    const child = spawn(process.execPath, [racer, folder.file, String(rounds)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    return { child, lines: createInterface(child.stdout) };
  });
  await Promise.all(racers.map(({ lines }) => once(lines, 'line')));
  return racers.map(async ({ child, lines }) => {
    const said = once(lines, 'line');
    const ended = once(child, 'exit').then(([code]) => {
      if (code !== 0) throw new Error('a racer fell');
      return said;
    });
    child.stdin.end('go\n');
    const [line] = (await Promise.race([said, ended])) as [string];
    return JSON.parse(line) as Won;
  });
}
