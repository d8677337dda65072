import type { NewsError } from '../errors.ts';
import { line, say, type Message } from '../message.ts';

/** A refusal as the person who asked reads it: its own sentence, nothing lost. */
export function refusalMessage(error: NewsError): Message {
  return {
    plain: error.message,
    blocks: [{ kind: 'quote', tone: 'plain', label: 'That did not work', line: line(error.message), keep: true }],
  };
}

/** When the fault is ours. */
export function apologyMessage(): Message {
  return say(
    'Something went wrong on our side. Please look whether it was done; if not, try again in a minute. If it happens again, tell the people who run this bot.',
  );
}
