import type { Answering } from '../core/answering.ts';
import type { Root } from '../core/command.ts';
import type { Expiring } from '../core/expiring.ts';
import type { Log } from '../core/log.ts';
import type { Active } from './active.ts';
import type { Homes } from './home.ts';
import type { Running } from './waiting.ts';
import type { Here, Workspaces } from './workspaces.ts';

/** What Slack's requests are answered with. */
export interface Desk {
  readonly answering: Answering;
  readonly workspaces: Workspaces;
  readonly roots: Readonly<Record<Root, string>>;
  readonly responses: Expiring<string>;
  /** Whether an event is heard for the first time. */
  readonly isFirst: (event: unknown) => Promise<boolean>;
  readonly homes: Homes;
  /** Slack says that the app is not installed there any more. */
  readonly removed: (teamId: string) => Promise<void>;
  readonly active: Pick<Active, 'doubted'>;
  readonly running: Running;
  readonly log: Log;
}

/** The desk in the workspace something came from. */
export type DeskHere = Desk & Here;
