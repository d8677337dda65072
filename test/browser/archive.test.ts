import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, openPage, violations } from './browser.ts';
import { openShelves, type Shelves } from './shelves.ts';

describe.runIf(hasBrowser)('the archive, in a browser', () => {
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
    it('no page has a fault that axe, the console or the network would tell of', async () => {
      const watched = await openPage(browser, shelves.origin, look);
      const { page } = watched;
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(shelves.origin + path);
        await picture(page, `${name}-${look.colorScheme}-${look.viewport.width}`);
        expect(await violations(page), name).toEqual([]);
        expect(await overflow(page), `${name} is wider than the window`).toEqual([]);
      }
      // The browser itself complains of a page that is not there.
      expect(watched.complaints.filter((said) => !said.includes('404'))).toEqual([]);
      await watched.close();
    });
  });

  describe('a reader', () => {
    it('finds an article by words, with no script at all, and comes to its source’s door', async () => {
      const { page, close } = await openPage(browser, shelves.origin, { javaScriptEnabled: false });
      await page.goto(shelves.origin);
      await page.getByRole('searchbox').fill('antihistamine mice');
      await page.getByRole('button', { name: 'Search' }).click();
      await page.getByRole('combobox', { name: 'Category' }).selectOption('Research');
      await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
      expect(new URL(page.url()).searchParams.get('in')).toBe('research');
      await page.getByRole('link', { name: 'Old Antihistamine Repairs Nerve Coating in Mice' }).click();
      await page.getByText('The work was done in mice only').first().waitFor();
      const source = page.getByRole('link', { name: 'Read the article at' });
      expect(await source.getAttribute('rel')).toBe('noreferrer noopener');
      await page.getByText('How to read the labels').click();
      expect(await page.getByText('often does not help people').isVisible()).toBe(true);
      await close();
    });

    it('gets by with the keyboard alone: skip link first, everything in sight when it has the focus', async () => {
      const { page, close } = await openPage(browser, shelves.origin);
      await page.goto(shelves.origin + pages.article);
      await page.keyboard.press('Tab');
      expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('Skip to the content');
      expect(await page.getByText('Skip to the content').boundingBox()).toMatchObject({ y: 0 });
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      expect(await page.evaluate<string>(`document.activeElement.closest('main')?.id`)).toBe('main');
      const outlined = await page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle');
      expect(outlined).toBe('solid');
      await close();
    });

    it('reads larger text, and goes on reading it wherever the links lead', async () => {
      const { page, close } = await openPage(browser, shelves.origin, { viewport: { width: 360, height: 740 } });
      const size = () => page.evaluate<number>('parseFloat(getComputedStyle(document.body).fontSize)');
      await page.goto(shelves.origin + pages.home);
      const before = await size();
      await page.getByRole('link', { name: 'Larger text' }).click();
      await page.waitForURL(/size=larger/);
      expect((await size()) / before).toBeCloseTo(26 / 17, 1);
      await page.getByRole('navigation', { name: 'Categories' }).getByRole('link', { name: 'Treatment' }).click();
      await page.getByRole('main').getByRole('link', { name: 'Treating Clogged Veins' }).click();
      await page.waitForURL(/\/a\/1-.*size=larger/);
      expect((await size()) / before).toBeCloseTo(26 / 17, 1);
      expect(await overflow(page)).toEqual([]);
      await picture(page, 'corrected-larger-360');
      await close();
    });

    it('waits for one round trip and nothing else, under 50 kB in all, and nothing moves once it is drawn', async () => {
      const { page, close } = await openPage(browser, shelves.origin);
      let bytes = 0;
      let requests = 0;
      page.on('response', (response) => {
        requests += 1;
        void response.body().then((body) => (bytes += body.length));
      });
      await page.goto(shelves.origin + pages.corrected, { waitUntil: 'networkidle' });
      // The page, and its icon, which nothing waits for.
      expect(requests).toBeLessThanOrEqual(2);
      expect(bytes).toBeLessThan(50_000);
      expect(bytes).toBeGreaterThan(10_000);
      const moved = await page.evaluate<number>(`new Promise((resolve) => {
      let sum = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) sum += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
    })`);
      expect(moved).toBe(0);
      const sent = await page.evaluate<number>(`performance.getEntriesByType('navigation')[0].transferSize`);
      expect(sent).toBeLessThan(firstFlight);
      await close();
    });

    it('prints an article without what is for the screen alone, and with the addresses of its links', async () => {
      const { page, close } = await openPage(browser, shelves.origin);
      await page.goto(shelves.origin + pages.corrected);
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('searchbox').isVisible()).toBe(false);
      expect(await page.getByText('Caution, from Dr. Ruth Calder').isVisible()).toBe(true);
      const printed = await page.evaluate<string>(
        `getComputedStyle(document.querySelector('.alert a'), '::after').content`,
      );
      expect(printed).toContain('vein-trial-no-benefit');
      await picture(page, 'corrected-print');
      await close();
    });
  });
});

/** What a server may send before it hears of the reader again: ten segments (RFC 6928) of 1,460 bytes. */
const firstFlight = 14_600;

/** Kept for looking at when SCREENSHOTS names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

/** What reaches beyond the window, where one would have to scroll sideways. */
function overflow(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(`(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map((element) => element.outerHTML.slice(0, 120));
  })()`);
}
