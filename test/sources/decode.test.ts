import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/sources/decode.ts';

const page = (label: string, text: string): string =>
  `<html><head><meta charset="${label}"><title>${text}</title></head></html>`;

/** Bytes of old encodings by hand: the point is not to trust the decoder that is tested. */
const single = (text: string, table: Readonly<Record<string, number>>): Buffer =>
  Buffer.from(Array.from(text, (letter) => table[letter] ?? letter.codePointAt(0) ?? 0));

const windows1252 = { '€': 0x80, '“': 0x93, '”': 0x94, '—': 0x97, é: 0xe9, ü: 0xfc };
const windows1251 = { П: 0xcf, р: 0xf0, и: 0xe8, в: 0xe2, е: 0xe5, т: 0xf2 };
const utf16 = (text: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

describe('a page’s bytes', () => {
  it.each([
    ['windows-1252', windows1252, '“déjà vu” costs €5 — über'.replace('à', 'é')],
    ['iso-8859-1', windows1252, '“caf\u00E9” for €5 — ü'],
    ['windows-1251', windows1251, 'Привет'],
  ])('in %s are read by their meta tag, by the header, and by a late meta tag', (label, table, text) => {
    expect(decode(single(page(label, text), table), null)).toContain(text);
    expect(decode(single(text, table), `text/html; charset="${label}"`)).toBe(text);
    expect(decode(single(`<!-- ${'x'.repeat(2500)} -->${page(label, text)}`, table), null)).toContain(text);
    expect(
      decode(single(`<meta http-equiv="Content-Type" content="text/html; charset=${label}">${text}`, table), null),
    ).toContain(text);
  });

  it.each([
    ['shift_jis', [0x93, 0xfa, 0x96, 0x7b], '日本'],
    ['euc-jp', [0xc6, 0xfc, 0xcb, 0xdc], '日本'],
    ['iso-2022-jp', [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42], '日本'],
    ['gb18030', [0xd6, 0xd0, 0xb9, 0xfa], '中国'],
    ['big5', [0xa4, 0xa4, 0xb0, 0xea], '中國'],
    ['euc-kr', [0xb0, 0xa1, 0xb3, 0xaa, 0x8c, 0x63], '가나똠'],
    ['koi8-r', [0xf0, 0xd2, 0xc9], 'При'],
    ['iso-8859-2', [0xb1, 0xe6, 0xea], 'ąćę'],
  ])('in %s', (label, bytes, text) => {
    expect(decode(Buffer.concat([Buffer.from(`<meta charset=${label}>`), Buffer.from(bytes)]), null)).toContain(text);
  });

  it('with a byte order mark are what it says, whatever else is claimed', () => {
    expect(decode(utf16('Grüße'), 'text/html; charset=iso-8859-1')).toBe('Grüße');
    expect(decode(Buffer.from('\uFEFFGrüße'), 'text/html; charset=iso-8859-1')).toBe('Grüße');
  });

  it('that are valid UTF-8 are UTF-8 though labelled Latin, and those that are not are not though labelled so', () => {
    expect(decode(Buffer.from('Grüße “x”'), 'text/html; charset=ISO-8859-1')).toBe('Grüße “x”');
    expect(decode(single('<p>Caf\u00E9 “x” €</p>', windows1252), 'text/html; charset=utf-8')).toBe(
      '<p>Caf\u00E9 “x” €</p>',
    );
  });

  it('without any label are known by their letters', () => {
    const russian = 'Привет '.repeat(40);
    expect(decode(Buffer.from(`<p>Grüße</p>`), null)).toBe('<p>Grüße</p>');
    expect(
      decode(single(`<p>${'Un café à la crème. '.repeat(20)}</p>`, { ...windows1252, à: 0xe0, è: 0xe8 }), null),
    ).toContain('Un café à la crème.');
    expect(decode(Buffer.from(russian), 'text/html; charset=nonsense')).toBe(russian);
  });

  it('always become well-formed text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.option(fc.string()), (bytes, type) => {
        expect(decode(bytes, type).isWellFormed()).toBe(true);
      }),
    );
  });
});
