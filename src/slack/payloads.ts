import { z } from 'zod';

/**
 * What Slack sends us, as far as we read it (docs.slack.dev/reference/interaction-payloads). Everything is checked here, once;
 * what fails is refused by a ZodError before anything is done.
 */
const user = z.object({ id: z.string().min(1) });
const channel = z.object({ id: z.string().min(1) }).nullish();

export const slashCommand = z.object({
  command: z.string(),
  text: z.string().default(''),
  user_id: z.string().min(1),
  channel_id: z.string().min(1),
  trigger_id: z.string().min(1),
  response_url: z.string().optional(),
});
export type SlashCommand = z.infer<typeof slashCommand>;

const chosen = z.object({ value: z.string() });
const viewHead = {
  id: z.string().min(1),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
};

export const blockAction = z.object({
  user,
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
});
export type BlockAction = z.infer<typeof blockAction>;

export const viewSubmission = z.object({
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
          }),
        ),
      ),
    }),
  }),
});
export type ViewSubmission = z.infer<typeof viewSubmission>;

export const suggestionRequest = z.object({
  user,
  action_id: z.string(),
  value: z.string().default(''),
  view: z.object(viewHead).nullish(),
});
export type SuggestionRequest = z.infer<typeof suggestionRequest>;

/** A message shortcut: somebody's message, and who chose it there. What the message holds is read by links.ts. */
export const messageShortcut = z.object({
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
});
export type MessageShortcut = z.infer<typeof messageShortcut>;

/** What we put into a modal ourselves; anything else reads as nothing. */
export const opened = z.object({ channel: z.string().min(1).optional(), response: z.string().optional() });
