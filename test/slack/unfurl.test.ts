import { expect, it } from 'vitest';

import { line, link, say, type Message } from '../../src/core/message.ts';
import { slackManifest } from '../../src/slack/manifest.ts';
import { commands, newsdesk, open, roots, seen } from './newsdesk.ts';

const archive = 'https://news.example';
const url = `${archive}/c/ms/a/1-veins`;
const card: Message = {
  plain: 'Veins',
  blocks: [
    { kind: 'heading', line: line(link('Treating Clogged Veins', 'https://blog.example/veins')), keep: true },
    { kind: 'quote', tone: 'caution', label: 'Caution', line: line('It proves nothing.'), keep: true },
  ],
};

const options = { loopback: { manifest: slackManifest(commands, roots, { mode: 'socket' }, archive) } };

it('a link to the archive gets a card with its caution', async () => {
  const asked: string[] = [];
  const made = await open(
    newsdesk({
      linked: (address) => {
        asked.push(address);
        return card;
      },
    }),
    options,
  );
  await made.ada.type(made.news, `Have you seen ${url}?size=large yet`);
  const message = await seen(made, made.ada, made.news, 'Treating Clogged Veins');
  expect(message.text).toContain('It proves nothing.');
  expect(new Set(asked)).toEqual(new Set([`${url}?size=large`]));
});

it('an address that leads to nothing everybody may read gets none', async () => {
  const made = await open(newsdesk({ linked: () => undefined }), options);
  await made.ada.type(made.news, url);
  await made.ada.type(made.news, '/news topics');
  await seen(made, made.ada, made.news, 'Done.');
  await made.platform.stop();
  expect(called(made)).toBe(0);
});

it('three links at once are a list, and left alone', async () => {
  const made = await open(newsdesk({ linked: () => card }), options);
  await made.ada.type(made.news, `${url} ${url}2 ${url}3`);
  await made.platform.stop();
  expect(called(made)).toBe(0);
});

it('a card Slack refuses, or a newsroom out of order, stops nothing', async () => {
  let answers = 0;
  const made = await open(
    newsdesk({
      linked: () => {
        answers += 1;
        if (answers === 1) throw new Error('out of order');
        return card;
      },
    }),
    options,
  );
  made.slack.faults.add({ method: 'chat.unfurl', kind: 'error', error: 'cannot_unfurl_url' });
  await made.ada.type(made.news, url);
  await made.ada.type(made.news, url);
  await expect
    .poll(() => made.log.lines.filter(({ message }) => message === 'slack card could not be shown'))
    .toHaveLength(2);
  expect(JSON.stringify(made.log.lines)).not.toContain('news.example');
  await made.platform.post(made.channel, say('Still here'), 'd1');
});

it('is kept before it is shown where the bot is in the channel, so that it can be brought up to date', async () => {
  const desk = newsdesk({ linked: () => card });
  const made = await open(desk, options);
  await made.ada.type(made.news, `Look: ${url}`);
  const message = await seen(made, made.ada, made.news, 'Treating Clogged Veins');
  expect(desk.cards).toEqual([{ channel: made.channel, message: message.ts, urls: [url] }]);
  const corrected: Message = {
    ...card,
    blocks: [{ kind: 'text', line: line('Withdrawn: it was made up.'), keep: true }],
  };
  await made.platform.showCards(made.channel, message.ts, new Map([[url, corrected]]));
  const [after] = made.ada.sees(made.news).filter(({ ts }) => ts === message.ts);
  expect(after?.text).toContain('it was made up');
  expect(after?.text).not.toContain('Treating Clogged Veins');
});

it('is not kept where the bot is not, nor while it is still being written', async () => {
  const desk = newsdesk({ linked: () => card });
  const made = await open(desk, options);
  await made.slack.removeBot(made.news);
  await made.ada.type(made.news, url);
  await seen(made, made.ada, made.news, 'Treating Clogged Veins');
  await made.slack.inviteBot(made.news);
  await made.ada.compose(made.news, url);
  await expect.poll(() => called(made)).toBe(2);
  expect(desk.cards).toEqual([]);
});

it('is not kept when Slack would not show it', async () => {
  const desk = newsdesk({ linked: () => card });
  const made = await open(desk, options);
  made.slack.faults.add({ method: 'chat.unfurl', kind: 'error', error: 'cannot_unfurl_url' });
  await made.ada.type(made.news, url);
  await expect.poll(() => made.log.lines.length).toBe(1);
  expect(desk.cards).toEqual([]);
});

it('is not kept of what somebody writes to the bot alone', async () => {
  const desk = newsdesk({ linked: () => card });
  const { manifest } = options.loopback;
  const home = { ...manifest.features.app_home, messages_tab_read_only_enabled: false };
  const writable = { ...manifest, features: { ...manifest.features, app_home: home } };
  const made = await open(desk, { loopback: { manifest: writable } });
  await made.ada.type(made.ada.directMessages(), url);
  await seen(made, made.ada, made.ada.directMessages(), 'Treating Clogged Veins');
  await made.platform.stop();
  expect(desk.cards).toEqual([]);
});

it('stays kept when Slack’s answer got lost, for it may stand there', async () => {
  const desk = newsdesk({ linked: () => card });
  const made = await open(desk, options);
  made.slack.faults.add({ method: 'chat.unfurl', kind: 'lost-after', how: 'reset', times: 9 });
  await made.ada.type(made.news, url);
  await expect.poll(() => made.log.lines.length).toBe(1);
  await made.platform.stop();
  expect(desk.cards).toMatchObject([{ channel: made.channel, urls: [url] }]);
});

it('says what was corrected while it was on its way', async () => {
  const retracted: Message = { plain: 'Retracted', blocks: [{ kind: 'text', line: line('It was made up.') }] };
  const answers = [card];
  const made = await open(newsdesk({ linked: () => answers.shift() ?? retracted }), options);
  await made.ada.type(made.news, url);
  const { text } = await seen(made, made.ada, made.news, 'It was made up.');
  expect(text).not.toContain('Treating Clogged Veins');
  await made.platform.stop();
  expect(called(made)).toBe(2);
});

it('is gone with its message, and with the link in it', async () => {
  const made = await open(newsdesk({ linked: () => card }), options);
  const show = (ts: string) => made.platform.showCards(made.channel, ts, new Map([[url, card]]));
  await expect(show('1.000001')).rejects.toMatchObject({ trouble: 'deleted' });
  await made.ada.type(made.news, 'No link here');
  const { ts } = await seen(made, made.ada, made.news, 'No link here');
  await expect(show(ts)).rejects.toMatchObject({ trouble: 'deleted' });
});

it('is asked for in the manifest where the archive has an address of its own, and only there', () => {
  const asking = slackManifest(commands, roots, { mode: 'socket' }, archive);
  expect(asking.features).toMatchObject({ unfurl_domains: ['news.example'] });
  expect(asking.settings.event_subscriptions.bot_events).toContain('link_shared');
  expect(asking.oauth_config.scopes.bot_optional).toEqual(expect.arrayContaining(['links:read', 'links:write']));
  for (const address of [undefined, 'http://127.0.0.1:3080', 'http://localhost:3080']) {
    const silent = slackManifest(commands, roots, { mode: 'socket' }, address);
    expect(JSON.stringify(silent)).not.toMatch(/unfurl|link_shared|links:/);
  }
});

function called({ slack }: Awaited<ReturnType<typeof open>>): number {
  return slack.journal.entries.filter((entry) => entry.kind === 'call' && entry.method === 'chat.unfurl').length;
}
