import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage, violations, type Watched } from './browser.ts';
import { startSandbox, type SandboxProcess } from './sandbox-process.ts';

let sandbox: SandboxProcess;
let browser: Browser;
beforeAll(async () => {
  [sandbox, browser] = await Promise.all([startSandbox(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await sandbox.stop();
});

/** Waits until it is seen: every locator's own time-out names what was looked for. */
const seen = (locator: Locator): Promise<void> => locator.first().waitFor({ timeout: 20_000 });

const pane = (page: Page, name: 'discord' | 'slack') => {
  const root = page.locator(`#${name}`);
  return {
    root,
    messages: page.locator(`#${name}-messages`),
    last: page.locator(`#${name}-messages > article`).last(),
    box: page.locator(`#${name}-line`),
    options: root.getByRole('option'),
    modal: root.getByRole('dialog'),
    be: (person: string) => root.getByRole('button', { name: person }).click(),
    go: async (channel: string) => {
      await root.getByRole('navigation').getByRole('button', { name: channel }).click();
      await seen(root.locator(`.channel[aria-current]`, { hasText: channel }));
    },
    type: async (line: string) => {
      await page.locator(`#${name}-line`).fill(line);
      await page.locator(`#${name}-line`).press('Enter');
    },
  };
};

const tour = (page: Page, button: string) => page.locator('#tour').getByRole('button', { name: button }).click();
const openStep = (page: Page, title: string) => seen(page.locator('#tour [aria-current=step]', { hasText: title }));

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
    await seen(pane(page, 'discord').messages.getByText('Old Antihistamine Repairs Nerve Coating in Mice'));
    await seen(pane(page, 'slack').messages.getByText('Treating Clogged Veins Helps People With MS'));
    await openStep(page, 'Give it a link');
  });

  it('step 1: a link becomes a draft that only the moderator sees', async () => {
    const discord = pane(page, 'discord');
    await tour(page, 'Link, on Discord');
    await discord.box.press('Enter');
    await seen(discord.last.getByText('Daily Tablet Improved Walking Speed'));
    await seen(discord.last.getByText('Only you can see this'));
    await openStep(page, 'Check it and publish');
  });

  it('step 2: publishing brings it to both platforms', async () => {
    const discord = pane(page, 'discord');
    await discord.last.getByRole('button', { name: 'Publish' }).click();
    await openStep(page, 'Ask as a member');
    await discord.go('news');
    await seen(discord.last.getByText('Daily Tablet Improved Walking Speed'));
    const copy = pane(page, 'slack').last;
    await seen(copy.getByText('Daily Tablet Improved Walking Speed'));
    expect(await copy.textContent()).not.toContain('Publish');
  });

  it('step 3: a member searches, and nobody else sees it', async () => {
    const slack = pane(page, 'slack');
    await tour(page, 'Search, on Slack');
    await slack.box.press('Enter');
    await seen(slack.last.getByText('Only visible to you'));
    await seen(slack.last.getByText('Daily Tablet'));
    await slack.be('Noor');
    await seen(slack.messages.getByText('Nothing here yet'));
    await openStep(page, 'Let the night pass');
  });

  it('step 4: the next morning brings the digest', async () => {
    await tour(page, 'Next morning');
    await seen(pane(page, 'slack').messages.getByText('News digest'));
    await seen(page.locator('#world time', { hasText: '08:0' }));
    await openStep(page, 'Correct it everywhere');
  });

  it('step 5: a correction changes every copy, on both platforms', async () => {
    const discord = pane(page, 'discord');
    const slack = pane(page, 'slack');
    await tour(page, 'Correct, on Discord');
    await discord.box.press('Enter');
    await seen(discord.last.getByText('Only you can see this'));
    await discord.last.locator('[data-press]').first().click();
    await page.screenshot({ path: '/tmp/step5.png' });
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

  it('had nothing to complain of', async () => {
    expect(await violations(page)).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });
});
