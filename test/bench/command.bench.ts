import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../../src/config.ts';
import { openSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { sandboxOptions } from '../e2e/sandbox-options.ts';
import { startBot, type Bot, type Kind } from './command-process.ts';
import { askOnDiscord, askOnSlack, type Ask, type Taken } from './command-people.ts';
import { ratioAt } from './ratio.ts';
import { table } from './table.ts';

const most = 1.3;

/**
 * From a command received to its acknowledgement and to the answer, on both loopback platforms, one person at a time and fifty at
 * once, beside bare handlers that echo the same words drawn beforehand, as each framework's own guide shows it: discord.js's
 * `interaction.reply`, bolt's `ack` and `respond` over Socket Mode. The command is `/news topics`: like most that members give it
 * reads the archive and answers the asker alone with text, a list and a menu.
 *
 * Every bot is a process of its own with a loopback platform of its own; all platforms are in this process. Ours and the bare
 * one take turns, a short round each, the first of a pair changing; so what else the machine does meets both. What the platform
 * takes to check and keep the answer is in both times, and the answer is the same.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      commands: { type: 'string', default: '2000' },
      only: { type: 'string' },
      /** A folder for V8's profiles of the bots. */
      profiles: { type: 'string' },
    },
  });
  const count = Number(values.commands);
  const { roots } = readConfig({});
  const dataDir = await mkdtemp(join(tmpdir(), 'carewire-bench-'));
  const opened: { close(): Promise<void> }[] = [];
  const start = async (kind: Kind): Promise<{ sandbox: Sandbox; bot: Bot }> => {
    const sandbox = await openSandbox({ ...sandboxOptions(roots), rateLimits: false });
    opened.push(sandbox);
    const bot = await startBot(kind, sandbox, dataDir, values.profiles);
    opened.unshift(bot);
    return { sandbox, bot };
  };
  try {
    const rows: Record<string, readonly number[]> = {};
    const ratios: string[] = [];
    let worst = 0;
    for (const [name, kinds, asking] of [
      ['Discord', ['ours', 'discord.js'], askOnDiscord],
      ['Slack', ['ours', 'bolt'], askOnSlack],
    ] as const) {
      if (values.only !== undefined && values.only !== name.toLowerCase()) continue;
      const sides = { ours: await start(kinds[0]), bare: await start(kinds[1]) };
      for (const atOnce of [1, 50]) {
        const taken = await inTurn(
          {
            ours: { ...sides.ours, ask: asking(sides.ours.sandbox) },
            bare: { ...sides.bare, ask: asking(sides.bare.sandbox) },
          },
          atOnce,
          count,
        );
        for (const what of ['acknowledged', 'answered'] as const) {
          const title = `${name}, ${atOnce} at a time: ${what}`;
          const told = (side: Side) => taken[side].map((round) => round.map((one) => one[what]));
          for (const side of ['bare', 'ours'] as const) rows[`${title}, ${side}`] = told(side).flat();
          const median = ratioAt(told('ours'), told('bare'), 0.5);
          const p99 = ratioAt(told('ours'), told('bare'), 0.99);
          worst = Math.max(worst, p99.ratio);
          ratios.push(`${title}: ${said(p99)} times the bare one at p99, ${said(median)} at p50`);
        }
      }
      await sides.ours.bot.close();
      await sides.bare.bot.close();
    }
    console.log(`${count} commands each; milliseconds`);
    console.log(table(rows));
    console.log(`\n${ratios.join('\n')}`);
    console.log(`\nAt most ${worst.toFixed(2)} times at p99; ${most} is wanted.`);
    if (worst > most) process.exitCode = 1;
  } finally {
    for (const one of opened) await one.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

type Side = 'ours' | 'bare';

/** Rounds of some fifty commands for each side in turn; the first tenth only warms up. */
async function inTurn(
  sides: Readonly<Record<Side, { readonly ask: Ask; readonly bot: Bot }>>,
  atOnce: number,
  count: number,
): Promise<Readonly<Record<Side, readonly (readonly Taken[])[]>>> {
  const taken: Record<Side, (readonly Taken[])[]> = { ours: [], bare: [] };
  const rounds = Math.ceil(count / perRound);
  const warming = Math.max(4, Math.ceil(rounds / 10));
  for (let round = -warming; round < rounds; round += 1) {
    const order: readonly Side[] = round % 2 === 0 ? ['ours', 'bare'] : ['bare', 'ours'];
    for (const side of order) {
      const { ask, bot } = sides[side];
      await bot.later();
      const told: Taken[] = [];
      for (let person = 0; person < perRound; person += atOnce)
        told.push(...(await Promise.all(Array.from({ length: atOnce }, (_, other) => ask(person + other)))));
      if (round >= 0) taken[side].push(told);
    }
  }
  return taken;
}

const perRound = 50;

function said({ ratio, from, to }: ReturnType<typeof ratioAt>): string {
  return `${ratio.toFixed(2)} (${from.toFixed(2)} to ${to.toFixed(2)})`;
}
