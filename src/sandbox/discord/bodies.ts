import * as spec from 'discord-api-spec/zod';
import * as z from 'zod/mini';
import type { Component, Embed } from './component.ts';
import { fieldErrors } from './fields.ts';
import type { AllowedMentions } from './mentions.ts';
import { Refusal } from './refusal.ts';
import type { Choice, CommandOption } from './interaction.ts';

/** What a message body may hold, on creation and on edit; null empties a field, undefined leaves it. */
export interface MessageBody {
  readonly content?: string | null;
  readonly embeds?: readonly Embed[] | null;
  readonly components?: readonly Component[] | null;
  readonly attachments?:
    | readonly { readonly id: string; readonly filename?: string | null; readonly description?: string | null }[]
    | null;
  readonly allowed_mentions?: AllowedMentions | null;
  readonly flags?: number | null;
  readonly nonce?: string | number | null;
  readonly enforce_nonce?: boolean | null;
  readonly message_reference?: { readonly message_id: string } | null;
}

export interface CommandBody {
  readonly id?: string | null;
  readonly type?: 1 | 2 | 3 | null;
  readonly name: string;
  readonly name_localizations?: Readonly<Record<string, string>> | null;
  readonly description?: string | null;
  readonly description_localizations?: Readonly<Record<string, string>> | null;
  readonly options?: readonly CommandOption[] | null;
  /** Digits. The description has a number here, so it is set aside for the check: see commands.ts. */
  readonly default_member_permissions?: string | null;
  readonly dm_permission?: boolean | null;
  readonly contexts?: readonly number[] | null;
  readonly integration_types?: readonly number[] | null;
}

export interface ThreadBody {
  readonly name: string;
  readonly applied_tags?: readonly string[] | null;
  readonly type?: number | null;
  readonly message?: MessageBody;
}

export interface ThreadEditBody {
  readonly name?: string | null;
  readonly archived?: boolean | null;
  readonly locked?: boolean | null;
  readonly applied_tags?: readonly string[] | null;
}

export interface ModalBody {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly Component[];
}

/** The schemas of Discord's own OpenAPI description, by what they check. They come untyped; the types say what they let through. */
export const bodies = {
  message: typed<MessageBody>(spec.MessageCreateRequestSchema),
  messageEdit: typed<MessageBody>(spec.MessageEditRequestPartialSchema),
  followUp: typed<MessageBody>(spec.IncomingWebhookInteractionRequestSchema),
  followUpEdit: typed<MessageBody>(spec.IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema),
  reply: typed<{ type: 4 | 5; data?: MessageBody | null }>(spec.CreateMessageInteractionCallbackRequestSchema),
  update: typed<{ type: 6 | 7; data?: MessageBody | null }>(spec.UpdateMessageInteractionCallbackRequestSchema),
  suggestions: typed<{ type: 8; data?: { choices?: readonly (Choice | null)[] | null } }>(
    spec.ApplicationCommandAutocompleteCallbackRequestSchema,
  ),
  modal: typed<{ type: 9; data: ModalBody }>(spec.ModalInteractionCallbackRequestSchema),
  command: typed<CommandBody>(spec.ApplicationCommandUpdateRequestSchema),
  commandEdit: typed<Partial<CommandBody>>(spec.ApplicationCommandPatchRequestPartialSchema),
  forumThread: typed<ThreadBody>(spec.CreateForumThreadRequestSchema),
  threadOnMessage: typed<ThreadBody>(spec.CreateTextThreadWithMessageRequestSchema),
  thread: typed<ThreadBody>(spec.CreateTextThreadWithoutMessageRequestSchema),
  threadEdit: typed<ThreadEditBody>(spec.UpdateThreadRequestPartialSchema),
  directChannel: typed<{ recipient_id?: string | null }>(spec.CreatePrivateChannelRequestSchema),
} as const;

/**
 * Checks a body as Discord's description has it; fields it does not know are dropped, as Discord ignores them.
 * @param at where the body lies within the request, for the fault's path: `[3]` for the fourth command of a list.
 * @throws {Refusal} 50035 "Invalid Form Body", naming every fault.
 */
export function checked<T>(schema: z.ZodMiniType<T>, body: unknown, at: readonly PropertyKey[] = []): T {
  const result = schema.safeParse(body);
  if (!result.success) throw new Refusal('invalidForm', fieldErrors(result.error.issues, body, at));
  return result.data;
}

/**
 * Runs every schema once. zod compiles a schema on first use, up to a second for messages: within the first
 * interaction that would look like a slow bot.
 */
export function warmSchemas(): void {
  const anything = {
    type: 4,
    name: 'warm',
    embeds: [{}],
    components: [{ type: 1, components: [{ type: 2, style: 1 }] }],
  };
  for (const schema of Object.values(bodies)) schema.safeParse(anything);
}

function typed<T>(schema: z.ZodMiniType): z.ZodMiniType<T> {
  return z.pipe(schema, z.custom<T, unknown>());
}
