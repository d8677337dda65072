import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linksIn, shortcutName } from '../../src/core/shortcut.ts';

describe('the web addresses in a message', () => {
  it.each([
    ['Look: https://example.org/veins.', ['https://example.org/veins']],
    [
      '(see https://example.org/a_(b)) and <https://example.org/c>',
      ['https://example.org/a_(b)', 'https://example.org/c'],
    ],
    ['[the study](https://example.org/study?x=1&y=2), please', ['https://example.org/study?x=1&y=2']],
    ['<https://example.org/slack|the study> again <https://example.org/slack>', ['https://example.org/slack']],
    [
      '**https://example.org/bold** ||https://example.org/hidden||',
      ['https://example.org/bold', 'https://example.org/hidden'],
    ],
    [
      '“https://example.org/quoted”, HTTPS://EXAMPLE.ORG/LOUD!',
      ['https://example.org/quoted', 'HTTPS://EXAMPLE.ORG/LOUD'],
    ],
    ['no link here, only example.org and ftp://example.org/a', []],
    ['https:// and http://[nonsense', []],
  ])('are read from %s', (text, links) => {
    expect(linksIn(text)).toEqual(links);
  });

  it('are found whatever stands around them', () => {
    fc.assert(
      fc.property(fc.webUrl(), fc.constantFrom(' ', '\n', '<', '(', '"'), (url, before) => {
        const link = url.replace(/[.,;:!?'*_~\])(]+$/u, '');
        fc.pre(URL.canParse(link) && !/['()[\]]/u.test(link));
        expect(linksIn(`word${before}${link} word`)).toEqual([link]);
      }),
    );
  });

  it('has a name both platforms take', () => {
    expect(shortcutName.length).toBeLessThanOrEqual(24);
  });
});
