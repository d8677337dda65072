import { Readability } from '@mozilla/readability';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { parse, type Document, type Element } from '../../src/sources/dom.ts';
import { growAny } from '../../src/sources/grow.ts';

const bodyOf = (html: string): string => growAny(html).body.innerHTML;

describe('the tree of a page', () => {
  it.each([
    ['<p>One<p>Two', '<p>One</p><p>Two</p>'],
    ['<html><head><title>T</title></head><body><p>x</body></html>', '<p>x</p>'],
    ['<title>T</title><p>no body was opened', '<p>no body was opened</p>'],
    ['<body><p>x</p></body><p>behind the body', '<p>x</p><p>behind the body</p>'],
    ['just text', 'just text'],
    ['', ''],
    ['<!-- a <b> note --><style>p > a {}</style><script>if (a < b) "<p>"</script><p>text', '<p>text</p>'],
    ['<p title="a &amp; &quot;b&quot;">1 &lt; 2</p><br>', '<p title="a &amp; &quot;b&quot;">1 &lt; 2</p><br>'],
    ['<p CLASS=one class=two>x</p>', '<p class="one">x</p>'],
    [
      '<ul>\n <li>one</li>\n <li>two <b>three</b> four</li></ul>',
      '<ul><li>one</li><li>two <b>three</b> four</li></ul>',
    ],
  ])('%s', (html, body) => {
    expect(bodyOf(html)).toBe(body);
  });

  it('keeps JSON-LD, the one script that is read', () => {
    const document = parse('<script type="application/ld+json">{"a":"<b>"}</script><script>x</script>');
    expect([...document.querySelectorAll('script')].map((each) => each.textContent)).toEqual(['{"a":"<b>"}']);
  });

  it('gives the text as it is after every change', () => {
    const document = growAny('<div><p>one</p><p>two</p></div>');
    const [first, second] = document.querySelectorAll('p');
    expect(document.body.textContent).toBe('onetwo');
    first?.remove();
    expect(document.body.textContent).toBe('two');
    second?.parentElement?.replaceChild(document.createTextNode('three'), second);
    expect(document.body.textContent).toBe('three');
    document.body.innerHTML = '<i>four</i>';
    expect(document.documentElement.textContent).toBe('four');
  });
});

const tags = 'div section p span a b ul li table tr td blockquote h2 img br'.split(' ');
const markup = fc
  .array(
    fc.oneof(
      fc.constantFrom(...tags.flatMap((tag) => [`<${tag} class="x ${tag}-story">`, `</${tag}>`])),
      fc.constantFrom(
        'A sentence, with a comma, that is long enough to be counted as prose. ',
        'word',
        ' ',
        '&amp;',
        '<a href="/x">link</a>',
      ),
    ),
    { maxLength: 120 },
  )
  .map((parts) => `<html><head><title>T</title></head><body>${parts.join('')}</body></html>`);

/** What shows of a text, whatever white space lies between two blocks. */
const letters = (text: string | null | undefined): string => (text ?? '').replaceAll(/\s+/g, '');

const whole = (html: string): Document => parseHTML(html).document;

describe('beside a browser’s DOM', () => {
  it('has the same elements with the same texts', () => {
    const shape = (document: Document): string[] =>
      ['*', 'a[href]', '.x', '[class*=story]', 'div p', 'ul > li', 'td .x'].flatMap((selector) => [
        selector,
        ...[...document.querySelectorAll(selector)].map(
          (each: Element) => `${each.tagName} ${letters(each.textContent)}`,
        ),
      ]);
    fc.assert(
      fc.property(markup, (html) => {
        expect(shape(parse(html))).toEqual(shape(whole(html)));
      }),
    );
  });

  it('lets Readability find the same article', () => {
    const article = (document: Document): string | undefined => {
      const reader = new Readability<Element>(document, {
        serializer: (element) => element,
        keepClasses: true,
        charThreshold: 100,
      });
      return letters(reader.parse()?.content?.textContent);
    };
    fc.assert(
      fc.property(markup, (html) => {
        expect(article(parse(html))).toBe(article(whole(html)));
      }),
    );
  });
});
