import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLanguages, type Dictionary } from '../../src/core/languages.ts';
import { bold, line, link, time, type Line } from '../../src/core/message.ts';
import { all, own, phrase, plural, row, type Said } from '../../src/core/phrase.ts';
import { english, inEnglish, inWords, spokenLine, type Language } from '../../src/core/speak.ts';

const german: Dictionary = {
  tag: 'de',
  name: 'Deutsch',
  phrases: {
    'Published {0} as {1}.': 'Als {1} veröffentlicht: {0}.',
    '{n} channel': { one: '{n} Kanal', other: '{n} Kanäle' },
    '{n} channel gets {0}': { one: 'Ein Kanal bekommt {0}', other: '{n} Kanäle bekommen {0}' },
    Treatment: 'Behandlung',
    at: 'um',
  },
};
const polish: Dictionary = {
  tag: 'pl',
  name: 'Polski',
  phrases: { '{n} channel': { one: '{n} kanał', few: '{n} kanały', many: '{n} kanałów', other: '{n} kanału' } },
};
const languages = createLanguages([german, polish]);
const de = languages.pick('de');

/** Whatever people and web pages write, places of ours and words of ours among it. */
const data = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('{0}', '{1} and {0}', '{n}', 'Treatment', 'Published {0} as {1}.', '$&', '$1', '\\{0}'),
);

describe('a phrase', () => {
  it('has each place filled once, with what stands there as it is', () => {
    fc.assert(
      fc.property(data, data, (title, number) => {
        const said = phrase`Published ${title} as ${number}.`;
        expect(inEnglish(said)).toBe(`Published ${title} as ${number}.`);
        expect(inWords(said, de)).toBe(`Als ${number} veröffentlicht: ${title}.`);
      }),
    );
  });

  it('is itself put into the language where it stands in a place, and what only reads like one is not', () => {
    expect(inWords(phrase`Published ${own('Treatment')} as ${'Treatment'}.`, de)).toBe(
      'Als Treatment veröffentlicht: Behandlung.',
    );
  });

  it('keeps the times of sentences that stand in a row, for each reader’s own clock', () => {
    const at = Date.parse('2026-11-30T20:01:00Z');
    const said = row([phrase`They are told.`, phrase`It came ${time(at, 'ago')}.`]);
    expect(spokenLine(line(said), english)).toEqual([
      { kind: 'text', text: 'They are told. It came ' },
      time(at, 'ago'),
      { kind: 'text', text: '.' },
    ]);
  });

  it('keeps the markup of what stands in its places, wherever the language puts them', () => {
    fc.assert(
      fc.property(data, data, (title, name) => {
        fc.pre(title !== '' && name !== '');
        const line_ = line(phrase`Published ${link(title, 'https://example.org/a')} as ${bold(name)}.`);
        expect(spokenLine(line_, english).filter(({ kind }) => kind !== 'text')).toEqual([
          link(title, 'https://example.org/a'),
          bold(name),
        ]);
        expect(spokenLine(line_, de).filter(({ kind }) => kind !== 'text')).toEqual([
          bold(name),
          link(title, 'https://example.org/a'),
        ]);
      }),
    );
  });

  it('is one piece of text where nothing in it is marked, for each piece weighs in a message', () => {
    const said = phrase`${3} articles from ${phrase`the ${'Evening Desk'}`}, ${bold('new')} and ${'old'}.`;
    expect(spokenLine(line(said), english)).toEqual(
      line('3 articles from the Evening Desk, ', bold('new'), ' and old.'),
    );
    expect(spokenLine(line(bold('Treatment'), phrase` (${plural(2, 'channel')})`, ': trials'), de)).toEqual(
      line(bold('Treatment'), ' (2 Kanäle): trials'),
    );
  });

  it('says what stands between a day and an hour, which Slack writes for each reader and the word between them not', () => {
    const moment = time(0, 'moment');
    expect(spokenLine([moment, time(0, 'date')], de)).toEqual([{ ...moment, between: 'um' }, time(0, 'date')]);
    expect(spokenLine([moment], english)).toEqual([moment]);
  });

  it('says the same as a line as it says in words', () => {
    fc.assert(
      fc.property(data, data, fc.constantFrom(...languages.all), (title, name, language) => {
        const said = phrase`Published ${title} as ${name}.`;
        expect(wordsOf(spokenLine(line(said), language))).toBe(inWords(said, language));
      }),
    );
  });
});

describe('what is counted', () => {
  it('has the form of the language for so many', () => {
    const forms = (language: Language, ...counts: readonly number[]): readonly string[] =>
      counts.map((count) => inWords(plural(count, 'channel'), language));
    expect(forms(english, 0, 1, 2, 1200)).toEqual(['0 channels', '1 channel', '2 channels', '1,200 channels']);
    expect(forms(de, 0, 1, 2, 1200)).toEqual(['0 Kanäle', '1 Kanal', '2 Kanäle', '1.200 Kanäle']);
    expect(forms(languages.pick('pl'), 1, 3, 5, 22, 25)).toEqual([
      '1 kanał',
      '3 kanały',
      '5 kanałów',
      '22 kanały',
      '25 kanałów',
    ]);
  });

  it('may say the number in words, and keeps its other places', () => {
    fc.assert(
      fc.property(fc.nat(100), data, (count, what) => {
        const said = plural(count, '{n} channel gets {0}', '{n} channels get {0}', what);
        expect(inWords(said, de)).toBe(count === 1 ? `Ein Kanal bekommt ${what}` : `${count} Kanäle bekommen ${what}`);
      }),
    );
  });
});

describe('a language', () => {
  it('is found in any of its regions; one we do not speak is none, and what is usual stands in for it', () => {
    expect(['de', 'de-AT', 'DE-de', 'en-US'].map((tag) => languages.find(tag)?.tag)).toEqual([
      'de',
      'de',
      'de',
      'en-GB',
    ]);
    for (const tag of ['fr', 'den', '', null, undefined]) {
      expect(languages.find(tag)).toBeUndefined();
      expect(languages.pick(tag)).toBe(english);
      expect(createLanguages([german], 'de').pick(tag).tag).toBe('de');
    }
  });

  it('says in English what it lacks', () => {
    const said: readonly Said[] = [phrase`Nothing yet about ${'x'}.`, plural(2, 'reader'), own('Status')];
    for (const one of said) expect(inWords(one, de)).toBe(inEnglish(one));
  });

  it('joins names as it does, and leaves them as they are', () => {
    expect(inWords(all(['Treatment', own('Treatment'), 'x'], 'and'), de)).toBe('Treatment, Behandlung und x');
    expect(inEnglish(all(['a', 'b'], 'or'))).toBe('a or b');
  });
});

function wordsOf(said: Line): string {
  return said.map((node) => (node.kind === 'time' ? '' : node.text)).join('');
}
