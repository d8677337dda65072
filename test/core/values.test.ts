import { describe, expect, it } from 'vitest';
import { NewsError } from '../../src/core/errors.ts';
import type { Option } from '../../src/core/option.ts';
import { readValues } from '../../src/core/values.ts';

const known = {
  categories: [
    { slug: 'treatment', name: 'Treatment', description: '', keywords: [] },
    { slug: 'living-with-ms', name: 'Living with MS', description: '', keywords: [] },
  ],
  calendar: {
    knows: (name: string) => name === 'Europe/Berlin',
    zones: (typed: string) =>
      ['Europe/Berlin', 'America/New_York', 'America/North_Dakota/New_Salem'].filter((name) =>
        name.toLowerCase().replaceAll('_', ' ').includes(typed.toLowerCase()),
      ),
  },
};

const read = (option: Option, typed: string): unknown => readValues({ it: option }, { it: typed }, known)['it'];

describe('reading what was typed', () => {
  it.each<[Option, string, unknown]>([
    [{ kind: 'url', description: '' }, '<https://example.org/a|example.org>', 'https://example.org/a'],
    [{ kind: 'url', description: '' }, 'example.org/a', 'https://example.org/a'],
    [{ kind: 'category', description: '', most: 2 }, 'living with ms, TREATMENT', ['living-with-ms', 'treatment']],
    [{ kind: 'topic', description: '' }, 'Treatment', { kind: 'category', slug: 'treatment' }],
    [{ kind: 'topic', description: '' }, 'stem cells', { kind: 'words', words: 'stem cells' }],
    [{ kind: 'topic', description: '' }, '“fatigue”', { kind: 'words', words: 'fatigue' }],
    [{ kind: 'topic', description: '' }, '“stem cells”', { kind: 'words', words: '“stem cells”' }],
    [{ kind: 'topic', description: '' }, 'All', { kind: 'everything' }],
    [{ kind: 'article', description: '' }, '#12', 12],
    [{ kind: 'time', description: '' }, '8:30 pm', '20:30'],
    [{ kind: 'time', description: '' }, '12 am', '00:00'],
    [{ kind: 'zone', description: '' }, 'Europe/Berlin', 'Europe/Berlin'],
    [{ kind: 'zone', description: '' }, 'berlin', 'Europe/Berlin'],
    [{ kind: 'zone', description: '' }, 'New York', 'America/New_York'],
    [{ kind: 'channel', description: '' }, 'discord:1:2', 'discord:1:2'],
  ])('%o: %s', (option, typed, value) => {
    expect(read(option, typed)).toEqual(value);
  });

  it.each<[Option, string, string]>([
    [
      { kind: 'url', description: '' },
      'ftp://example.org',
      'is not a web address. Give a link that begins with https://',
    ],
    [{ kind: 'url', description: '' }, 'javascript:alert(1)', 'is not a web address'],
    [
      { kind: 'url', description: '' },
      'https://a.example/b in:treatment',
      'is more than a web address. Give the link alone',
    ],
    [
      { kind: 'category', description: '' },
      'treatmnt',
      'There is no category “treatmnt”. This community’s categories are: Treatment, Living with MS.',
    ],
    [
      { kind: 'category', description: '' },
      'living',
      'There is no category “living”. Did you mean “Living with MS”? A name of several words wants quotes around it where commands are typed.',
    ],
    [{ kind: 'category', description: '' }, 'treat', 'There is no category “treat”. Did you mean “Treatment”? This'],
    [{ kind: 'zone', description: '' }, 'new', 'could be America/New_York or America/North_Dakota/New_Salem. Give one'],
    [{ kind: 'zone', description: '' }, 'e', 'is no time zone I know. Write it like Europe/Berlin'],
    [{ kind: 'topic', description: '' }, 'treatmnt', 'To follow the word itself, put it in quotes: "treatmnt".'],
    [{ kind: 'article', description: '' }, 'the one about veins', 'Choose it from the list'],
    [{ kind: 'time', description: '' }, '25:00', 'is no time of day. Write it like 08:00'],
    [{ kind: 'time', description: '' }, '13 pm', 'is no time of day'],
    [{ kind: 'zone', description: '' }, 'CEST', 'is no time zone I know. Write it like Europe/Berlin'],
    [{ kind: 'channel', description: '' }, '#general', 'is no channel I know'],
    [{ kind: 'text', description: '', maxLength: 3 }, 'four', 'holds 4 characters, and 3 are allowed'],
    [{ kind: 'choice', description: '', choices: [{ value: 'a', label: 'A' }] }, 'b', 'can be a, but not “b”'],
    [
      { kind: 'choice', description: '', alias: 'is', choices: [{ value: 'a', label: 'A' }] },
      'b',
      '“is” can be a, but not “b”',
    ],
    [{ kind: 'text', description: 'What you mean', maxLength: 3, required: true }, '  ', 'is missing: What you mean'],
  ])('%o refuses %s and says what to do', (option, typed, sentence) => {
    expect(() => read(option, typed)).toThrow(NewsError);
    expect(() => read(option, typed)).toThrow(
      expect.objectContaining({ code: 'bad-input', field: 'it', message: expect.stringContaining(sentence) }),
    );
  });
});
