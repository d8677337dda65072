import { botChannel, botGuild, botMay, isThread } from './access.ts';
import { bodies, checked } from './bodies.ts';
import { createMessage } from './messages.ts';
import { messagePayload } from './message-payload.ts';
import { channelPayload, guildPayload, memberPayload, rolePayload, userPayload } from './payload.ts';
import type { Payload } from './payload.ts';
import { permissionsOf } from './permissions.ts';
import { directChannel, newThread, openThread } from './places.ts';
import { Refusal } from './refusal.ts';
import type { Incoming, Rest } from './rest.ts';
import { channelTypes } from './state.ts';
import type { Guild, State } from './state.ts';
import type { World } from './world.ts';

/** Who and where: the bot, users, guilds, channels, direct messages, threads. */
export function placeRoutes(app: Rest, world: World): void {
  const { state } = world;

  app.get('/users/@me', (c) => c.json(me(state)));
  app.get('/users/@me/guilds', (c) => {
    const joined = [...state.guilds.values()].filter(({ members }) => members.has(state.applicationId));
    return c.json(joined.map((guild) => myGuild(state, guild)));
  });
  app.post('/users/@me/channels', (c) => {
    const user = state.users.get(checked(bodies.directChannel, c.env.incoming.body).recipient_id ?? '');
    if (!user || user.bot) throw new Refusal('invalidRecipients');
    return c.json(channelPayload(state, directChannel(world, user)));
  });
  app.get('/users/:user', (c) => {
    const user = state.users.get(c.req.param('user'));
    if (!user) throw new Refusal('unknownUser');
    return c.json(userPayload(user));
  });
  for (const path of ['/applications/@me', '/oauth2/applications/@me'])
    app.get(path, (c) => c.json(application(world)));

  app.get('/guilds/:guild', (c) => c.json(guildPayload(botGuild(state, c.req.param('guild')))));
  app.get('/guilds/:guild/roles', (c) =>
    c.json([...botGuild(state, c.req.param('guild')).roles.values()].map(rolePayload)),
  );
  app.get('/guilds/:guild/channels', (c) => {
    const guild = botGuild(state, c.req.param('guild'));
    const channels = [...state.channels.values()].filter(
      ({ guildId, parentId }) => guildId === guild.id && parentId === undefined,
    );
    return c.json(channels.map((channel) => channelPayload(state, channel)));
  });
  app.get('/guilds/:guild/threads/active', (c) => {
    const guild = botGuild(state, c.req.param('guild'));
    const threads = [...state.channels.values()].filter(
      (channel) =>
        channel.guildId === guild.id && isThread(channel) && !channel.archived && botMay(state, channel, 'ViewChannel'),
    );
    return c.json({ threads: threads.map((thread) => channelPayload(state, thread)), members: [], has_more: false });
  });
  app.get('/guilds/:guild/members/:member', (c) => {
    const guild = botGuild(state, c.req.param('guild'));
    const asked = c.req.param('member');
    const id = asked === '@me' ? state.applicationId : asked;
    if (!guild.members.has(id)) throw new Refusal('unknownMember');
    return c.json(memberPayload(state, guild, id));
  });

  app.get('/channels/:channel', (c) => c.json(channelPayload(state, botChannel(state, c.req.param('channel')))));
  app.post('/channels/:channel/threads', (c) => {
    const parent = botChannel(state, c.req.param('channel'));
    if (parent.type === 'forum') return c.json(forumThread(world, parent.id, c.env.incoming), 201);
    if (parent.type !== 'text' && parent.type !== 'announcement') throw new Refusal('wrongChannelType');
    const body = checked(bodies.thread, c.env.incoming.body);
    const isPublic = body.type === channelTypes.publicThread || body.type === channelTypes.announcementThread;
    botChannel(state, parent.id, isPublic ? 'CreatePublicThreads' : 'CreatePrivateThreads');
    const type = !isPublic ? 'privateThread' : parent.type === 'text' ? 'publicThread' : 'announcementThread';
    return c.json(channelPayload(state, openThread(world, newThread(world, parent, type, body.name))), 201);
  });
  app.post('/channels/:channel/messages/:message/threads', (c) => {
    const parent = botChannel(state, c.req.param('channel'), 'CreatePublicThreads');
    const message = parent.messages.get(c.req.param('message'));
    if (!message || message.visibleTo !== undefined) throw new Refusal('unknownMessage');
    if (message.threadId !== undefined) throw new Refusal('threadExists');
    const body = checked(bodies.threadOnMessage, c.env.incoming.body);
    const type = parent.type === 'announcement' ? 'announcementThread' : 'publicThread';
    const thread = openThread(world, newThread(world, parent, type, body.name, message.id));
    message.threadId = thread.id;
    return c.json(channelPayload(state, thread), 201);
  });
}

function myGuild(state: State, guild: Guild): Payload {
  const permissions = String(permissionsOf(state, state.applicationId, guild));
  return { id: guild.id, name: guild.name, icon: null, banner: null, owner: false, permissions, features: [] };
}

/** A post in a forum: the thread and its first message share one id, and there is no nonce to guard it. */
function forumThread(world: World, forumId: string, incoming: Incoming): Payload {
  const { state } = world;
  const forum = botChannel(state, forumId, 'SendMessages');
  const { name, message: body = {} } = checked(bodies.forumThread, incoming.body);
  const thread = newThread(world, forum, 'publicThread', name);
  const message = createMessage(world, {
    channel: thread,
    authorId: state.applicationId,
    body,
    uploads: incoming.uploads,
    id: thread.id,
  });
  openThread(world, thread);
  return { ...channelPayload(state, thread), message: messagePayload(state, message) };
}

function me(state: State): Payload {
  const bot = state.users.get(state.applicationId);
  return { ...(bot && userPayload(bot)), verified: true, mfa_enabled: false, locale: 'en-US', email: null };
}

/** Source: discord-api-docs, resources/application.mdx. */
function application({ state }: World): Payload {
  const guilds = [...state.guilds.values()].filter(({ members }) => members.has(state.applicationId));
  return {
    id: state.applicationId,
    name: state.name,
    description: '',
    icon: null,
    type: null,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    flags_new: '0',
    owner: me(state),
    team: null,
    bot: me(state),
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
    approximate_guild_count: guilds.length,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
  };
}
