import { expect, it } from 'vitest';
import { time } from '../../src/core/message.ts';
import { all, phrase, plural, row, type Said } from '../../src/core/phrase.ts';
import { readSaid, writeSaid } from '../../src/store/said.ts';

it.each<readonly [string, Said]>([
  ['plain text', 'The channel is gone.'],
  ['text that looks like what we write', '{"said":"nothing"}'],
  ['text that begins like JSON', '{oops'],
  ['a phrase', phrase`Given up after ${3} days, on ${time(1_332_979_200_000, 'moment')}.`],
  [
    'several',
    row([plural(2, '{n} try', '{n} tries'), all(['a', phrase`b`], 'and'), { kind: 'day', day: '2012-03-29' }]),
  ],
])('gives back %s as it was', (_what, said) => {
  expect(readSaid(writeSaid(said))).toEqual(said);
});

it('reads what was kept before there were phrases', () => {
  expect(readSaid('The message was deleted.')).toBe('The message was deleted.');
});

it('takes nothing that is no phrase', () => {
  expect(() => readSaid('{"said":{"kind":"script"}}')).toThrow(/invalid/i);
});
