import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage, violations, type Watched } from './browser.ts';
import { paneOf, seen, step, tour } from './sandbox-hands.ts';
import { startSandbox, type SandboxProcess } from './sandbox-process.ts';
import { faults } from '../web/validity.ts';

let sandbox: SandboxProcess;
let browser: Browser;
beforeAll(async () => {
  [sandbox, browser] = await Promise.all([startSandbox(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await sandbox.stop();
});

describe('a first visit', () => {
  let watched: Watched;
  let page: Page;
  beforeAll(async () => {
    watched = await openPage(browser, sandbox.url, { viewport: { width: 1280, height: 900 } });
    ({ page } = watched);
    await page.goto(sandbox.url);
  });
  afterAll(() => watched.close());

  it('begins where both platforms have news already', async () => {
    expect(sandbox.printed().trimStart()).toMatch(/^Open http:\/\/127\.0\.0\.1:\d+ in a browser/);
    await seen(paneOf(page, 'discord').messages.getByText('Old Antihistamine Repairs Nerve Coating in Mice'));
    await seen(paneOf(page, 'slack').messages.getByText('Treating Clogged Veins Helps People With MS'));
    await step(page, 'Give it a link');
  });

  it('shows the newest from the first moment, not only once the stream has told the news', async () => {
    const silent = await openPage(browser, sandbox.url, { viewport: { width: 1280, height: 900 } });
    await silent.page.route('**/events?*', () => {});
    await silent.page.goto(sandbox.url);
    for (const name of ['discord', 'slack'] as const) {
      const left = await paneOf(silent.page, name).messages.evaluate(
        (messages) => messages.scrollHeight - messages.scrollTop - messages.clientHeight,
      );
      expect(left, name).toBeLessThan(2);
    }
    await silent.close();
  });

  it('step 1: a link becomes a draft that only the moderator sees', async () => {
    const discord = paneOf(page, 'discord');
    await tour(page, 'Link, on Discord');
    await discord.box.press('Enter');
    await seen(discord.last.getByText('Daily Tablet Improved Walking Speed'));
    await seen(discord.last.getByText('Only you can see this'));
    await step(page, 'Check it and publish');
  });

  it('step 2: publishing brings it to both platforms', async () => {
    const discord = paneOf(page, 'discord');
    await discord.last.getByRole('button', { name: 'Publish' }).click();
    await step(page, 'Ask as a member');
    await discord.go('news');
    await seen(discord.last.getByText('Daily Tablet Improved Walking Speed'));
    const copy = paneOf(page, 'slack').last;
    await seen(copy.getByText('Daily Tablet Improved Walking Speed'));
    expect(await copy.textContent()).not.toContain('Publish');
  });

  it('step 3: a member searches, and nobody else sees it', async () => {
    const slack = paneOf(page, 'slack');
    await tour(page, 'Search, on Slack');
    await slack.box.press('Enter');
    await seen(slack.last.getByText('Only visible to you'));
    await seen(slack.last.getByText('Daily Tablet'));
    await slack.be('Noor');
    await seen(slack.messages.getByText('Nothing here yet'));
    await step(page, 'Let the night pass');
  });

  it('step 4: the next morning brings the digest', async () => {
    await tour(page, 'Next morning');
    await seen(paneOf(page, 'slack').messages.getByText('News digest'));
    await seen(page.locator('#world time', { hasText: '08:0' }));
    await step(page, 'Correct it everywhere');
  });

  it('step 5: a correction changes every copy, on both platforms', async () => {
    const discord = paneOf(page, 'discord');
    const slack = paneOf(page, 'slack');
    await tour(page, 'Correct, on Discord');
    await discord.box.press('Enter');
    await seen(discord.last.getByText('Only you can see this'));
    await discord.last.locator('[data-press]').first().click();
    await seen(page.locator('#tour').getByText('That was all five'));
    await slack.go('treatment');
    for (const { messages } of [discord, slack]) {
      const copy = messages.locator('article', { hasText: 'Treating Clogged Veins' }).first();
      await seen(copy.getByText('Superseded by later evidence'));
    }
    await seen(
      discord.messages.locator('article', { hasText: 'Treating Clogged Veins' }).first().getByText('(edited)'),
    );
  });

  it('drew boxes no higher than what is in them', async () => {
    const box = paneOf(page, 'discord').messages.locator('.d-container', { hasText: 'Superseded by later' }).first();
    const below = await box.evaluate((element) => {
      const last = element.querySelector('.md > :last-child');
      return element.getBoundingClientRect().bottom - (last?.getBoundingClientRect().bottom ?? 0);
    });
    expect(below).toBeLessThan(30);
  });

  it('looked at pages that are valid HTML, whatever lay in the channels', async () => {
    for (const seats of ['discord=moderator.news&slack=moderator.news', 'discord=member.lounge&slack=member.treatment'])
      expect(await faults(await (await fetch(`${sandbox.url}/?${seats}`)).text())).toEqual([]);
  });

  it('had nothing to complain of', async () => {
    expect(await violations(page)).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });
});

describe('the same tour on Slack alone', () => {
  it('posts, publishes, searches, reads the digest and corrects', async () => {
    const own = await startSandbox();
    const watched = await openPage(browser, own.url, { viewport: { width: 1280, height: 900 } });
    const { page } = watched;
    await page.goto(own.url);
    const slack = paneOf(page, 'slack');
    await step(page, 'Give it a link');
    await tour(page, 'Link, on Slack');
    await slack.box.press('Enter');
    await seen(slack.last.getByText('Only visible to you'));
    await slack.last.getByRole('button', { name: 'Publish' }).click();
    await step(page, 'Ask as a member');
    await tour(page, 'Search, on Slack');
    await slack.box.press('Enter');
    await seen(slack.last.getByText('Daily Tablet'));
    await tour(page, 'Next morning');
    await seen(slack.messages.getByText('News digest'));
    await step(page, 'Correct it everywhere');
    await tour(page, 'Correct, on Slack');
    await slack.box.press('Enter');
    await seen(slack.last.getByText('Only visible to you'));
    await slack.last.locator('[data-press]').first().click();
    await seen(page.locator('#tour').getByText('That was all five'));
    await seen(slack.messages.getByText('Superseded by later evidence'));
    expect(watched.complaints).toEqual([]);
    await watched.close();
    expect(await own.stop()).toBe(0);
  }, 60_000);
});

const looks = [
  { colorScheme: 'light', viewport: { width: 360, height: 740 } },
  { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 360, height: 740 } },
  { colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
] as const;

describe.each(looks)('$colorScheme at $viewport.width', (look) => {
  it('has no fault that axe, the console or the network would tell of, and fits', async () => {
    const watched = await openPage(browser, sandbox.url, look);
    const { page } = watched;
    await page.goto(`${sandbox.url}/?discord=moderator.lounge&slack=member.news`);
    await seen(paneOf(page, 'discord').last);
    await seen(paneOf(page, 'slack').last);
    const folder = process.env['SCREENSHOTS'];
    if (folder)
      await page.screenshot({
        path: `${folder}/sandbox-${look.colorScheme}-${look.viewport.width}.png`,
        fullPage: true,
      });
    expect(await violations(page)).toEqual([]);
    const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(wide, 'nothing is wider than the window').toBe(0);
    expect(watched.complaints).toEqual([]);
    await watched.close();
  });
});
