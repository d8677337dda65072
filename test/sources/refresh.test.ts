import { expect, it } from 'vitest';
import { refreshOf } from '../../src/sources/refresh.ts';

const from = (html: string): string | null =>
  refreshOf({ url: 'https://e.example/a', contentType: null, body: Buffer.from(html) });

it.each([
  ['<meta http-equiv="refresh" content="0; url=https://e.example/b?x=1&amp;y=2">', 'https://e.example/b?x=1&y=2'],
  ["<META HTTP-EQUIV=Refresh CONTENT='3;URL=/b'>", 'https://e.example/b'],
  ['<meta http-equiv="refresh" content="0;\'b.html\'">', 'https://e.example/b.html'],
])('%s leads on', (html, target) => {
  expect(from(html)).toBe(target);
});

it.each([
  '<meta http-equiv="refresh" content="300">',
  '<meta http-equiv="refresh" content="300; url=/b">',
  '<meta http-equiv="refresh" content="0; url=https://e.example/a#top">',
  '<meta http-equiv="refresh" content="0; url=javascript:alert(1)">',
  '<noscript><meta http-equiv="refresh" content="0; url=/nojs"></noscript>',
  '<!-- <meta http-equiv="refresh" content="0; url=/old"> -->',
  '<meta name="description" content="0; url=/b">',
  '',
])('%s leads nowhere', (html) => {
  expect(from(html)).toBeNull();
});
