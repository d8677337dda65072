import { expect, it } from 'vitest';
import { feedLinksIn, usualPlaces } from '../../src/sources/discover.ts';
import { cpuTime } from './cpu-time.ts';

const url = 'https://blog.example/2012/';
const found = (html: string): readonly string[] => feedLinksIn(html, url).map((link) => link.url);

it('reads what the head names, comments last, each address once, titles plain', () => {
  const html = `<html><head><base href="https://blog.example/">
    <link rel="alternate" type="application/rss+xml" title="Blog &raquo; Comments Feed" href="/comments/feed/">
    <LINK REL="ALTERNATE home" TYPE="application/atom+xml; charset=utf-8" TITLE="Blog &amp;lt;news&amp;gt;" HREF="atom.xml">
    <link rel='alternate' type='application/feed+json' href='https://blog.example/feed.json'>
    <link rel="alternate" type="application/rss+xml" href="atom.xml">
    <link rel="alternate" type="text/html" hreflang="de" href="/de/">
    <link rel="alternate" type="application/json" href="/wp-json/">
    <link rel="stylesheet" href="/feed.css">
    <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">`;
  expect(feedLinksIn(html, url)).toEqual([
    { url: 'https://blog.example/atom.xml', title: 'Blog <news>' },
    { url: 'https://blog.example/feed.json', title: null },
    { url: 'https://blog.example/comments/feed/', title: 'Blog » Comments Feed' },
  ]);
});

it('takes links on the page to the same site where the head names none', () => {
  const html =
    '<body><a href="/feed/">RSS</a><a href="rss.xml?x=1">x</a><a href="https://else.example/feed/">x</a><a href="/feedback">x</a>';
  expect(found(html)).toEqual(['https://blog.example/feed/', 'https://blog.example/2012/rss.xml?x=1']);
  expect(found(`<link rel="alternate" type="application/rss+xml" href="/a">${html}`)).toEqual([
    'https://blog.example/a',
  ]);
});

it('finds none in other pages, however odd', () => {
  for (const html of ['', '<', '<link', '<p>feed</p>', '\0', '<link rel=alternate type=application/rss+xml>']) {
    expect(found(html)).toEqual([]);
  }
});

it('is quick and bounded on pages made to be neither', () => {
  const start = cpuTime();
  const many = Array.from({ length: 60_000 }, (_, at) => `<link rel="feed" href="/${at}">`).join('');
  expect(found(many)).toHaveLength(20);
  expect(found('<link rel="feed" href="/f">'.concat('<div>'.repeat(300_000)))).toEqual(['https://blog.example/f']);
  expect(cpuTime() - start).toBeLessThan(4000);
});

it('the usual places begin with the page’s own folder, and are few', () => {
  expect(usualPlaces('https://host.example/~ann/blog/index.html?x#y')).toEqual([
    'https://host.example/~ann/blog/feed/',
    'https://host.example/feed/',
    'https://host.example/rss.xml',
    'https://host.example/atom.xml',
    'https://host.example/feed.xml',
    'https://host.example/index.xml',
  ]);
  expect(usualPlaces('https://host.example/')[0]).toBe('https://host.example/feed/');
});
