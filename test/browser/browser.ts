import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const executablePath = '/usr/bin/chromium';

/** False on a machine without it, where these tests are skipped; .ci/run installs it. */
export const hasBrowser = existsSync(executablePath);

/** Debian's Chromium without a window, asking nobody but the page's own server for anything. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page, and everything about it that should not be: console errors, failed loads, requests to other sites, cookies. */
export interface Watched {
  readonly page: Page;
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

export async function openPage(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) complaints.push(`foreign request: ${request.url()}`);
  });
  page.on('response', (response) => {
    if ('set-cookie' in response.headers()) complaints.push(`cookie from ${response.url()}`);
  });
  return { page, complaints, close: () => context.close() };
}

/** What axe finds wrong, as sentences; all of its rules, its advice on good practice included. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found: unknown = await page.evaluate(
    `axe.run(document).then(({ violations }) => violations.flatMap(({ id, help, nodes }) => nodes.map((node) => id + ': ' + help + ' at ' + node.html.slice(0, 160) + ' ' + (node.any[0]?.message ?? ''))))`,
  );
  return Array.isArray(found) ? found.map(String) : ['axe said nothing'];
}
