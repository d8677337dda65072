import type { NewsError } from '../errors.ts';
import { line, say, type Told } from '../message.ts';
import { phrase } from '../phrase.ts';

/** A refusal as the person who asked reads it: its own sentence, nothing lost. */
export function refusalMessage(error: NewsError): Told {
  return {
    plain: error.said,
    blocks: [{ kind: 'quote', tone: 'plain', label: phrase`That did not work`, line: line(error.said), keep: true }],
  };
}

/** When the fault is ours. */
export function apologyMessage(): Told {
  return say(
    phrase`Something went wrong on our side. Please look whether it was done; if not, try again in a minute. If it happens again, tell the people who run this bot.`,
  );
}
