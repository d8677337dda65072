import type { Claim, Delivery, Outcome, Posted } from '../core/delivery.ts';
import { PlatformError } from '../core/errors.ts';
import { phrase, type Said } from '../core/phrase.ts';
import type { Found } from '../core/platform.ts';
import { composeNew, type Composed } from './compose.ts';
import type { Desk } from './deliver-desk.ts';
import { givenUp, heldBack, refused, retryAt } from './deliver-trouble.ts';
import { second, type Needs } from './needs.ts';

/**
 * Posts an article or a digest, once. A delivery that comes back in doubt (a crash, a lost answer) is posted again only where
 * the platform is sure to give the first message back, is looked for where it can be read, and is else left to a moderator:
 * never guessed. Undefined when the claim was lost.
 */
export async function send(
  needs: Needs,
  desk: Desk,
  claim: Claim,
  delivery: Delivery & { readonly work: Posted },
): Promise<Outcome | undefined> {
  const { platform } = desk;
  const composed = await composeNew(needs, delivery);
  let since = delivery.tryingSince;
  if ('nothing' in composed && since === null) return gone(needs, composed.nothing);
  const under = underOf(platform, delivery, composed);

  const looking =
    since !== null && ('nothing' in composed || !repeats(needs, platform, delivery, since)) ? since : undefined;
  const held = await desk.turn(delivery.channel, looking === undefined ? 'post' : 'look');
  if (held > 0) return heldBack(needs, delivery, held);
  if (!(await needs.deliveries.begin(claim, needs.clock.now()))) return undefined;
  if (looking !== undefined) {
    const outcome = await lookFor(needs, desk, delivery, looking, under);
    if (outcome !== 'absent') return outcome;
    since = null;
    const heldNow = await desk.turn(delivery.channel, 'post');
    if (heldNow > 0) return heldBack(needs, { ...delivery, tryingSince: null }, heldNow);
  }
  if ('nothing' in composed) return gone(needs, composed.nothing);
  try {
    const messageId = await desk.call(
      delivery.channel,
      platform.post(delivery.channel, composed.message, delivery.id, under),
    );
    // A repeated post gives the first message back, with the words of its time.
    const revision = since === null ? composed.revision : unknownRevision;
    return { state: 'sent', messageId, revision, at: needs.clock.now() };
  } catch (error) {
    if (since === null || !isAboutWords(error)) return refused(needs, platform, delivery, error, since !== null);
    // These words are refused; whether they arrived the time before is for the channel to tell.
    const heldNow = await desk.turn(delivery.channel, 'look');
    if (heldNow > 0) return heldBack(needs, delivery, heldNow);
    const outcome = await lookFor(needs, desk, delivery, since, under);
    return outcome === 'absent' ? refused(needs, platform, delivery, error, false) : outcome;
  }
}

function isAboutWords(error: unknown): boolean {
  return error instanceof PlatformError && (error.trouble === 'unwelcome' || error.trouble === 'too-long');
}

/** Less than any real one, so that an edit that is owed is not skipped. */
const unknownRevision = 0;
/** The window may be told a little too long, and the call itself takes time. */
const margin = 15 * second;

/** What it answers; and where messages are gathered, what it goes on from. */
function underOf(platform: Desk['platform'], { channel }: Delivery, composed: Composed): string | undefined {
  if ('nothing' in composed) return undefined;
  return composed.under ?? (platform.gathers(channel) ? composed.after : undefined);
}

function repeats(needs: Needs, platform: Desk['platform'], { channel }: Delivery, since: number): boolean {
  const age = needs.clock.now() - since;
  // Before it began? The clock was set back, and nobody knows how long it has been.
  return age >= 0 && age < platform.repeatsFor(channel) - margin;
}

async function lookFor(
  needs: Needs,
  desk: Desk,
  delivery: Delivery,
  since: number,
  under: string | undefined,
): Promise<Outcome | 'absent'> {
  let found: Found;
  try {
    found = await desk.call(delivery.channel, desk.platform.find(delivery.channel, delivery.id, since, under));
  } catch (error) {
    const trouble = error instanceof PlatformError ? error.trouble : 'unavailable';
    // No right to read is no answer; every other trouble is the same as when posting, still in doubt.
    if (trouble !== 'forbidden') return stillInDoubt(needs, desk, delivery, error);
    found = 'unreadable';
  }
  if (found === 'absent') return found;
  const at = needs.clock.now();
  if (found === 'unreadable') return { state: 'unknown', trouble: askAPerson, at };
  return { state: 'sent', messageId: found.messageId, revision: unknownRevision, at };
}

const askAPerson = phrase`The connection broke while this was sent, and I may not read the channel back. Please look whether the message is there, then choose “It arrived” or “Send it again”. Let me read the channel’s history, and I find out by myself.`;

async function stillInDoubt(needs: Needs, { platform }: Desk, delivery: Delivery, error: unknown): Promise<Outcome> {
  if (error instanceof PlatformError && error.trouble === 'gone')
    return refused(needs, platform, delivery, error, true);
  if (givenUp(needs, delivery)) return { state: 'unknown', trouble: askAPerson, at: needs.clock.now() };
  return {
    state: 'waiting',
    dueAt: retryAt(needs, delivery, error),
    trouble: phrase`The connection broke while this was sent. I look whether it arrived as soon as the channel can be read.`,
    inDoubt: true,
  };
}

function gone(needs: Needs, trouble: Said): Outcome {
  return { state: 'gone', trouble, at: needs.clock.now() };
}
