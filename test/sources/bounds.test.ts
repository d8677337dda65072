import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundHtml } from '../../src/sources/bounds.ts';
import { parse, type Element } from '../../src/sources/dom.ts';

const depthOf = (element: Element): number => 1 + Math.max(0, ...[...element.children].map(depthOf));

const ample = { depth: 100, elements: 30_000 };

describe('HTML before it is parsed', () => {
  it.each([
    '<!doctype html><html><body><p>One<p>Two<ul><li>a<li>b</ul><img src="a>b"><br/></body></html>',
    `<ul>${'<li>item'.repeat(2000)}</ul>`,
    `<p>${'paragraph<p>'.repeat(2000)}`,
    `<table>${'<tr><td>a<td>b'.repeat(1000)}</table>`,
    `<svg>${'<path class="x"/>'.repeat(500)}</svg><p>after</p>`,
    `<script type="application/ld+json">{"a": "<b>"}</script><p>1 < 2 && 3 > 2</p>`,
    '<p>one <b>two</b> <i>three</i> <a href="x">four</a></p>',
  ])('of an honest page is left alone', (html) => {
    expect(boundHtml(html, ample)).toBe(html);
  });

  it('loses what is nested too deep, and its text stays in order', () => {
    const html = `${'<div>'.repeat(300)}deep${'</div>'.repeat(300)}<p>after</p>`;
    const bounded = boundHtml(html, { depth: 10, elements: 1000 });
    expect(bounded).toBe(`${'<div>'.repeat(10)}deep${'</div>'.repeat(10)}<p>after</p>`);
  });

  it('ends after the last element allowed', () => {
    expect(boundHtml('<p>1</p><p>2</p><p>3</p><p>4</p>', { depth: 10, elements: 2 })).toBe('<p>1</p><p>2</p>');
  });

  it('whatever it is, makes a tree within the bounds', () => {
    const tag = fc.constantFrom(
      '<div>',
      '</div>',
      '<p>',
      '<li>',
      '</ul>',
      '<td>',
      '<a href="x">',
      '</a>',
      '<b/>',
      '<svg>',
      '<path/>',
      '<',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      'text',
      '<img>',
      '<form>',
      '<option>',
      '</p>',
      '</br>',
      '<h1>',
      '"',
      '>',
    );
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 400 }), (tags) => {
        const bounded = boundHtml(tags.join(''), { depth: 12, elements: 60 });
        const { documentElement } = parse(`<html><body>${bounded}</body></html>`);
        // html and body come on top.
        expect(depthOf(documentElement)).toBeLessThanOrEqual(12 + 2);
        expect([...documentElement.querySelectorAll('*')].length).toBeLessThanOrEqual(60 + 1);
      }),
      { numRuns: 500 },
    );
  });
});
