import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainLines } from '../../../src/sandbox/discord/markdown.ts';
import { show } from '../../../src/sandbox/discord/show.ts';

const message = { content: '', embeds: [], components: [], attachments: [], flags: 0, editedAt: undefined };
const names = { user: 'Ada', role: 'Moderators', channel: 'news' } as const;
const reading = { now: Date.UTC(2013, 9, 9), nameOf: (kind: keyof typeof names) => names[kind] };

describe('text as a person reads it', () => {
  test.each([
    [
      '**Bold**, *slanted*, __under__, ~~gone~~, ||hidden||, `code *x*`',
      'Bold, slanted, under, gone, hidden, code *x*',
    ],
    ['**bold *inside* it**', 'bold inside it'],
    ['# Heading', 'Heading'],
    ['-# small print', 'small print'],
    ['> quoted', '│ quoted'],
    ['- item', '• item'],
    ['[**The** study](https://a.org/x_(1))', 'The study <https://a.org/x_(1>)'],
    ['[Source](https://a.org/a_b_c) and https://b.org/a_b_c', 'Source <https://a.org/a_b_c> and https://b.org/a_b_c'],
    ['<@1> in <#2> for <@&3>', '@Ada in #news for @Moderators'],
    ['<t:1333000000:D>, <t:1333000000:t>', '29 March 2012, 05:46'],
    ['<t:1381190400:R>', 'yesterday'],
    ['snake_case_word and 2 * 3 * 4', 'snake_case_word and 2 * 3 * 4'],
    [String.raw`\*not slanted\* \[no](link) \<@1>`, '*not slanted* [no](link) <@1>'],
  ])('%s', (markup, plain) => {
    expect(plainLines(markup, reading)).toEqual([plain]);
  });

  test('a date is shown in the zone asked for', () => {
    expect(plainLines('<t:1333000000:f>', { zone: 'Europe/Berlin' })).toEqual(['29 March 2012 at 07:46']);
  });

  test('dates are in the language of the app', () => {
    const reading = { locale: 'de', now: Date.UTC(2012, 2, 30) };
    expect(plainLines('<t:1333000000:f>, <t:1333000000:R>', reading)).toEqual([
      '29. März 2012 um 05:46, vor 18 Stunden',
    ]);
  });

  test('whatever is escaped is read as it was written', () => {
    const line = fc.string({ unit: 'grapheme', size: 'medium' }).filter((value) => !/[\n\r\u2028\u2029]/.test(value));
    fc.assert(
      fc.property(line, (value) => {
        const escaped = value.replace(/[\p{P}\p{S}]/gu, (mark) => `\\${mark}`);
        expect(plainLines(escaped)).toEqual([value]);
      }),
    );
  });

  test('no text makes it slow or throw', () => {
    const nasty = fc.array(
      fc.constantFrom(
        '*',
        '**',
        '_',
        '__',
        '~~',
        '||',
        '[',
        '](',
        'https://a',
        ')',
        '<t:',
        '1',
        ':R>',
        '\\',
        '`',
        '> ',
        'a',
      ),
      { maxLength: 400 },
    );
    fc.assert(fc.property(nasty, (parts) => plainLines(parts.join('')).length > 0));
    const before = performance.now();
    for (const piece of ['*a', '**a', '[a', '\\', '__a_', '||a|', '[\\']) plainLines(piece.repeat(2_000));
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});

describe('a message as a person sees it', () => {
  test('an embed with all its parts', () => {
    const embed = {
      author: { name: 'BBC News' },
      title: 'Veins',
      url: 'https://a.org',
      description: 'A *small* study.',
      fields: [{ name: 'Evidence', value: 'trial' }],
      image: { url: 'https://a.org/i.png', description: 'A vein' },
      footer: { text: 'Not medical advice' },
    };
    expect(show({ ...message, content: 'New', embeds: [embed], editedAt: 1 })).toEqual([
      'New',
      '│ BBC News',
      '│ Veins <https://a.org>',
      '│ A small study.',
      '│ Evidence:',
      '│ trial',
      '│ (image: A vein)',
      '│ Not medical advice',
      '(edited)',
    ]);
  });

  test('buttons, selects, sections, pictures and files', () => {
    const components = [
      {
        type: 9,
        components: [{ type: 10, content: 'Text' }],
        accessory: { type: 11, media: { url: 'https://a.org/i.png' }, description: 'Logo' },
      },
      { type: 14 },
      { type: 12, items: [{ media: { url: 'https://a.org/i.png' } }] },
      { type: 13, file: { url: 'attachment://a.csv' } },
      {
        type: 1,
        components: [
          { type: 2, style: 1, label: 'Publish', custom_id: 'p' },
          { type: 2, style: 4, label: 'Discard', custom_id: 'd', disabled: true },
          { type: 2, style: 5, label: 'Source', url: 'https://a.org' },
        ],
      },
      { type: 1, components: [{ type: 8, custom_id: 'c', placeholder: 'Where to' }] },
      {
        type: 1,
        components: [
          {
            type: 3,
            custom_id: 's',
            options: [
              { label: 'One', value: '1', default: true },
              { label: 'Two', value: '2' },
            ],
          },
        ],
      },
    ];
    expect(show({ ...message, components, flags: 64 })).toEqual([
      'Text',
      '(image: Logo)',
      '────────',
      '(image)',
      '(file: a.csv)',
      '[Publish] (Discard) [Source <https://a.org>]',
      '[Where to ▾]',
      '[One ▾: One | Two]',
      '(Only you can see this)',
    ]);
  });
});
