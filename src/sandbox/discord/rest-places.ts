import { botChannel, botGuild } from './access.ts';
import { bodies, checked } from './bodies.ts';
import { channelPayload, guildPayload, memberPayload, rolePayload, userPayload } from './payload.ts';
import type { Payload } from './payload.ts';
import { permissionsOf } from './permissions.ts';
import { directChannel } from './places.ts';
import { Refusal } from './refusal.ts';
import type { Rest } from './rest.ts';
import type { Guild, State } from './state.ts';
import type { World } from './world.ts';

/** Who and where: the bot, users, guilds, channels, direct messages. */
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
  app.get('/guilds/:guild/members/:member', (c) => {
    const guild = botGuild(state, c.req.param('guild'));
    const asked = c.req.param('member');
    const id = asked === '@me' ? state.applicationId : asked;
    if (!guild.members.has(id)) throw new Refusal('unknownMember');
    return c.json(memberPayload(state, guild, id));
  });

  app.get('/channels/:channel', (c) => c.json(channelPayload(state, botChannel(state, c.req.param('channel')))));
}

function myGuild(state: State, guild: Guild): Payload {
  const permissions = String(permissionsOf(state, state.applicationId, guild));
  return { id: guild.id, name: guild.name, icon: null, banner: null, owner: false, permissions, features: [] };
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
