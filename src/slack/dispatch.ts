import type { App } from '@slack/bolt';
import type { z } from 'zod';

import type { Request } from '../core/answering.ts';
import { say, type Told } from '../core/message.ts';
import { phrase } from '../core/phrase.ts';
import { directChannel } from '../core/place.ts';
import { spoken } from '../core/speak.ts';
import { readTyped } from '../core/typed.ts';
import { acknowledging, type Acknowledgement } from './acknowledging.ts';
import { pressedId } from './actions.ts';
import { answer, spokenBy } from './answer.ts';
import type { Desk, DeskHere } from './desk.ts';
import { filled, openForm, ownForm, readOpened } from './forms.ts';
import { screenOf } from './home.ts';
import { linksIn } from './links.ts';
import { nameOf } from './logger.ts';
import { workingView } from './modal.ts';
import * as payloads from './payloads.ts';
import { askerIn, rootOf, typedText } from './request.ts';
import { respondByUrl } from './respond.ts';
import { submitted } from './submitted.ts';
import { suggest } from './suggest.ts';
import { unfurl } from './unfurl.ts';
import type { Here } from './workspaces.ts';

/**
 * Slack's requests to the newsroom, and its answers back. Everything is acknowledged before anything is changed, for Slack waits three
 * seconds and in Socket Mode a late acknowledgement is lost without a word. What a command only reads may come with the acknowledgement.
 */
export function listen(app: App, desk: Desk): void {
  const { running } = desk;
  const entering = async <Body extends Sent>(
    schema: z.ZodType<Body>,
    body: unknown,
    act: (here: DeskHere, body: Body) => Promise<void>,
  ): Promise<void> => running.track(async () => enter(desk, schema.parse(body), act));

  // Any command, not only ours by name: one that nobody acknowledges leaves a person waiting for an error. Not as a listener, for bolt
  // goes through every listener's chain with each thing that comes, and somebody waits.
  app.use(async (heard) => {
    if (!('command' in heard)) return heard.next();
    const { ack, body } = heard;
    await running.track(async () =>
      acknowledging(ack, async (acknowledgement) =>
        enter(desk, payloads.slashCommand.parse(body), async (here, command) =>
          answerCommand(here, command, acknowledgement),
        ),
      ),
    );
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
    const { response, language } = readOpened(view.private_metadata);
    if (response === undefined) {
      await ack({
        response_action: 'update',
        view: workingView(view.title?.text ?? 'Carewire', desk.answering.languages.pick(language)),
      });
    } else {
      await ack();
    }
    await entering(payloads.viewSubmission, body, answerSubmission);
  });
  app.options(/.*/s, async ({ ack, body }) => {
    await running.track(async () => {
      const asked = payloads.suggestionRequest.parse(body);
      const here = await desk.workspaces.of(asked.teamId);
      const options = (await isOutsider(here, asked)) ? [] : await suggest({ ...desk, ...here }, asked);
      await ack({ options });
    });
  });
  for (const name of ['app_uninstalled', 'tokens_revoked'] as const)
    app.event(name, async ({ body }) => {
      const { teamId, isRemoved } = payloads.removed.parse(body);
      if (isRemoved && (await desk.isFirst(body))) await running.track(async () => desk.removed(teamId));
    });
  app.event('user_change', async ({ body }) => {
    const { teamId, event } = payloads.userChanged.parse(body);
    if (event.user.deleted === true) desk.active.doubted(directChannel(`slack:${teamId}`, event.user.id));
    return Promise.resolve();
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
  /** Whose account is in another workspace. */
  readonly visitor?: string | undefined;
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
    // Nobody tells us there what they read.
    const usual = desk.answering.languages.pick(undefined);
    desk.log.warn('slack request from a workspace that cannot be served', { error: nameOf(error) });
    if (body.response_url !== undefined) await respondByUrl(body.response_url, spoken(elsewhere, usual), usual);
    return;
  }
  if (await isOutsider(here, body)) return sendAway(desk, here, body);
  await act({ ...desk, ...here }, body);
}

/** What a community reads is for those in its workspace. Slack offers our buttons to everybody in a shared channel. */
async function isOutsider({ profiles }: Here, { visitor }: Pick<Sent, 'visitor'>): Promise<boolean> {
  return visitor !== undefined && !(await profiles.belongs(visitor));
}

async function sendAway(desk: Desk, { profiles, respond }: Here, { visitor = '', ...body }: Sent): Promise<void> {
  const language = desk.answering.languages.pick(await profiles.language(visitor));
  const way = { userId: visitor, channelId: undefined, responseUrl: body.response_url, language };
  await respond(way, 'private', spoken(forOwnPeople, language));
}

const forOwnPeople = say(
  phrase`What was posted here is yours to read, with the link to its source. The archive behind these buttons is for the people of this workspace.`,
);

const elsewhere = say(
  phrase`Carewire is not installed in your workspace, or not any more, so I cannot answer you here.`,
);

async function answerCommand(
  desk: DeskHere,
  body: payloads.SlashCommand,
  acknowledgement: Acknowledgement,
): Promise<void> {
  const { answering, workspace, roots, respond } = desk;
  const asker = await askerIn(desk, body.user_id, body.channel_id);
  if (!asker) return;
  const language = spokenBy(desk, asker);
  const way = {
    userId: body.user_id,
    channelId: body.channel_id,
    responseUrl: body.response_url,
    acknowledgement,
    language,
  };
  const tell = async (told: Told): Promise<void> => respond(way, 'private', spoken(told, language));
  const root = rootOf(body.command, roots);
  if (root === undefined) {
    const { news, newsroom } = roots;
    return tell(say(phrase`I answer to /${news} and /${newsroom}. Type /${news} help.`));
  }
  const commands = answering.commands.filter((command) => command.root === root);
  const { command, raw, problem } = readTyped(typedText(body.text, workspace.place, commands), commands);
  if (!command) return tell(say(problem ?? phrase`Type /${roots[root]} help.`));

  const request: Request & { kind: 'command' } = {
    kind: 'command',
    command,
    raw,
    asker,
    event: body.trigger_id,
  };
  if (problem === undefined) return answer(desk, request, way, body.trigger_id);
  if (Object.keys(command.options).length === 0) return tell(say(problem));
  if (command.asks !== true) {
    await acknowledgement.plainly();
    return openForm(desk, await ownForm(desk, request, problem), way, body.trigger_id, asker);
  }
  // With nothing in it the newsroom answers by the form, to those who may have it.
  return answer(desk, { ...request, raw: {} }, way, body.trigger_id, (form) => filled(form, raw, problem, language));
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
  const asker = await askerIn(desk, body.user.id, channelId ?? `@${body.user.id}`);
  if (!asker) return;
  const request: Request = { kind: 'press', id, chosen, asker, event: body.trigger_id };
  const way = {
    userId: body.user.id,
    channelId,
    responseUrl: body.response_url,
    screen,
    language: spokenBy(desk, asker),
  };
  await answer(desk, request, way, body.trigger_id);
}

async function answerShortcut(desk: DeskHere, body: payloads.MessageShortcut): Promise<void> {
  const { user, channel } = body;
  const asker = await askerIn(desk, user.id, channel.id);
  if (!asker) return;
  const request: Request = { kind: 'shortcut', links: linksIn(body.message), asker, event: body.trigger_id };
  const language = spokenBy(desk, asker);
  const way = { userId: user.id, channelId: channel.id, responseUrl: body.response_url, language };
  await answer(desk, request, way, body.trigger_id);
}

async function answerSubmission(desk: DeskHere, body: payloads.ViewSubmission): Promise<void> {
  const { workspace, responses } = desk;
  const from = readOpened(body.view.private_metadata);
  // Without a channel they spoke from their own direct messages.
  const asker = await askerIn(desk, body.user.id, from.channel ?? `@${body.user.id}`);
  if (!asker) return;
  const request: Request = {
    kind: 'submit',
    id: body.view.callback_id,
    raw: submitted(body.view.state.values, workspace.place),
    asker,
    // A modal is closed as soon as it is sent in, so there is one submission of each; Slack may tell it twice.
    event: body.view.id,
  };
  // Forgotten, or not to be read just now: there are other ways to answer.
  const responseUrl =
    from.response === undefined ? undefined : await responses.get(from.response).catch(() => undefined);
  const screen = from.home === true ? { kind: 'page' as const, viewId: body.view.id } : undefined;
  const way = { userId: body.user.id, channelId: from.channel, responseUrl, screen, language: spokenBy(desk, asker) };
  await answer(desk, request, way, undefined);
}
