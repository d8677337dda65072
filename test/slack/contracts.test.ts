import { WebClient } from '@slack/web-api';

import { channelParts, type Channel } from '../../src/core/place.ts';
import type { Fault } from '../../src/sandbox/slack/faults.ts';
import { createLoopbackSlack } from '../../src/sandbox/slack/loopback.ts';
import { createSlack } from '../../src/slack/platform.ts';
import { neededScopes, optionalScopes } from '../../src/slack/scopes.ts';
import { platformContract, type Call, type Mishap, type PlatformStage } from '../contracts/platform.ts';
import { logbook, memory, newsdesk, roots } from './newsdesk.ts';

platformContract('Slack over its sockets', () => openStage('socket'));
platformContract('Slack over HTTP', () => openStage('http'));

async function openStage(mode: 'socket' | 'http'): Promise<PlatformStage> {
  const slack = await createLoopbackSlack();
  const granted = [...neededScopes, ...optionalScopes].map(({ name }) => name);
  // So that a channel the bot is not in is one it cannot post in.
  slack.grant(granted.filter((name) => name !== 'chat:write.public'));
  const team = slack.teamId;
  const ada = slack.as(slack.addUser(team, { name: 'ada' }));
  const news = slack.addChannel(team, { name: 'news', members: [ada.id] });
  const first = await start();
  const running = [first];
  const idOf = (channel: Channel): string =>
    channelParts(channel).direct ? ada.directMessages() : channelParts(channel).id;

  return {
    platform: first,
    channel: `slack:${team}:${news}`,
    direct: `slack:${team}:@${ada.id}`,
    sees: (channel) => ada.sees(idOf(channel)).map(({ ts, text }) => ({ id: ts, text })),
    calls: (call) =>
      slack.journal.entries.filter((entry) => entry.kind === 'call' && entry.method === methods[call]).length,
    mishap: (call, what) => {
      slack.faults.add({ ...faultOf(what), method: methods[call] });
    },
    talk: (channel, text) => ada.type(idOf(channel), text),
    remove: (channel, ts) =>
      new WebClient(slack.botToken, { slackApiUrl: slack.url }).chat.delete({ channel: idOf(channel), ts }),
    spoil: async (channel, how) => {
      if (how === 'deleted') await slack.deleteChannel(idOf(channel));
      if (how === 'closed') await slack.removeBot(idOf(channel));
      if (how === 'unreadable')
        slack.faults.add({ method: methods.find, kind: 'error', error: 'missing_scope', times: 100 });
    },
    revoke: () => {
      slack.revoke();
    },
    vanish: async () => slack.close(),
    restart: async () => {
      await first.stop();
      const again = await start();
      running.push(again);
      return again;
    },
    close: async () => {
      await Promise.all(running.map(async (platform) => platform.stop()));
      await slack.close().catch(() => {});
    },
  };

  async function start() {
    const platform = createSlack({
      botToken: slack.botToken,
      ...(mode === 'socket' ? { appToken: slack.appToken } : { signingSecret: slack.signingSecret, port: 0 }),
      apiUrl: slack.url,
      roots,
      responses: memory(),
      events: memory<true>(),
      moderators: { list: async () => Promise.resolve([]) },
      log: logbook(),
    });
    await platform.start(newsdesk());
    return platform;
  }
}

const methods = {
  post: 'chat.postMessage',
  edit: 'chat.update',
  find: 'conversations.history',
} as const satisfies Record<Call, string>;

type WithoutMethod<F> = F extends Fault ? Omit<F, 'method'> : never;

function faultOf(what: Mishap): WithoutMethod<Fault> {
  switch (what.kind) {
    case 'rate-limited':
      return { kind: 'rate-limited', retryAfter: what.retryAfterMs / 1000 };
    case 'down':
      return { kind: 'status', status: 503 };
    case 'lost':
      return { kind: `lost-${what.effect}`, how: what.how };
  }
}
