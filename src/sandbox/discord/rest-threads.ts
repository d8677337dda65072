import { botChannel, botGuild, botMay, isForum, isThread } from './access.ts';
import { bodies, checked } from './bodies.ts';
import { messagePayload } from './message-payload.ts';
import { createMessage } from './messages.ts';
import { channelPayload } from './payload.ts';
import type { Payload } from './payload.ts';
import { Refusal } from './refusal.ts';
import type { Incoming, Rest } from './rest.ts';
import { channelTypes } from './state.ts';
import type { Channel, State } from './state.ts';
import { changeThread, newThread, openThread } from './threads.ts';
import type { World } from './world.ts';

/** Threads: those on messages, those on channels, and the posts of forums. */
export function threadRoutes(app: Rest, world: World): void {
  const { state } = world;

  app.get('/guilds/:guild/threads/active', (c) => {
    const guild = botGuild(state, c.req.param('guild'));
    const threads = [...state.channels.values()].filter(
      (channel) =>
        channel.guildId === guild.id && isThread(channel) && !channel.archived && botMay(state, channel, 'ViewChannel'),
    );
    return c.json({ threads: threads.map((thread) => channelPayload(state, thread)), members: [], has_more: false });
  });
  app.get('/channels/:channel/threads/archived/public', (c) => {
    const parent = botChannel(state, c.req.param('channel'), 'ReadMessageHistory');
    const threads = [...state.channels.values()].filter(({ parentId, archived }) => parentId === parent.id && archived);
    const newestFirst = threads.map((thread) => channelPayload(state, thread)).toReversed();
    return c.json({ threads: newestFirst, members: [], has_more: false });
  });

  app.post('/channels/:channel/threads', (c) => {
    const parent = botChannel(state, c.req.param('channel'));
    if (isForum(parent)) return c.json(forumThread(world, parent.id, c.env.incoming), 201);
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
    const thread = openThread(world, newThread(world, parent, type, body.name, { id: message.id }));
    message.threadId = thread.id;
    return c.json(channelPayload(state, thread), 201);
  });
  app.patch('/channels/:channel', (c) => {
    const thread = botChannel(state, c.req.param('channel'));
    if (!isThread(thread)) throw new Refusal('missingPermissions');
    const { name, archived, locked, applied_tags } = checked(bodies.threadEdit, c.env.incoming.body);
    mayChange(state, thread, { reopens: archived === false, else: Boolean(name ?? locked ?? applied_tags) });
    const parent = state.channels.get(thread.parentId ?? '');
    changeThread(world, thread, {
      name: name ?? thread.name,
      archived: archived ?? thread.archived,
      locked: locked ?? thread.locked,
      appliedTags:
        applied_tags && parent ? goodTags(state, parent, applied_tags, thread.appliedTags) : thread.appliedTags,
    });
    return c.json(channelPayload(state, thread));
  });
}

/** Who may speak there opens a sleeping thread; all else takes its maker, as every thread here is the bot's, or who manages threads. */
function mayChange(state: State, thread: Channel, change: { readonly reopens: boolean; readonly else: boolean }): void {
  if (botMay(state, thread, 'ManageThreads')) return;
  if (thread.locked) throw new Refusal('missingPermissions');
  if (thread.archived && !change.reopens && change.else) throw new Refusal('archivedThread');
  if (change.reopens && !botMay(state, thread, 'SendMessagesInThreads')) throw new Refusal('missingPermissions');
}

/** A moderated tag is added and removed by those who manage threads; what stands there may be sent along by anybody. */
function goodTags(
  state: State,
  forum: Channel,
  wanted: readonly string[],
  before: readonly string[] = [],
): readonly string[] {
  if (wanted.some((id) => forum.tags.every((tag) => tag.id !== id))) throw new Refusal('unknownTag');
  const isChanged = forum.tags.some(({ id, moderated }) => moderated && wanted.includes(id) !== before.includes(id));
  if (isChanged && !botMay(state, forum, 'ManageThreads')) throw new Refusal('missingPermissions');
  if (forum.requiresTag && wanted.length === 0) throw new Refusal('tagRequired');
  return wanted;
}

/** A post in a forum: the thread and its first message share one id, and there is no nonce to guard it. */
function forumThread(world: World, forumId: string, incoming: Incoming): Payload {
  const { state } = world;
  const forum = botChannel(state, forumId, 'SendMessages');
  const { name, applied_tags, message: body = {} } = checked(bodies.forumThread, incoming.body);
  const appliedTags = goodTags(state, forum, applied_tags ?? []);
  const thread = newThread(world, forum, 'publicThread', name, { appliedTags });
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
