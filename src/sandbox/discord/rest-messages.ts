import { botChannel, botMay, isForum, isThread, speakingNeed } from './access.ts';
import { bodies, checked } from './bodies.ts';
import { messageFlags } from './message-rules.ts';
import { createMessage, deleteMessage, editMessage, pageOf } from './messages.ts';
import { rememberNonce, sameNonce } from './nonces.ts';
import { channelMessagePayload } from './message-payload.ts';
import { Refusal } from './refusal.ts';
import type { Call, Rest } from './rest.ts';
import type { Channel, StoredMessage } from './state.ts';
import type { World } from './world.ts';

/** Messages of channels, as the bot posts, reads, edits, deletes and crossposts them. */
export function messageRoutes(app: Rest, world: World): void {
  const { state } = world;

  app.get('/channels/:channel/messages', (c) => {
    const channel = botChannel(state, c.req.param('channel'));
    // Without the permission Discord does not refuse: it shows nothing.
    if (!botMay(state, channel, 'ReadMessageHistory')) return c.json([]);
    return c.json(pageOf(channel, pageAsked(c)).map((message) => channelMessagePayload(state, message)));
  });
  app.post('/channels/:channel/messages', (c) => c.json(channelMessagePayload(state, post(world, c))));
  app.post('/channels/:channel/typing', (c) => {
    const channel = botChannel(state, c.req.param('channel'));
    if (!botMay(state, channel, speakingNeed(channel))) throw new Refusal('missingPermissions');
    world.changes.emit({ what: 'typing', channelId: channel.id });
    return c.body(null, 204);
  });

  const one = '/channels/:channel/messages/:message';
  app.get(one, (c) => {
    const channel = botChannel(state, c.req.param('channel'), 'ReadMessageHistory');
    return c.json(channelMessagePayload(state, publicMessage(channel, c)));
  });
  app.patch(one, (c) => {
    const channel = botChannel(state, c.req.param('channel'));
    const message = publicMessage(channel, c);
    if (message.authorId !== state.applicationId) throw new Refusal('notYourMessage');
    if (channel.archived) throw new Refusal('archivedThread');
    const { body, uploads } = c.env.incoming;
    return c.json(
      channelMessagePayload(state, editMessage(world, message, checked(bodies.messageEdit, body), uploads)),
    );
  });
  app.delete(one, (c) => {
    const channel = botChannel(state, c.req.param('channel'));
    const message = publicMessage(channel, c);
    if (message.authorId !== state.applicationId && !botMay(state, channel, 'ManageMessages'))
      throw new Refusal('missingPermissions');
    deleteMessage(world, message);
    return c.body(null, 204);
  });
  app.post(`${one}/crosspost`, (c) => {
    const channel = botChannel(state, c.req.param('channel'), 'SendMessages');
    const message = publicMessage(channel, c);
    if (channel.type !== 'announcement') throw new Refusal('wrongChannelType');
    if ((message.flags & messageFlags.crossposted) !== 0) throw new Refusal('alreadyCrossposted');
    message.flags |= messageFlags.crossposted;
    world.changes.emit({ what: 'message', did: 'edited', channelId: channel.id, id: message.id });
    return c.json(channelMessagePayload(state, message));
  });
}

function post(world: World, c: Call): StoredMessage {
  const { state } = world;
  const channel = botChannel(state, c.req.param('channel') ?? '');
  requireOpen(world, channel);
  const { body: raw, uploads } = c.env.incoming;
  const body = checked(bodies.message, raw);
  if ((body.embeds ?? []).length > 0 && !botMay(state, channel, 'EmbedLinks')) throw new Refusal('missingPermissions');

  if (body.message_reference && !botMay(state, channel, 'ReadMessageHistory')) throw new Refusal('cannotReply');
  const known = body.enforce_nonce ? sameNonce(world, body.nonce) : undefined;
  if (known) return known;
  const message = createMessage(world, { channel, authorId: state.applicationId, body, uploads });
  rememberNonce(world, message);
  return message;
}

function requireOpen({ state }: World, channel: Channel): void {
  if (isForum(channel) || channel.type === 'category') throw new Refusal('notATextChannel');
  if (!botMay(state, channel, speakingNeed(channel))) throw new Refusal('missingPermissions');
  if (isThread(channel) && channel.locked && !botMay(state, channel, 'ManageThreads'))
    throw new Refusal('lockedThread');
  if (isThread(channel) && channel.archived) throw new Refusal('archivedThread');
  const recipient = state.users.get(channel.recipientId ?? '');
  if (!recipient) return;
  if (!recipient.acceptsDms) throw new Refusal('closedToMessages');
  const shared = [...state.guilds.values()].some(
    ({ members }) => members.has(recipient.id) && members.has(state.applicationId),
  );
  if (!shared) throw new Refusal('noMutualGuild');
}

/** Ephemeral messages do not exist for these routes, not even the bot's own. */
function publicMessage(channel: Channel, c: Call): StoredMessage {
  const message = channel.messages.get(c.req.param('message') ?? '');
  if (!message || message.visibleTo !== undefined) throw new Refusal('unknownMessage');
  return message;
}

function pageAsked(c: Call): { before?: string; after?: string; around?: string; limit: number } {
  const { before, after, around, limit = '50' } = c.req.query();
  if (!/^\d+$/.test(limit) || Number(limit) < 1 || Number(limit) > 100) {
    const message = 'int value should be between 1 and 100.';
    throw new Refusal('invalidForm', [{ path: ['limit'], code: 'NUMBER_TYPE_RANGE', message }]);
  }
  for (const [field, id] of Object.entries({ before, after, around })) {
    if (id === undefined || /^\d{1,19}$/.test(id)) continue;
    throw new Refusal('invalidForm', [
      { path: [field], code: 'NUMBER_TYPE_COERCE', message: `Value "${id}" is not snowflake.` },
    ]);
  }
  return { limit: Number(limit), ...(before && { before }), ...(after && { after }), ...(around && { around }) };
}
