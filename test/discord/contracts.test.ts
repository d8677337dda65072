import { channelParts, type Channel } from '../../src/core/place.ts';
import { createDiscord } from '../../src/discord/platform.ts';
import type { Fault } from '../../src/sandbox/discord/faults.ts';
import { createLoopbackDiscord } from '../../src/sandbox/discord/loopback.ts';
import { platformContract, type Call, type Mishap, type PlatformStage } from '../contracts/platform.ts';
import { logbook, newsdesk } from './newsdesk.ts';

platformContract('Discord', () => openStage('text'));
platformContract('Discord in a forum', () => openStage('forum'));

async function openStage(type: 'text' | 'forum'): Promise<PlatformStage> {
  const discord = await createLoopbackDiscord({ rateLimits: false });
  const guild = discord.addGuild({ name: 'MS Friends' });
  const news = discord.addChannel(guild.id, { name: 'news', type });
  const ada = discord.as(discord.addUser({ name: 'Ada' }).id);
  const shy = discord.addUser({ name: 'Shy', acceptsDms: false });
  const mo = discord.as(discord.addUser({ name: 'Mo', permissions: ['ManageMessages'] }).id);
  const first = await start();
  const running = [first];
  const wires = wiresOf[type];
  const idOf = (channel: Channel): string => (channelParts(channel).direct ? ada.dm() : channelParts(channel).id);

  return {
    platform: first,
    channel: `discord:${guild.id}:${news.id}`,
    direct: `discord:${guild.id}:@${ada.id}`,
    closedDirect: `discord:${guild.id}:@${shy.id}`,
    sees: (channel) => messagesIn(idOf(channel)),
    calls: (call) =>
      discord.journal.filter(({ method, path }) => method === wires[call].method && wires[call].path.test(path)).length,
    mishap: (call, what) => void discord.faults.add({ ...faultOf(what), ...wires[call] }),
    talk: (channel, text) => places(idOf(channel)).map(({ id }) => ada.say(id, text)),
    remove: (_channel, id) => mo.remove(id.split('/').at(-1) ?? id),
    spoil(channel, how) {
      if (how === 'deleted') discord.deleteChannel(idOf(channel));
      if (how === 'closed') discord.setBotMay(idOf(channel), ['ViewChannel']);
      if (how === 'unreadable')
        discord.setBotMay(idOf(channel), ['ViewChannel', 'SendMessages', 'SendMessagesInThreads']);
    },
    revoke: () => void discord.faults.add({ kind: 'refused', as: 'unauthorized', times: 100 }),
    vanish: () => discord.close(),
    async restart() {
      await first.stop();
      const again = await start();
      running.push(again);
      return again;
    },
    async close() {
      await Promise.all(running.map((platform) => platform.stop()));
      await discord.close();
    },
  };

  /** A channel is one place to speak in; a forum's are its threads. */
  function places(id: string): readonly { readonly id: string; readonly before: string }[] {
    if (type === 'text' || id !== news.id) return [{ id, before: '' }];
    return discord.threads(id).map((thread) => ({ id: thread.id, before: `${thread.id}/` }));
  }

  function messagesIn(channel: string) {
    return places(channel).flatMap(({ id, before }) =>
      ada.sees(id).map((seen) => ({ id: `${before}${seen.id}`, text: seen.text })),
    );
  }

  async function start() {
    const { token, url } = discord;
    const platform = createDiscord({
      token,
      apiUrl: url,
      roots: { news: 'news', newsroom: 'newsroom' },
      log: logbook(),
    });
    await platform.start(newsdesk());
    return platform;
  }
}

/** What each call is on the wire. */
const inText = {
  post: { method: 'POST', path: /^\/channels\/\d+\/messages$/ },
  edit: { method: 'PATCH', path: /^\/channels\/\d+\/messages\/\d+$/ },
  find: { method: 'GET', path: /^\/channels\/\d+\/messages$/ },
} as const satisfies Record<Call, Pick<Fault, 'method' | 'path'>>;

const wiresOf = {
  text: inText,
  forum: {
    ...inText,
    post: { method: 'POST', path: /^\/channels\/\d+\/threads$/ },
    find: { method: 'GET', path: /^\/guilds\/\d+\/threads\/active$/ },
  },
};

function faultOf(what: Mishap): Fault {
  switch (what.kind) {
    case 'rate-limited':
      return { kind: 'rate-limited', retryAfterMs: what.retryAfterMs, global: what.everywhere ?? false };
    case 'down':
      return { kind: 'error', status: 502, effect: 'after' };
    case 'lost':
      return what;
  }
}
