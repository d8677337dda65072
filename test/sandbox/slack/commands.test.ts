import type { App } from '@slack/bolt';
import { afterEach, describe, expect, test } from 'vitest';

import { startHttpBot, startSocketBot, type Bot } from './bot.ts';

const running: Bot[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((bot) => bot.close()));
});

const modes = [
  ['Socket Mode', startSocketBot],
  ['HTTP', startHttpBot],
] as const;

async function start(begin: (typeof modes)[number][1], listen: (app: App) => void) {
  const bot = await begin(listen);
  running.push(bot);
  const { slack } = bot;
  const ada = slack.addUser(slack.teamId, { name: 'ada', admin: true });
  const ben = slack.addUser(slack.teamId, { name: 'ben' });
  const channel = slack.addChannel(slack.teamId, { name: 'news', members: [ada, ben] });
  return { ...bot, ada: slack.as(ada), ben: slack.as(ben), channel };
}

describe.each(modes)('%s: slash commands', (_mode, begin) => {
  test('are acknowledged, then answered through the response URL to the asker alone', async () => {
    const { slack, ada, ben, channel } = await start(begin, (app) => {
      app.command('/newsroom', async ({ ack, command, respond }) => {
        await ack();
        await respond(`You said: ${command.text} in ${command.channel_name}`);
      });
    });

    expect(await ada.type(channel, '/newsroom post https://example.org/a in:treatment')).toEqual({ ok: true });
    const [seen] = await slack.journal.until(() => ada.sees(channel).length > 0 && ada.sees(channel));

    expect(seen?.text).toBe('Only visible to you\nYou said: post https://example.org/a in:treatment in news');
    expect(seen?.from).toBe('carewire');
    expect(ben.sees(channel)).toEqual([]);
  });

  test('can be answered with the acknowledgement itself', async () => {
    const { ada, ben, channel } = await start(begin, (app) => {
      app.command('/say', ({ ack }) => ack({ response_type: 'in_channel', text: 'Hello <!date^0^{date_num}|then>' }));
      app.command('/plain', ({ ack }) => ack('just words'));
    });
    await ada.type(channel, '/say');
    await ada.type(channel, '/plain');
    expect(ben.sees(channel).map(({ text }) => text)).toEqual(['Hello 1970-01-01']);
    expect(ada.sees(channel).at(-1)?.text).toBe('Only visible to you\njust words');
  });

  test('that nobody acknowledges fail visibly, only for the asker', async () => {
    const { ada, ben, channel } = await start(begin, () => undefined);
    const outcome = await ada.type(channel, '/newsroom help');
    expect(outcome).toEqual({
      ok: false,
      notice: expect.stringMatching(/^\/newsroom failed with the error "(operation_timeout|dispatch_failed)"$/),
    });
    expect(ada.sees(channel).map(({ from, ephemeral }) => [from, ephemeral])).toEqual([['Slackbot', true]]);
    expect(ben.sees(channel)).toEqual([]);
  });

  test('open a modal, whose submission comes back with errors, then updates, then closes', async () => {
    const view = (title: string) => ({
      type: 'modal' as const,
      callback_id: 'post',
      private_metadata: 'C1',
      title: { type: 'plain_text' as const, text: title },
      submit: { type: 'plain_text' as const, text: 'Post' },
      blocks: [
        {
          type: 'input' as const,
          block_id: 'link',
          label: { type: 'plain_text' as const, text: 'Link' },
          element: { type: 'url_text_input' as const, action_id: 'url' },
        },
      ],
    });
    const { ada, channel } = await start(begin, (app) => {
      app.command('/newsroom', async ({ ack, client, command }) => {
        await ack();
        await client.views.open({ trigger_id: command.trigger_id, view: view('Post') });
      });
      app.view('post', async ({ ack, view: submitted }) => {
        const url = submitted.state.values['link']?.['url']?.value ?? '';
        if (url.includes('bad'))
          return ack({ response_action: 'errors', errors: { link: 'We could not read that page.' } });
        if (url.includes('next')) return ack({ response_action: 'update', view: view('Once more') });
        return ack();
      });
    });
    await ada.type(channel, '/newsroom post');
    await expect.poll(() => ada.modal()?.title).toBe('Post');

    expect(await ada.submit()).toEqual({
      outcome: 'refused',
      errors: { link: 'Please complete this required field.' },
    });
    expect(await ada.submit({ Link: 'https://bad.example' })).toEqual({
      outcome: 'errors',
      errors: { link: 'We could not read that page.' },
    });
    expect(await ada.submit({ Link: 'https://next.example' })).toMatchObject({
      outcome: 'updated',
      view: { title: 'Once more' },
    });
    expect(await ada.submit({ Link: 'https://fine.example' })).toEqual({ outcome: 'closed' });
    expect(ada.modal()).toBeUndefined();
  });
});
