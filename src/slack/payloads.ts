import { z } from 'zod';

/**
 * What Slack sends us, as far as we read it (docs.slack.dev/reference/interaction-payloads). Everything is checked here, once;
 * what fails is refused by a ZodError before anything is done.
 */
const user = z.object({ id: z.string().min(1) });
const channel = z.object({ id: z.string().min(1) }).nullish();
/** Null for an app installed to a whole organisation, which ours is not. */
const team = z.object({ id: z.string().min(1) }).nullish();

/** The workspace it came from, under one name whatever Slack calls it. */
function withTeam<Body extends { readonly team?: { readonly id: string } | null | undefined }>(body: Body) {
  return { ...body, teamId: body.team?.id ?? '' };
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
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
};

export const blockAction = z
  .object({
    team,
    user,
    view: z.object({ id: z.string().min(1), type: z.string() }).nullish(),
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
    team_id: z.string(),
    event: z.object({ user: z.string().min(1), tab: z.string().default('home') }),
  })
  .transform((body) => ({ ...body, teamId: body.team_id }));

/** Somebody's message, sent or still being written, has links to the archive's host in it. */
export const linkShared = z
  .object({
    team_id: z.string(),
    event: z.object({
      user: z.string(),
      channel: z.string(),
      message_ts: z.string(),
      unfurl_id: z.string().optional(),
      source: z.enum(['composer', 'conversations_history']).optional().catch(undefined),
      links: z.array(z.object({ url: z.string() })),
    }),
  })
  .transform((body) => ({ ...body, teamId: body.team_id }));
export type LinkShared = z.infer<typeof linkShared>;

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
