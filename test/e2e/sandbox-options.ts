import { commandList } from '../../commands/index.ts';
import type { Command, Root } from '../../src/core/command.ts';
import { slackManifest } from '../../src/slack/manifest.ts';

/** What a sandbox is told of the commands, as `npm start` tells it. */
export function sandboxOptions(roots: Readonly<Record<Root, string>>): {
  readonly commands: readonly Command[];
  readonly roots: Readonly<Record<Root, string>>;
  readonly manifest: unknown;
} {
  const commands = commandList(roots);
  return { commands, roots, manifest: slackManifest(commands, roots, { mode: 'socket' }) };
}
