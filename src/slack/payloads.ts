import { z } from 'zod';

/**
 * What Slack sends us, as far as we read it (docs.slack.dev/reference/interaction-payloads). Everything is checked here, once;
 * what fails is refused by a ZodError before anything is done.
 */
const user = z.object({ id: z.string().min(1), team_id: z.string().optional() });
const channel = z.object({ id: z.string().min(1) }).nullish();
/** Null for an app installed to a whole organisation, which ours is not. */
const team = z.object({ id: z.string().min(1) }).nullish();

/**
 * The workspace of ours it came from, under one name whatever Slack calls it: with modals `team` is the person's, which in a shared
 * channel may be another one. `visitor` is whoever has their account elsewhere.
 */
function withTeam<Body extends From>(body: Body) {
  const teamId = body.view?.app_installed_team_id ?? body.team?.id ?? '';
  const { id, team_id: account = teamId } = body.user;
  return { ...body, teamId, visitor: account === teamId ? undefined : id };
}

interface From {
  readonly team?: { readonly id: string } | null | undefined;
  readonly user: { readonly id: string; readonly team_id?: string | undefined };
  readonly view?: { readonly app_installed_team_id?: string | undefined } | null | undefined;
}

/** The same of an event: among several workspaces that share a channel, ours is the one that authorized us (bolt-js#935). */
const eventTeam = {
  team_id: z.string(),
  authorizations: z.array(z.object({ team_id: z.string().nullish() })).optional(),
};

function withEventTeam<Body extends z.infer<z.ZodObject<typeof eventTeam>>>(body: Body) {
  return { ...body, teamId: body.authorizations?.[0]?.team_id ?? body.team_id };
}

export const slashCommand = z
  .object({
    team_id: z.string().default(''),
    command: z.string(),
    text: z.string().default(''),
    user_id: z.string().min(1),
    channel_id: z.string().min(1),
    trigger_id: z.string().min(1),
    response_url: z.string().optional(),
  })
  .transform((body) => ({ ...body, teamId: body.team_id }));
export type SlashCommand = z.infer<typeof slashCommand>;

const chosen = z.object({ value: z.string() });
const viewHead = {
  id: z.string().min(1),
  app_installed_team_id: z.string().optional(),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
};

export const blockAction = z
  .object({
    team,
    user,
    view: z.object({ id: z.string().min(1), type: z.string(), app_installed_team_id: z.string().optional() }).nullish(),
    channel,
    container: z.object({ channel_id: z.string().optional() }).optional(),
    trigger_id: z.string().min(1),
    response_url: z.string().optional(),
    actions: z
      .array(
        z.object({
          action_id: z.string(),
          value: z.string().nullish(),
          selected_option: chosen.nullish(),
          selected_options: z.array(chosen).nullish(),
        }),
      )
      .min(1),
  })
  .transform(withTeam);
export type BlockAction = z.infer<typeof blockAction>;

export const viewSubmission = z
  .object({
    team,
    user,
    view: z.object({
      ...viewHead,
      title: z.object({ text: z.string() }).optional(),
      state: z.object({
        values: z.record(
          z.string(),
          z.record(
            z.string(),
            z.object({
              value: z.string().nullish(),
              selected_option: chosen.nullish(),
              selected_options: z.array(chosen).nullish(),
              selected_conversation: z.string().nullish(),
              selected_users: z.array(z.string()).nullish(),
            }),
          ),
        ),
      }),
    }),
  })
  .transform(withTeam);
export type ViewSubmission = z.infer<typeof viewSubmission>;

export const suggestionRequest = z
  .object({
    team,
    user,
    action_id: z.string(),
    value: z.string().default(''),
    view: z.object(viewHead).nullish(),
  })
  .transform(withTeam);
export type SuggestionRequest = z.infer<typeof suggestionRequest>;

/** A message shortcut: somebody's message, and who chose it there. What the message holds is read by links.ts. */
export const messageShortcut = z
  .object({
    team,
    user,
    callback_id: z.string(),
    trigger_id: z.string().min(1),
    response_url: z.string().optional(),
    channel: z.object({ id: z.string().min(1) }),
    message: z.object({
      text: z
        .string()
        .nullish()
        .transform((text) => text ?? undefined),
      blocks: z.unknown().optional(),
      attachments: z.unknown().optional(),
    }),
  })
  .transform(withTeam);
export type MessageShortcut = z.infer<typeof messageShortcut>;

/** Which event it is; the same one again has the same id. */
export const eventHead = z.object({ team_id: z.string(), event_id: z.string().optional() });

/** Events come with the workspace outside. */
export const homeOpened = z
  .object({
    ...eventTeam,
    event: z.object({ user: z.string().min(1), tab: z.string().default('home') }),
  })
  .transform(withEventTeam);

/** Somebody's message, sent or still being written, has links to the archive's host in it. */
export const linkShared = z
  .object({
    ...eventTeam,
    event: z.object({
      user: z.string(),
      channel: z.string(),
      message_ts: z.string(),
      unfurl_id: z.string().optional(),
      is_bot_user_member: z.boolean().optional().catch(undefined),
      source: z.enum(['composer', 'conversations_history']).optional().catch(undefined),
      links: z.array(z.object({ url: z.string() })),
    }),
  })
  .transform(withEventTeam);
export type LinkShared = z.infer<typeof linkShared>;

/** Something of somebody's account is other than it was. */
export const userChanged = z
  .object({
    ...eventTeam,
    event: z.object({ user: z.object({ id: z.string().min(1), deleted: z.boolean().optional() }) }),
  })
  .transform(withEventTeam);

/** The app was removed, or its token was: then the list of the bots' tokens is not empty. */
export const removed = z
  .object({
    team_id: z.string(),
    event: z.object({ type: z.string(), tokens: z.object({ bot: z.array(z.string()).nullish() }).nullish() }),
  })
  .transform(({ team_id: teamId, event }) => ({
    teamId,
    isRemoved: event.type === 'app_uninstalled' || (event.tokens?.bot ?? []).length > 0,
  }));

/** What we put into a modal ourselves; anything else reads as nothing. */
export const opened = z.object({
  channel: z.string().min(1).optional(),
  response: z.string().optional(),
  home: z.literal(true).optional(),
  language: z.string().optional(),
});
