import { type REST, Routes } from 'discord.js';
import { PlatformError } from '../core/errors.ts';
import { phrase } from '../core/phrase.ts';
import { codeOf } from './errors.ts';

/**
 * Does something in a thread, which is opened first where it fell asleep: threads do after some days in which nobody spoke.
 * Throws PlatformError `forbidden` for one that is locked.
 */
export async function awake<Value>(
  rest: REST,
  thread: string,
  signal: AbortSignal,
  act: () => Promise<Value>,
): Promise<Value> {
  try {
    return await act();
  } catch (error) {
    if (codeOf(error) !== archived) throw error;
    await open(rest, thread, signal, error);
    return act();
  }
}

async function open(rest: REST, thread: string, signal: AbortSignal, cause: unknown): Promise<void> {
  try {
    await rest.patch(Routes.channel(thread), { body: { archived: false }, signal });
  } catch (error) {
    if (!mayNot.has(codeOf(error) ?? 0)) throw error;
    throw new PlatformError('forbidden', phrase`The thread is locked. Unlock it, or choose another channel.`, {
      cause,
    });
  }
}

const archived = 50_083;
/** No permission; archived; locked. */
const mayNot: ReadonlySet<number> = new Set([50_013, 50_083, 160_005]);
