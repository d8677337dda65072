import * as spec from 'discord-api-spec/zod';
import type { ZodMiniType } from 'zod/mini';
import type { Component, Embed } from './component.ts';
import { fieldErrors } from './fields.ts';
import type { AllowedMentions } from './mentions.ts';
import { Refusal } from './refusal.ts';
import type { Choice, CommandOption } from './state.ts';

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
}

export interface CommandBody {
  readonly id?: string | null;
  readonly type?: 1 | 2 | 3 | null;
  readonly name: string;
  readonly name_localizations?: Readonly<Record<string, string>> | null;
  readonly description?: string | null;
  readonly description_localizations?: Readonly<Record<string, string>> | null;
  readonly options?: readonly CommandOption[] | null;
  readonly default_member_permissions?: string | null;
  readonly dm_permission?: boolean | null;
  readonly contexts?: readonly number[] | null;
  readonly integration_types?: readonly number[] | null;
}

export interface ThreadBody {
  readonly name: string;
  readonly type?: number | null;
  readonly message?: MessageBody;
}

export interface ModalBody {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly Component[];
}

/** The schemas of Discord's own OpenAPI description, by what they check. */
const SCHEMAS = {
  message: schema<MessageBody>(spec.MessageCreateRequestSchema),
  messageEdit: schema<MessageBody>(spec.MessageEditRequestPartialSchema),
  followUp: schema<MessageBody>(spec.IncomingWebhookInteractionRequestSchema),
  followUpEdit: schema<MessageBody>(spec.IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema),
  reply: schema<{ type: 4 | 5; data?: MessageBody | null }>(spec.CreateMessageInteractionCallbackRequestSchema),
  update: schema<{ type: 6 | 7; data?: MessageBody | null }>(spec.UpdateMessageInteractionCallbackRequestSchema),
  suggestions: schema<{ type: 8; data?: { choices?: readonly (Choice | null)[] | null } }>(
    spec.ApplicationCommandAutocompleteCallbackRequestSchema,
  ),
  modal: schema<{ type: 9; data: ModalBody }>(spec.ModalInteractionCallbackRequestSchema),
  command: schema<Omit<CommandBody, 'default_member_permissions'>>(spec.ApplicationCommandUpdateRequestSchema),
  commandEdit: schema<Partial<Omit<CommandBody, 'default_member_permissions'>>>(
    spec.ApplicationCommandPatchRequestPartialSchema,
  ),
  forumThread: schema<ThreadBody>(spec.CreateForumThreadRequestSchema),
  threadOnMessage: schema<ThreadBody>(spec.CreateTextThreadWithMessageRequestSchema),
  thread: schema<ThreadBody>(spec.CreateTextThreadWithoutMessageRequestSchema),
  directChannel: schema<{ recipient_id?: string | null }>(spec.CreatePrivateChannelRequestSchema),
} as const;

type BodyName = keyof typeof SCHEMAS;
type Body<N extends BodyName> = (typeof SCHEMAS)[N] extends Checked<infer T> ? T : never;

/**
 * Checks a body as Discord's description has it; fields it does not know are dropped, as Discord ignores them.
 * @param at where the body lies within the request, for the fault's path: `[3]` for the fourth command of a list.
 * @throws {Refusal} 50035 "Invalid Form Body", naming every fault.
 */
export function checked<N extends BodyName>(name: N, body: unknown, at: readonly PropertyKey[] = []): Body<N> {
  const { type } = SCHEMAS[name];
  const result = type.safeParse(body);
  if (!result.success) throw new Refusal('invalidForm', fieldErrors(result.error.issues, body, at));
  // The schemas come untyped out of a generated file; the interfaces above say what they let through.
  return result.data as Body<N>;
}

/**
 * Runs every schema once. zod compiles a schema on first use, up to a second for messages: within the first
 * interaction that would look like a slow bot.
 */
export function warmSchemas(): void {
  for (const { type } of Object.values(SCHEMAS)) {
    type.safeParse({
      type: 4,
      name: 'warm',
      embeds: [{}],
      components: [{ type: 1, components: [{ type: 2, style: 1 }] }],
    });
  }
}

interface Checked<T> {
  readonly type: ZodMiniType;
  /** Never set: carries the type only. */
  readonly body?: T;
}

function schema<T>(type: ZodMiniType): Checked<T> {
  return { type };
}
