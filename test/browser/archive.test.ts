import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage, violations } from './browser.ts';
import { openShelves, type Shelves } from './shelves.ts';

let shelves: Shelves;
let browser: Browser;
beforeAll(async () => {
  [shelves, browser] = await Promise.all([openShelves(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await shelves.close();
});

const pages = {
  home: '/c/ms-hub',
  corrected: '/c/ms-hub/a/1-treating-clogged-veins-helps-people-with-ms-study-says',
  article: '/c/ms-hub/a/5',
  withdrawn: '/c/ms-hub/a/6',
  category: '/c/ms-hub/in/treatment',
  search: '/c/ms-hub/search?q=veins',
  nothing: '/c/ms-hub/search?q=nosuchword',
  about: '/c/ms-hub/about',
  privacy: '/c/ms-hub/privacy',
  missing: '/c/somebody-else',
} as const;

const looks = [
  { colorScheme: 'light', viewport: { width: 360, height: 740 } },
  { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 360, height: 740 } },
  { colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
] as const satisfies readonly BrowserContextOptions[];

describe.each(looks)('$colorScheme at $viewport.width', (look) => {
  it.each(Object.entries(pages))('%s has no fault that axe, the console or the network would tell of', async (name, path) => {
    const watched = await openPage(browser, shelves.origin, { ...look, javaScriptEnabled: true });
    const { page } = watched;
    await page.goto(shelves.origin + path);
    const folder = process.env['SCREENSHOTS'];
    if (folder) {
      const file = `${folder}/${name}-${look.colorScheme}-${look.viewport.width}.png`;
      await page.screenshot({ path: file, fullPage: true });
    }
    expect(await violations(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide, 'nothing is wider than the window').toBe(0);
    // The browser itself complains of a page that is not there.
    const complaints = watched.complaints.filter((said) => !(name === 'missing' && said.includes('404')));
    expect(complaints).toEqual([]);
    await watched.close();
  });
});
