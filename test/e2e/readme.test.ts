import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commandList } from '../../commands/index.ts';
import { roots } from '../../src/core/command.ts';
import { usage } from '../../src/core/typed.ts';
import type { Screen } from '../../src/sandbox/screen.ts';
import { openStage, type Stage } from './stage.ts';

/** What the README shows is made from what runs: the table from the command list, the transcript from both real clients. `-u` writes it. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it('the README shows the commands there are, and what really happens', async () => {
  const readme = await readFile('README.md', 'utf8');
  const shown = between(between(readme, 'commands', commandTable()), 'transcript', await transcript());
  await expect(shown).toMatchFileSnapshot('../../README.md');
});

function between(text: string, name: string, content: string): string {
  const [before, rest] = text.split(`<!-- ${name} -->\n`);
  const after = rest?.split(`<!-- /${name} -->`)[1];
  if (before === undefined || after === undefined) throw new Error(`the README marks no place for ${name}`);
  return `${before}<!-- ${name} -->\n${content}<!-- /${name} -->${after}`;
}

function commandTable(): string {
  const commands = commandList({ news: 'news', newsroom: 'newsroom' });
  return roots
    .map((root) => {
      const rows = commands
        .filter((command) => command.root === root)
        .map((command) => `| \`/${root} ${usage(command).replaceAll('|', '\\|')}\` | ${command.description} |`);
      return `\n| ${root === 'news' ? 'everyone' : 'moderators'} | |\n|---|---|\n${rows.join('\n')}\n`;
    })
    .join('');
}

async function transcript(): Promise<string> {
  const { discord, slack, site } = stage;
  await slack.type('moderator', 'lounge', '/newsroom subscribe treatment channel:#treatment');
  const parts = [
    await said(discord, 'lounge', `/newsroom post ${site}/clogged-veins in:treatment`),
    await pressed(discord, 'lounge', 'Publish'),
  ];
  await expect.poll(() => slack.look('member', 'treatment').length, { timeout: 10_000 }).toBe(1);
  parts.push(...(await corrected(discord)));
  await expect.poll(() => slack.look('member', 'treatment')[0], { timeout: 10_000 }).toContain('Superseded');
  parts.push(['In #treatment on Slack, a moment later:', ...(slack.look('member', 'treatment')[0] ?? '').split('\n')]);
  const text = parts.map((lines) => lines.map((line) => line.trimEnd()).join('\n')).join('\n\n');
  return `\n\`\`\`text\n${text.replaceAll(site, 'https://blog.example')}\n\`\`\`\n\n`;
}

async function corrected(screen: Screen): Promise<readonly (readonly string[])[]> {
  const line = `/newsroom correct 1 standing:superseded notice:"A controlled trial in 2017 found no benefit." link:${stage.site}/vein-trial-no-benefit`;
  const preview = await said(screen, 'lounge', line);
  // The article in between is the one above.
  const end = preview.findIndex((shown) => shown.includes('If you confirm'));
  return [[...preview.slice(0, 5), '…', ...preview.slice(end)], await pressed(screen, 'lounge', 'Confirm')];
}

async function said(screen: Screen, channel: string, line: string): Promise<readonly string[]> {
  return [`Mira, a moderator, types on ${nameOf(screen)}: ${line}`, ...(await screen.type('moderator', channel, line))];
}

async function pressed(screen: Screen, channel: string, label: string): Promise<readonly string[]> {
  return [`She presses [${label}].`, ...(await screen.press('moderator', channel, label))];
}

function nameOf({ name }: Screen): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
