import {
  type APIInteractionResponse,
  type BaseInteraction,
  InteractionResponseType,
  MessageFlags,
  Routes,
} from 'discord.js';
import type { Expectation } from '../core/answering.ts';
import type { Form } from '../core/form.ts';
import type { Message } from '../core/message.ts';
import type { Choice } from '../core/option.ts';
import { shorten, visible } from '../core/visible.ts';
import { codeOf } from './errors.ts';
import { limits, times } from './limits.ts';
import { drawForm } from './modal.ts';
import { bodyOf } from './post.ts';
import { render } from './render.ts';

/**
 * Answers to one interaction, over its own two routes. discord.js's reply methods are not used because they refuse to go on when
 * the answer to an acknowledgement got lost, though Discord took it.
 */
export interface Reply {
  /** First of all, within three seconds. False when Discord no longer knows the interaction: nothing can be shown then. */
  acknowledge(expected: Exclude<Expectation, 'form'>): Promise<boolean>;
  /** What was promised by acknowledging: the new message, or the changed one. */
  show(message: Message): Promise<void>;
  /** After acknowledging an update that is not to be: a new message only the asker sees, and the old one stays. */
  showBeside(message: Message): Promise<void>;
  /**
   * Instead of acknowledging: the answer itself, new, in place of the old message, or beside it. False when Discord no longer
   * knows the interaction.
   */
  showFirst(expected: Exclude<Expectation, 'form'>, message: Message, beside: boolean): Promise<boolean>;
  /** Instead of acknowledging: a form. */
  open(form: Form): Promise<void>;
  /** Instead of acknowledging: a message only the asker sees. */
  tell(message: Message): Promise<void>;
  suggest(choices: readonly Choice[]): Promise<void>;
}

/** @param guild set in direct messages: buttons shown there say which server they are about. */
export function replyTo(interaction: BaseInteraction, guild: string | undefined): Reply {
  const { rest } = interaction.client;
  const setting = guild === undefined ? {} : { guild };
  return {
    async acknowledge(expected) {
      return (await heard(acknowledgements[expected])) !== 'unknown';
    },
    async showFirst(expected, message, beside) {
      const isUpdate = expected === 'update' && !beside;
      const how = await heard({
        type: isUpdate ? InteractionResponseType.UpdateMessage : InteractionResponseType.ChannelMessageWithSource,
        data: isUpdate || expected === 'public' ? openly(message) : privately(message),
      });
      // By us, most likely, and showing the same again changes nothing. What stands beside would be there twice.
      if (how === 'before' && !beside) await show(message);
      return how !== 'unknown';
    },
    show,
    async showBeside(message) {
      const route = Routes.webhook(interaction.applicationId, interaction.token);
      await bounded((signal) => rest.post(route, { body: privately(message), auth: false, signal }));
    },
    async open(form) {
      await callback({ type: InteractionResponseType.Modal, data: drawForm(form, guild) });
    },
    async tell(message) {
      await callback({ type: InteractionResponseType.ChannelMessageWithSource, data: privately(message) });
    },
    async suggest(choices) {
      await callback({
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: { choices: choices.filter(isSuggestible).slice(0, limits.suggestions).map(suggestion) },
      });
    },
  };

  async function show(message: Message): Promise<void> {
    const route = Routes.webhookMessage(interaction.applicationId, interaction.token, '@original');
    await bounded((signal) => rest.patch(route, { body: openly(message), auth: false, signal }));
  }

  function openly(message: Message) {
    const body = bodyOf(render(message, setting).components);
    return { ...body, components: [...body.components] };
  }

  function privately(message: Message) {
    const body = openly(message);
    return { ...body, flags: body.flags | MessageFlags.Ephemeral };
  }

  async function heard(body: APIInteractionResponse): Promise<'now' | 'before' | 'unknown'> {
    try {
      return await callback(body);
    } catch (error) {
      if (codeOf(error) === unknownInteraction) return 'unknown';
      throw error;
    }
  }

  async function callback(body: APIInteractionResponse): Promise<'now' | 'before'> {
    const route = Routes.interactionCallback(interaction.id, interaction.token);
    try {
      await bounded((signal) => rest.post(route, { body, auth: false, signal }));
      return 'now';
    } catch (error) {
      if (codeOf(error) !== alreadyAcknowledged) throw error;
      return 'before';
    }
  }
}

const acknowledgements = {
  private: {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    data: { flags: MessageFlags.Ephemeral },
  },
  public: { type: InteractionResponseType.DeferredChannelMessageWithSource },
  update: { type: InteractionResponseType.DeferredMessageUpdate },
} as const satisfies Record<Exclude<Expectation, 'form'>, APIInteractionResponse>;

/** By us, and the answer got lost; or by another process: either way it is done, and a message can be shown. */
const alreadyAcknowledged = 40060;
const unknownInteraction = 10062;

function isSuggestible({ value, label }: Choice): boolean {
  return value !== '' && value.length <= limits.suggestion && visible(label) !== '';
}

function suggestion({ value, label }: Choice): { name: string; value: string } {
  return { name: shorten(visible(label), limits.suggestion), value };
}

/** All tries together. A signal that is let go of costs less than one that runs out later. */
async function bounded(call: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), 4 * times.answerRequest);
  try {
    await call(deadline.signal);
  } finally {
    clearTimeout(timer);
  }
}
