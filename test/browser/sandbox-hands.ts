import type { Locator, Page } from 'playwright-core';

/** Waits until it is seen; the error names what was looked for. */
export const seen = (locator: Locator): Promise<void> => locator.first().waitFor({ timeout: 20_000 });

/** One half of the sandbox page, as somebody uses it. */
export interface PaneInHand {
  readonly root: Locator;
  readonly messages: Locator;
  readonly last: Locator;
  readonly box: Locator;
  readonly options: Locator;
  readonly modal: Locator;
  be(person: string): Promise<void>;
  go(channel: string): Promise<void>;
  /** Writes a line and sends it. */
  type(line: string): Promise<void>;
}

export function paneOf(page: Page, name: 'discord' | 'slack'): PaneInHand {
  const root = page.locator(`#${name}`);
  const box = page.locator(`#${name}-line`);
  return {
    root,
    box,
    messages: page.locator(`#${name}-messages`),
    last: page.locator(`#${name}-messages > article`).last(),
    options: page.locator(`#${name}-options > li`),
    modal: root.getByRole('dialog'),
    be: async (person) => {
      await root.getByRole('button', { name: person }).click();
      await seen(root.locator('.person[aria-pressed=true]', { hasText: person }));
    },
    go: async (channel) => {
      await root.getByRole('navigation').getByRole('button', { name: channel }).click();
      await seen(root.locator('.channel[aria-current]', { hasText: channel }));
    },
    type: async (line) => {
      await box.fill(line);
      await box.press('Escape');
      await box.press('Enter');
    },
  };
}

/** Presses one of the tour's own buttons. */
export const tour = (page: Page, button: string): Promise<void> =>
  page.locator('#tour').getByRole('button', { name: button }).click();

/** Waits until the tour has come to this step. */
export const step = (page: Page, title: string): Promise<void> =>
  seen(page.locator('#tour [aria-current=step]', { hasText: title }));
