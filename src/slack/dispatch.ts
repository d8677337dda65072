import type { App } from '@slack/bolt';

import type { Answer, Answering, Request } from '../core/answering.ts';
import type { Root } from '../core/command.ts';
import type { Expiring } from '../core/expiring.ts';
import type { Form } from '../core/form.ts';
import type { Log } from '../core/log.ts';
import { say } from '../core/message.ts';
import { readTyped } from '../core/typed.ts';
import { apologyMessage } from '../core/wording/refusal.ts';
import { pressedId } from './actions.ts';
import type { Workspace } from './clients.ts';
import { filled, openForm, ownForm, readOpened } from './forms.ts';
import { linksIn } from './links.ts';
import { submitted, workingView } from './modal.ts';
import { blockAction, messageShortcut, slashCommand, suggestionRequest, viewSubmission } from './payloads.ts';
import type { BlockAction, MessageShortcut, SlashCommand, ViewSubmission } from './payloads.ts';
import { asker, rootOf, typedText } from './request.ts';
import type { Respond, Way } from './respond.ts';
import { suggest } from './suggest.ts';
import { nameOf } from './logger.ts';
import type { Running } from './waiting.ts';

export interface Desk {
  readonly answering: Answering;
  readonly workspace: Workspace;
  readonly roots: Readonly<Record<Root, string>>;
  readonly responses: Expiring<string>;
  readonly respond: Respond;
  readonly running: Running;
  readonly log: Log;
}

/**
 * Slack's requests to the newsroom, and its answers back. Everything is acknowledged before anything is done, for Slack waits three
 * seconds and in Socket Mode a late acknowledgement is lost without a word.
 */
export function listen(app: App, desk: Desk): void {
  const { running } = desk;
  // Any command, not only ours by name: one that nobody acknowledges leaves a person waiting for an error.
  app.command(/.*/s, async ({ ack, body }) => {
    await ack();
    await running.track(async () => answerCommand(desk, slashCommand.parse(body)));
  });
  app.action(/.*/s, async ({ ack, body }) => {
    await ack();
    await running.track(async () => answerPress(desk, blockAction.parse(body)));
  });
  app.shortcut(/.*/s, async ({ ack, body }) => {
    await ack();
    await running.track(async () => answerShortcut(desk, messageShortcut.parse(body)));
  });
  app.view(/.*/s, async ({ ack, body }) => {
    const submission = viewSubmission.parse(body);
    const { response } = readOpened(submission.view.private_metadata);
    if (response === undefined) {
      await ack({ response_action: 'update', view: workingView(submission.view.title?.text ?? 'Carewire') });
    } else {
      await ack();
    }
    await running.track(async () => answerSubmission(desk, submission));
  });
  app.options(/.*/s, async ({ ack, body }) => {
    await running.track(async () => ack({ options: await suggest(desk, suggestionRequest.parse(body)) }));
  });
}

async function answerCommand(desk: Desk, body: SlashCommand): Promise<void> {
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
    asker: asker(workspace, body.user_id, body.channel_id),
    event: body.trigger_id,
  };
  if (problem === undefined) return answer(desk, request, way, body.trigger_id);
  if (Object.keys(command.options).length === 0) return respond(way, 'private', say(problem));
  if (command.asks !== true) return openForm(desk, await ownForm(desk, request, problem), way, body.trigger_id);
  // With nothing in it the newsroom answers by the form, to those who may have it.
  return answer(desk, { ...request, raw: {} }, way, body.trigger_id, (form) => filled(form, raw, problem));
}

async function answerPress(desk: Desk, body: BlockAction): Promise<void> {
  const [action] = body.actions;
  const id = action === undefined ? undefined : pressedId(action.action_id);
  const channelId = body.channel?.id ?? body.container?.channel_id;
  // A link's button asks nothing of us, and we make no others outside messages.
  if (!action || id === undefined || channelId === undefined) return;
  const chosen =
    action.selected_options?.map(({ value }) => value) ?? [action.selected_option?.value].flatMap((v) => v ?? []);
  const request: Request = {
    kind: 'press',
    id,
    chosen,
    asker: asker(desk.workspace, body.user.id, channelId),
    event: body.trigger_id,
  };
  await answer(desk, request, { userId: body.user.id, channelId, responseUrl: body.response_url }, body.trigger_id);
}

async function answerShortcut(desk: Desk, body: MessageShortcut): Promise<void> {
  const request: Request = {
    kind: 'shortcut',
    links: linksIn(body.message),
    asker: asker(desk.workspace, body.user.id, body.channel.id),
    event: body.trigger_id,
  };
  const way = { userId: body.user.id, channelId: body.channel.id, responseUrl: body.response_url };
  await answer(desk, request, way, body.trigger_id);
}

async function answerSubmission(desk: Desk, body: ViewSubmission): Promise<void> {
  const { workspace, responses } = desk;
  const from = readOpened(body.view.private_metadata);
  const request: Request = {
    kind: 'submit',
    id: body.view.callback_id,
    raw: submitted(body.view.state.values, workspace.place),
    // Without a channel they spoke from their own direct messages.
    asker: asker(workspace, body.user.id, from.channel ?? `@${body.user.id}`),
    // A modal is closed as soon as it is sent in, so there is one submission of each; Slack may tell it twice.
    event: body.view.id,
  };
  // Forgotten, or not to be read just now: there are other ways to answer.
  const responseUrl =
    from.response === undefined ? undefined : await responses.get(from.response).catch(() => undefined);
  await answer(desk, request, { userId: body.user.id, channelId: from.channel, responseUrl }, undefined);
}

/** Asks the newsroom and shows what it says. What it throws is its own fault, never the person's, who is told so all the same. */
async function answer(
  desk: Desk,
  request: Request,
  way: Way,
  trigger: string | undefined,
  amend: (form: Form) => Form = (form) => form,
): Promise<void> {
  const { answering, respond, log } = desk;
  const expected = answering.expect(request);
  const shows = expected === 'form' ? 'private' : expected;
  let given: Answer;
  try {
    given = await answering.answer(request);
  } catch (error) {
    log.error('slack request could not be answered', { kind: request.kind, error: nameOf(error) });
    return respond(way, 'private', apologyMessage());
  }
  switch (given.kind) {
    case 'repeat':
      return;
    case 'message':
      return respond(way, given.beside === true ? 'private' : shows, given.message);
    case 'form':
      return openForm(desk, amend(given.form), way, trigger);
  }
}
