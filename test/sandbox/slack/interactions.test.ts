/* oxlint-disable unicorn/require-post-message-target-origin, unicorn/no-array-fill-with-reference-type -- Slack's chat.postMessage and our fill, not a window's and an array's */
import { RespondError, type App, type RespondFn } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Person } from '../../../src/sandbox/slack/person.ts';
import { showView } from '../../../src/sandbox/slack/show.ts';
import { startSocketBot, type Bot } from './bot.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const draft = (title: string) => [
  { type: 'section' as const, text: { type: 'mrkdwn' as const, text: title } },
  {
    type: 'actions' as const,
    block_id: 'draft',
    elements: [
      { type: 'button' as const, action_id: 'post:publish:d1', text: plain('Publish'), value: 'd1' },
      { type: 'external_select' as const, action_id: 'category', placeholder: plain('Category'), min_query_length: 2 },
      {
        type: 'static_select' as const,
        action_id: 'cadence',
        placeholder: plain('How often'),
        options: [
          { text: plain('At once'), value: 'each' },
          { text: plain('Daily'), value: 'daily' },
        ],
      },
    ],
  },
];

let bot: Bot;
let ada: Person;
let ben: Person;
let news: string;
let now = Date.now();
const heard: Record<string, unknown>[] = [];
let kept: RespondFn | undefined;

function listeners(app: App): void {
  app.command('/newsroom', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'A draft', blocks: draft('*Veins* and MS') });
  });
  app.action('post:publish:d1', async ({ ack, body, respond }) => {
    await ack();
    heard.push({ ...body });
    kept = respond;
    await respond({ replace_original: true, text: 'Published.' });
  });
  app.action('cadence', async ({ ack, body }) => {
    await ack();
    heard.push({ ...body });
  });
  app.action('category', async ({ ack, body }) => {
    await ack();
    heard.push({ ...body });
  });
  app.options('category', ({ ack, payload }) =>
    ack({
      options: ['Treatment', 'Trials', 'Living']
        .filter((name) => name.toLowerCase().startsWith(payload.value.toLowerCase()))
        .map((name) => ({ text: plain(name), value: name })),
    }),
  );
  app.options('too-many', ({ ack }) =>
    ack({
      options: Array.from({ length: 101 }, (_, index) => ({ text: plain(`Option ${index}`), value: `${index}` })),
    }),
  );
  app.shortcut('report', async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({
      trigger_id: shortcut.trigger_id,
      view: { type: 'modal', title: plain('Report'), blocks: [{ type: 'section', text: plain(shortcut.type) }] },
    });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [{ type: 'header', text: plain('Your topics') }, ...draft('Home')] },
    });
  });
}

beforeEach(async () => {
  heard.length = 0;
  now = Date.now();
  bot = await startSocketBot(listeners, { sockets: 1, now: () => now });
  const { slack } = bot;
  const people = ['ada', 'ben'].map((name) => slack.addUser(slack.teamId, { name }));
  news = slack.addChannel(slack.teamId, { name: 'news', members: people });
  [ada, ben] = people.map((id) => slack.as(id)) as [Person, Person];
});
afterEach(() => bot.close());

async function draftFor(person: Person) {
  const before = person.sees(news).length;
  await person.type(news, '/newsroom');
  return bot.slack.journal.until(() => person.sees(news)[before], 'the draft');
}

describe('in messages', () => {
  test('a press on a private message changes that message, for that person, in place', async () => {
    const seen = await draftFor(ada);
    expect(seen.text).toBe('Only visible to you\nVeins and MS\n[Publish] [Category ▾] [How often ▾]');
    expect(seen.controls).toEqual(['Publish', 'Category', 'How often']);
    expect(await ada.press(seen, 'Publish')).toEqual({ ok: true });
    await expect
      .poll(() => ada.sees(news).map(({ text, ts }) => [text, ts]))
      .toEqual([['Only visible to you\nPublished.', seen.ts]]);
    expect(ben.sees(news)).toEqual([]);
    // Slack does not repeat an ephemeral message in the payload.
    expect(heard[0]).toMatchObject({
      container: { is_ephemeral: true, message_ts: seen.ts, channel_id: news },
      actions: [{ value: 'd1', block_id: 'draft' }],
    });
    expect(heard[0]).not.toHaveProperty('message');
  });

  test('a press on a public message brings the message along; nobody can press what they do not see', async () => {
    await bot.poster.chat.postMessage({ channel: news, text: 'x', blocks: draft('Public') });
    const [seen] = ben.sees(news);
    if (!seen) throw new Error('Nothing to press.');
    await ben.press(seen, 'post:publish:d1');
    expect(heard[0]).toMatchObject({
      message: { text: 'x' },
      user: { username: 'ben' },
      channel: { id: news, name: 'news' },
    });
    await expect.poll(() => ada.sees(news).map(({ text }) => text)).toEqual(['Published. (edited)']);
    const secret = await draftFor(ada);
    await expect(ben.press(secret, 'Publish')).rejects.toThrow('ben sees no message');
    await expect(ada.press(secret, 'Discard')).rejects.toThrow(
      'There is no “Discard” here, only: “Publish” (post:publish:d1)',
    );
  });

  test('a static menu offers its options, and remembers what was chosen', async () => {
    const seen = await draftFor(ada);
    await ada.choose(seen, 'How often', 'Daily');
    expect(heard[0]).toMatchObject({
      actions: [{ type: 'static_select', selected_option: { value: 'daily' } }],
      state: { values: { draft: { cadence: { selected_option: { value: 'daily' } } } } },
    });
    await expect(ada.choose(seen, 'How often', 'Hourly')).rejects.toThrow(
      '“How often” does not offer “Hourly”, only: “At once”, “Daily”',
    );
  });

  test('an external menu asks the app once enough is typed', async () => {
    const seen = await draftFor(ada);
    expect(await ada.suggestions(seen, 'Category', 't')).toEqual([]);
    expect(await ada.suggestions(seen, 'Category', 'tr')).toEqual(['Treatment', 'Trials']);
    await ada.choose(seen, 'Category', 'Trials', 'tri');
    expect(heard[0]).toMatchObject({ actions: [{ type: 'external_select', selected_option: { value: 'Trials' } }] });
    await expect(ada.choose(seen, 'Category', 'Trials', 'liv')).rejects.toThrow(
      'does not offer “Trials”, only: “Living”',
    );
  });

  test('an app that offers more than 100 options gets an empty menu', async () => {
    const many = [
      {
        type: 'actions' as const,
        elements: [
          { type: 'external_select' as const, action_id: 'too-many', placeholder: plain('Many'), min_query_length: 0 },
        ],
      },
    ];
    await bot.poster.chat.postMessage({ channel: news, text: 'x', blocks: many });
    const [seen] = ada.sees(news);
    if (!seen) throw new Error('Nothing to press.');
    expect(await ada.suggestions(seen, 'Many', '')).toEqual([]);
  });

  test('a button nobody listens to says so to whoever pressed it', async () => {
    await bot.poster.chat.postMessage({
      channel: news,
      text: 'x',
      blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'nobody', text: plain('Dead') }] }],
    });
    const [seen] = ada.sees(news);
    if (!seen) throw new Error('Nothing to press.');
    expect(await ada.press(seen, 'Dead')).toEqual({ ok: false, notice: 'We had some trouble connecting. Try again?' });
  });
});

describe('response URLs', () => {
  test('work five times, the sixth is 404', async () => {
    await ada.press(await draftFor(ada), 'Publish');
    await bot.slack.journal.until(() => ada.sees(news).at(-1)?.text.includes('Published'), 'the answer');
    if (!kept) throw new Error('No respond was kept.');
    for (let use = 2; use <= 5; use += 1) await kept(`Answer ${use}`);
    const sixth: unknown = await kept('Answer 6').catch((error: unknown) => error);
    expect(sixth).toBeInstanceOf(RespondError);
    expect(sixth).toMatchObject({ statusCode: 404 });
    expect(ada.sees(news).map(({ text }) => text.split('\n').at(-1))).toEqual([
      'Published.',
      'Answer 2',
      'Answer 3',
      'Answer 4',
      'Answer 5',
    ]);
  });

  test('expire after thirty minutes', async () => {
    await ada.press(await draftFor(ada), 'Publish');
    await bot.slack.journal.until(() => ada.sees(news).at(-1)?.text.includes('Published'), 'the answer');
    now += 30 * 60_000;
    expect((await kept?.('In time'))?.status).toBe(200);
    now += 1;
    await expect(kept?.('Too late')).rejects.toMatchObject({ statusCode: 404 });
  });

  test('delete the original, speak to all when asked, and refuse bad blocks', async () => {
    await ada.press(await draftFor(ada), 'Publish');
    await bot.slack.journal.until(() => ada.sees(news).at(-1)?.text.includes('Published'), 'the answer');
    await expect(kept?.({ text: 'x', blocks: [{ type: 'nonsense' }] })).rejects.toMatchObject({ statusCode: 400 });
    await kept?.({ response_type: 'in_channel', text: 'For all' });
    await kept?.({ delete_original: true });
    expect(ada.sees(news).map(({ text }) => text)).toEqual(['For all']);
    expect(ben.sees(news).map(({ text }) => text)).toEqual(['For all']);
  });

  test('reach a private channel the bot is not in', async () => {
    const { slack } = bot;
    const secret = slack.addChannel(slack.teamId, { name: 'secret', private: true, botIn: false, members: [ada.id] });
    await ada.type(secret, '/newsroom');
    await slack.journal.until(() => ada.sees(secret).length > 0, 'the answer');
    await expect(bot.poster.chat.postMessage({ channel: secret, text: 'x' })).rejects.toThrow('channel_not_found');
    expect(() => ben.sees(secret)).toThrow('ben has no channel');
  });
});

describe('triggers and views', () => {
  const view = (title: string, more: object = {}) => ({
    type: 'modal' as const,
    title: plain(title),
    blocks: [],
    ...more,
  });
  const field = (blockId: string, more: object = {}) => ({
    type: 'input' as const,
    block_id: blockId,
    label: plain(blockId),
    element: { type: 'plain_text_input' as const, action_id: 'value' },
    ...more,
  });

  /** A fresh trigger, caught from what Slack sent. */
  async function trigger(): Promise<string> {
    const seen = await draftFor(ada);
    heard.length = 0;
    await ada.choose(seen, 'How often', 'Daily');
    return String(heard[0]?.['trigger_id']);
  }

  test('a trigger opens one modal, within three seconds', async () => {
    const once = await trigger();
    await bot.poster.views.open({ trigger_id: once, view: view('First') });
    await expect(bot.poster.views.open({ trigger_id: once, view: view('Again') })).rejects.toThrow(
      'exchanged_trigger_id',
    );
    const late = await trigger();
    now += 3001;
    await expect(bot.poster.views.open({ trigger_id: late, view: view('Late') })).rejects.toThrow('expired_trigger_id');
    await expect(bot.poster.views.open({ trigger_id: '1.2.abc', view: view('Made up') })).rejects.toThrow(
      'invalid_trigger_id',
    );
    expect(ada.modal()?.title).toBe('First');
  });

  test('a stack holds three; closing goes back, the cross closes all', async () => {
    bot.app.view({ callback_id: 'pusher' }, ({ ack }) =>
      ack({ response_action: 'push', view: view('Deeper', { callback_id: 'pusher', submit: plain('On') }) }),
    );
    await bot.poster.views.open({
      trigger_id: await trigger(),
      view: view('Ground', { callback_id: 'pusher', submit: plain('On') }),
    });
    expect(await ada.submit()).toMatchObject({ outcome: 'pushed', view: { title: 'Deeper' } });
    expect(await ada.submit()).toMatchObject({ outcome: 'pushed' });
    expect(await ada.submit()).toMatchObject({
      outcome: 'failed',
      notice: expect.stringContaining('push_limit_reached'),
    });
    await ada.dismiss();
    expect(ada.modal()?.title).toBe('Deeper');
    await ada.dismiss(true);
    expect(ada.modal()).toBeUndefined();
  });

  test('view_closed comes only when asked for', async () => {
    const closed: boolean[] = [];
    bot.app.view({ callback_id: 'told', type: 'view_closed' }, async ({ ack, body }) => {
      closed.push('is_cleared' in body && body.is_cleared);
      await ack();
    });
    await bot.poster.views.open({ trigger_id: await trigger(), view: view('Quiet', { callback_id: 'told' }) });
    await ada.dismiss();
    await bot.poster.views.open({
      trigger_id: await trigger(),
      view: view('Told', { callback_id: 'told', notify_on_close: true }),
    });
    await ada.dismiss();
    expect(closed).toEqual([false]);
  });

  test('an update needs the newest hash, and keeps what was typed into fields that stay', async () => {
    const { view: opened } = await bot.poster.views.open({
      trigger_id: await trigger(),
      view: view('Edit', { submit: plain('Save'), blocks: [field('a'), field('b')] }),
    });
    ada.fill({ a: 'kept', b: 'lost' });
    const id = opened?.id ?? '';
    await bot.poster.views.update({
      view_id: id,
      hash: opened?.hash ?? '',
      view: view('Edit', { submit: plain('Save'), blocks: [field('a'), field('c')] }),
    });
    const modal = ada.modal();
    expect(modal?.values.get('a')?.get('value')).toEqual({ type: 'plain_text_input', value: 'kept' });
    expect(modal?.values.get('c')?.get('value')).toEqual({ type: 'plain_text_input', value: null });
    await expect(
      bot.poster.views.update({ view_id: id, hash: opened?.hash ?? '', view: view('Stale') }),
    ).rejects.toThrow('hash_conflict');
    await expect(bot.poster.views.update({ view_id: 'V0', view: view('Nowhere') })).rejects.toThrow('not_found');
  });

  test('external ids are unique and find a view', async () => {
    await bot.poster.views.open({ trigger_id: await trigger(), view: view('Mine', { external_id: 'e1' }) });
    await bot.poster.views.update({ external_id: 'e1', view: view('Renamed', { external_id: 'e1' }) });
    expect(ada.modal()?.title).toBe('Renamed');
    await expect(
      bot.poster.views.publish({ user_id: ben.id, view: { type: 'home', blocks: [], external_id: 'e1' } }),
    ).rejects.toThrow('duplicate_external_id');
  });

  test('errors for a block that is no input of the view are turned down as a whole', async () => {
    bot.app.view('stray', ({ ack }) => ack({ response_action: 'errors', errors: { elsewhere: 'No' } }));
    await bot.poster.views.open({
      trigger_id: await trigger(),
      view: view('Edit', { callback_id: 'stray', submit: plain('Save'), blocks: [field('a', { optional: true })] }),
    });
    expect(await ada.submit()).toMatchObject({ outcome: 'failed', notice: expect.stringContaining('“elsewhere”') });
    expect(ada.modal()?.title).toBe('Edit');
  });

  test('clear closes the whole stack; nobody acknowledging keeps it open', async () => {
    bot.app.view('clear', ({ ack }) => ack({ response_action: 'clear' }));
    await bot.poster.views.open({
      trigger_id: await trigger(),
      view: view('Nobody', { callback_id: 'nobody', submit: plain('Save') }),
    });
    expect(await ada.submit()).toEqual({ outcome: 'failed', notice: 'We had some trouble connecting. Try again?' });
    expect(ada.modal()?.title).toBe('Nobody');
    await bot.poster.views.open({
      trigger_id: await trigger(),
      view: view('Clear', { callback_id: 'clear', submit: plain('Save') }),
    });
    expect(await ada.submit()).toEqual({ outcome: 'cleared' });
  });

  test('Slack’s own form checks lengths, addresses and numbers before the app hears anything', async () => {
    const blocks = [
      field('words', { element: { type: 'plain_text_input', action_id: 'value', min_length: 3, max_length: 5 } }),
      field('link', { element: { type: 'url_text_input', action_id: 'value' } }),
      field('mail', { element: { type: 'email_text_input', action_id: 'value' } }),
      field('free', { optional: true }),
    ];
    await bot.poster.views.open({ trigger_id: await trigger(), view: view('Form', { submit: plain('Save'), blocks }) });
    expect(await ada.submit({ words: 'ab', link: 'nonsense' })).toEqual({
      outcome: 'refused',
      errors: {
        words: 'Please enter at least 3 characters.',
        link: 'Enter a valid URL.',
        mail: 'Please complete this required field.',
      },
    });
    const modal = ada.modal();
    expect(modal && showView(modal, bot.slack.names(ada.id))).toEqual([
      'Form', '────', 'words: ab', '! Please enter at least 3 characters.', 'link: nonsense', '! Enter a valid URL.',
      'mail: ____', '! Please complete this required field.', 'free (optional): ____', '[Cancel] [Save]',
    ]); // prettier-ignore
    expect(
      bot.slack.journal.entries.some(
        (entry) => entry.kind === 'delivery' && entry.type === 'interactive' && entry.outcome !== 'acked',
      ),
    ).toBe(false);
  });

  test('what was wrong goes away once it is changed', async () => {
    const modal = view('Form', { submit: plain('Save'), blocks: [field('a'), field('b')] });
    await bot.poster.views.open({ trigger_id: await trigger(), view: modal });
    await ada.submit();
    expect(Object.keys(ada.modal()?.errors ?? {})).toEqual(['a', 'b']);
    ada.fill({ a: 'words' });
    expect(Object.keys(ada.modal()?.errors ?? {})).toEqual(['b']);
  });

  test('an answer to a modal that is no longer there changes nothing', async () => {
    bot.app.view('late', async ({ ack, body, client }) => {
      const trigger_id = 'trigger_id' in body ? body.trigger_id : '';
      await client.views.open({ trigger_id, view: view('Instead') });
      await ack();
    });
    await bot.poster.views.open({
      trigger_id: await trigger(),
      view: view('First', { callback_id: 'late', submit: plain('Go') }),
    });
    expect(await ada.submit()).toEqual({ outcome: 'closed' });
    expect(ada.modal()?.title).toBe('Instead');
  });

  test('a conversation menu starts at the current channel and brings a response URL', async () => {
    let urls: unknown;
    bot.app.view('where', async ({ ack, body }) => {
      await ack();
      urls = 'response_urls' in body ? body.response_urls : undefined;
    });
    const element = {
      type: 'conversations_select' as const,
      action_id: 'value',
      default_to_current_conversation: true,
      response_url_enabled: true,
    };
    await bot.poster.views.open({
      trigger_id: await trigger(),
      view: view('Where', { callback_id: 'where', submit: plain('Go'), blocks: [field('place', { element })] }),
    });
    expect(await ada.submit()).toEqual({ outcome: 'closed' });
    expect(urls).toMatchObject([
      { block_id: 'place', channel_id: news, response_url: expect.stringContaining('/app/') },
    ]);
  });
});

describe('shortcuts and the Home tab', () => {
  test('a message shortcut and a global one open a modal', async () => {
    await ben.type(news, 'Look at https://example.org/');
    const [seen] = ada.sees(news);
    if (!seen) throw new Error('Nothing to press.');
    await ada.messageShortcut(seen, 'report');
    await bot.slack.journal.until(() => ada.modal(), 'the modal');
    await ben.globalShortcut('report');
    const modal = await bot.slack.journal.until(() => ben.modal(), 'the modal');
    expect(showView(modal, bot.slack.names(ben.id))).toEqual(['Report', '──────', 'shortcut', '[Cancel]']);
    const secret = await draftFor(ada);
    await expect(ada.messageShortcut(secret, 'report')).rejects.toThrow('no shortcuts');
  });

  test('opening Home tells the app, which publishes; buttons there work', async () => {
    expect(await ada.openHome()).toBeUndefined();
    const home = await bot.slack.journal.until(() => ada.home(), 'the Home tab');
    expect(showView(home, bot.slack.names(ada.id))).toEqual([
      'Your topics',
      'Home',
      '[Publish] [Category ▾] [How often ▾]',
    ]);
    await ada.choose(home, 'How often', 'each');
    expect(heard[0]).toMatchObject({ container: { type: 'view', view_id: home.id }, view: { type: 'home' } });
    expect(ben.home()).toBeUndefined();
  });
});
