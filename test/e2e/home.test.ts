import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { showView } from '../../src/sandbox/slack/show.ts';
import type { View } from '../../src/sandbox/slack/state.ts';
import { databases, read, type Stage } from './stage.ts';

/** A moderator's own page in Slack, with the real client, on both databases, the bot restarted in between. */
describe.each(databases)('a moderator’s Home tab on $name', ({ open }) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await open();
  });
  afterAll(() => stage.close());

  const noor = () => stage.sandbox.slack.as(stage.sandbox.people.slack.moderator);
  const shown = (view: View | undefined): string =>
    view ? read(showView(view, stage.sandbox.slack.names(noor().id))) : '';
  const on = (look: () => View | undefined, words: string): Promise<View> =>
    stage.sandbox.slack.journal.until(() => {
      const view = look();
      return shown(view).includes(words) ? view : undefined;
    }, `“${words}”`);
  const home = (words: string): Promise<View> => on(() => noor().home(), words);
  const page = (words: string): Promise<View> => on(() => noor().modal(), words);

  it('has the draft they began before a restart, and it opens with all its buttons', async () => {
    await stage.slack.type('moderator', 'lounge', `/newsroom post ${stage.site}/walking-tablet`);
    await stage.restart();
    await noor().openHome();
    const tab = await home('Your drafts');
    await noor().press(tab, 'Open again');
    const preview = shown(await page('Preview.'));
    for (const button of ['[Publish]', '[Edit]', '[Discard]']) expect(preview).toContain(button);
  });

  it('edits it there, and the tab follows', async () => {
    await noor().press(await page('Preview.'), 'Edit');
    await page('Summary: one sentence of the article a line');
    expect(await noor().submit({ Title: 'A tablet that helps some people walk' })).toMatchObject({
      outcome: 'updated',
    });
    await page('A tablet that helps some people walk');
    expect(shown(await home('A tablet that helps some people walk'))).toContain('Your drafts');
  });

  it('opens and publishes it from a tab that was drawn before another restart', async () => {
    await noor().dismiss(true);
    await stage.restart();
    await noor().press(await home('Your drafts'), 'Open again');
    await noor().press(await page('Preview.'), 'Publish');
    await page('Published');
    const tab = shown(await home('A tablet that helps some people walk'));
    await expect.poll(() => shown(noor().home())).not.toContain('Your drafts');
    expect(tab).not.toContain('Preview');
    await noor().dismiss(true);
  });

  it('says how much waits, and leads to it', async () => {
    await stage.slack.type('member', 'lounge', `/news suggest ${stage.site}/myelin-mice`);
    await noor().openHome();
    await noor().press(await home('Waiting in the queue: 1 link'), 'Open the queue');
    await noor().press(await page('A member suggested it'), 'Publish');
    await page('Published');
    expect(shown(await home('Waiting in the queue: nothing'))).not.toContain('Open the queue');
  });
});
