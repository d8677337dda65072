import type { App } from '@slack/bolt';
import type { z } from 'zod';

import type { Answer, Answering, Request } from '../core/answering.ts';
import type { Root } from '../core/command.ts';
import type { Expiring } from '../core/expiring.ts';
import type { Form } from '../core/form.ts';
import type { Log } from '../core/log.ts';
import { say, type Message } from '../core/message.ts';
import { spoken } from '../core/speak.ts';
import { readTyped } from '../core/typed.ts';
import { apologyMessage } from '../core/wording/refusal.ts';
import { pressedId } from './actions.ts';
import { filled, openForm, ownForm, readOpened } from './forms.ts';
import { screenOf, showPage, type Homes } from './home.ts';
import { linksIn } from './links.ts';
import { nameOf } from './logger.ts';
import { submitted, workingView } from './modal.ts';
import * as payloads from './payloads.ts';
import { askerIn, rootOf, typedText } from './request.ts';
import { respondByUrl, type Way } from './respond.ts';
import { suggest } from './suggest.ts';
import { unfurl } from './unfurl.ts';
import type { Running } from './waiting.ts';
import type { Here, Workspaces } from './workspaces.ts';

export interface Desk {
  readonly answering: Answering;
  readonly workspaces: Workspaces;
  readonly roots: Readonly<Record<Root, string>>;
  readonly responses: Expiring<string>;
  /** Whether an event is heard for the first time. */
  readonly isFirst: (event: unknown) => Promise<boolean>;
  readonly homes: Homes;
  /** Slack says that the app is not installed there any more. */
  readonly removed: (teamId: string) => Promise<void>;
  readonly running: Running;
  readonly log: Log;
}

/** The desk in the workspace something came from. */
type DeskHere = Desk & Here;

/**
 * Slack's requests to the newsroom, and its answers back. Everything is acknowledged before anything is done, for Slack waits three
 * seconds and in Socket Mode a late acknowledgement is lost without a word.
 */
export function listen(app: App, desk: Desk): void {
  const { running } = desk;
  const entering = async <Body extends Sent>(
    schema: z.ZodType<Body>,
    body: unknown,
    act: (here: DeskHere, body: Body) => Promise<void>,
  ): Promise<void> => running.track(async () => enter(desk, schema.parse(body), act));

  // Any command, not only ours by name: one that nobody acknowledges leaves a person waiting for an error.
  app.command(/.*/s, async ({ ack, body }) => {
    await ack();
    await entering(payloads.slashCommand, body, answerCommand);
  });
  app.action(/.*/s, async ({ ack, body }) => {
    await ack();
    await entering(payloads.blockAction, body, answerPress);
  });
  app.shortcut(/.*/s, async ({ ack, body }) => {
    await ack();
    await entering(payloads.messageShortcut, body, answerShortcut);
  });
  app.view(/.*/s, async ({ ack, body }) => {
    const { view } = payloads.viewSubmission.parse(body);
    const { response } = readOpened(view.private_metadata);
    if (response === undefined) {
      await ack({ response_action: 'update', view: workingView(view.title?.text ?? 'Carewire') });
    } else {
      await ack();
    }
    await entering(payloads.viewSubmission, body, answerSubmission);
  });
  app.options(/.*/s, async ({ ack, body }) => {
    await running.track(async () => {
      const asked = payloads.suggestionRequest.parse(body);
      const here = await desk.workspaces.of(asked.teamId);
      await ack({ options: await suggest({ ...desk, ...here }, asked) });
    });
  });
  for (const name of ['app_uninstalled', 'tokens_revoked'] as const)
    app.event(name, async ({ body }) => {
      const { teamId, isRemoved } = payloads.removed.parse(body);
      if (isRemoved && (await desk.isFirst(body))) await running.track(async () => desk.removed(teamId));
    });
  app.event('link_shared', async ({ body }) => {
    if (await desk.isFirst(body)) await entering(payloads.linkShared, body, unfurl);
  });
  app.event('app_home_opened', async ({ body }) => {
    if (!(await desk.isFirst(body))) return;
    await entering(payloads.homeOpened, body, async (here, { event }) => {
      if (event.tab === 'home') await here.homes.show(here, event.user);
    });
  });
}

/** What every payload tells. */
interface Sent {
  readonly teamId: string;
  readonly response_url?: string | undefined;
}

/** Somebody in a workspace without us (a shared channel has such people) is told so, where there is a way to. */
async function enter<Body extends Sent>(
  desk: Desk,
  body: Body,
  act: (here: DeskHere, body: Body) => Promise<void>,
): Promise<void> {
  let here: Here;
  try {
    here = await desk.workspaces.of(body.teamId);
  } catch (error) {
    desk.log.warn('slack request from a workspace that cannot be served', { error: nameOf(error) });
    if (body.response_url !== undefined) await respondByUrl(body.response_url, elsewhere);
    return;
  }
  await act({ ...desk, ...here }, body);
}

const elsewhere = say('Carewire is not installed in your workspace, or not any more, so I cannot answer you here.');

async function answerCommand(desk: DeskHere, body: payloads.SlashCommand): Promise<void> {
  const { answering, workspace, roots, respond } = desk;
  const way = { userId: body.user_id, channelId: body.channel_id, responseUrl: body.response_url };
  const root = rootOf(body.command, roots);
  if (root === undefined) {
    return respond(way, 'private', say(`I answer to /${roots.news} and /${roots.newsroom}. Type /${roots.news} help.`));
  }
  const commands = answering.commands.filter((command) => command.root === root);
  const { command, raw, problem } = readTyped(typedText(body.text, workspace.place, commands), commands);
  if (!command) return respond(way, 'private', say(problem ?? `Type /${roots[root]} help.`));

  const request: Request & { kind: 'command' } = {
    kind: 'command',
    command,
    raw,
    asker: await askerIn(desk, body.user_id, body.channel_id),
    event: body.trigger_id,
  };
  if (problem === undefined) return answer(desk, request, way, body.trigger_id);
  if (Object.keys(command.options).length === 0) return respond(way, 'private', say(problem));
  if (command.asks !== true) return openForm(desk, await ownForm(desk, request, problem), way, body.trigger_id);
  // With nothing in it the newsroom answers by the form, to those who may have it.
  return answer(desk, { ...request, raw: {} }, way, body.trigger_id, (form) => filled(form, raw, problem));
}

async function answerPress(desk: DeskHere, body: payloads.BlockAction): Promise<void> {
  const [action] = body.actions;
  const id = action === undefined ? undefined : pressedId(action.action_id);
  const channelId = body.channel?.id ?? body.container?.channel_id;
  const screen = screenOf(body);
  // A link's button asks nothing of us.
  if (!action || id === undefined || (channelId === undefined && screen === undefined)) return;
  const chosen =
    action.selected_options?.map(({ value }) => value) ?? [action.selected_option?.value].flatMap((v) => v ?? []);
  const request: Request = {
    kind: 'press',
    id,
    chosen,
    asker: await askerIn(desk, body.user.id, channelId ?? `@${body.user.id}`),
    event: body.trigger_id,
  };
  const way = { userId: body.user.id, channelId, responseUrl: body.response_url, screen };
  await answer(desk, request, way, body.trigger_id);
}

async function answerShortcut(desk: DeskHere, body: payloads.MessageShortcut): Promise<void> {
  const request: Request = {
    kind: 'shortcut',
    links: linksIn(body.message),
    asker: await askerIn(desk, body.user.id, body.channel.id),
    event: body.trigger_id,
  };
  const way = { userId: body.user.id, channelId: body.channel.id, responseUrl: body.response_url };
  await answer(desk, request, way, body.trigger_id);
}

async function answerSubmission(desk: DeskHere, body: payloads.ViewSubmission): Promise<void> {
  const { workspace, responses } = desk;
  const from = readOpened(body.view.private_metadata);
  const request: Request = {
    kind: 'submit',
    id: body.view.callback_id,
    raw: submitted(body.view.state.values, workspace.place),
    // Without a channel they spoke from their own direct messages.
    asker: await askerIn(desk, body.user.id, from.channel ?? `@${body.user.id}`),
    // A modal is closed as soon as it is sent in, so there is one submission of each; Slack may tell it twice.
    event: body.view.id,
  };
  // Forgotten, or not to be read just now: there are other ways to answer.
  const responseUrl =
    from.response === undefined ? undefined : await responses.get(from.response).catch(() => undefined);
  const screen = from.home === true ? { kind: 'page' as const, viewId: body.view.id } : undefined;
  await answer(desk, request, { userId: body.user.id, channelId: from.channel, responseUrl, screen }, undefined);
}

/** Asks the newsroom and shows what it says. What it throws is its own fault, never the person's, who is told so all the same. */
async function answer(
  desk: DeskHere,
  request: Request,
  way: Way,
  trigger: string | undefined,
  amend: (form: Form) => Form = (form) => form,
): Promise<void> {
  const { answering, log } = desk;
  const expected = answering.expect(request);
  const shows = expected === 'form' ? 'private' : expected;
  let given: Answer;
  try {
    given = await answering.answer(request);
  } catch (error) {
    log.error('slack request could not be answered', { kind: request.kind, error: nameOf(error) });
    const apology = spoken(apologyMessage(), answering.languages.pick(request.asker.language));
    return show(desk, way, 'private', apology, trigger);
  }
  switch (given.kind) {
    case 'repeat':
      return;
    case 'message':
      return show(desk, way, given.beside === true ? 'private' : shows, given.message, trigger);
    case 'form':
      return openForm(desk, amend(given.form), way, trigger);
  }
}

/** In the channel it came from; on the Home tab, or in a page over it, where it came from there. */
async function show(
  desk: DeskHere,
  way: Way,
  shows: 'private' | 'public' | 'update',
  message: Message,
  trigger: string | undefined,
): Promise<void> {
  const { homes, respond } = desk;
  const { screen, userId } = way;
  if (screen === undefined) {
    await respond(way, shows, message);
    return homes.refresh(desk, userId);
  }
  const isPage = screen.kind === 'page' || shows !== 'update';
  const isShown = isPage && (await showPage(desk, screen, message, trigger, shows !== 'update'));
  // Whoever pressed it has the tab before them, also after a restart.
  await homes.show(desk, userId, isShown ? undefined : message);
}
