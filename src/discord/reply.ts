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
      try {
        await callback(acknowledgements[expected]);
        return true;
      } catch (error) {
        if (codeOf(error) === unknownInteraction) return false;
        throw error;
      }
    },
    async show(message) {
      const route = Routes.webhookMessage(interaction.applicationId, interaction.token, '@original');
      await rest.patch(route, { body: bodyOf(render(message, setting).components), auth: false, ...deadline() });
    },
    async showBeside(message) {
      await rest.post(Routes.webhook(interaction.applicationId, interaction.token), {
        body: privately(message),
        auth: false,
        ...deadline(),
      });
    },
    open: (form) => callback({ type: InteractionResponseType.Modal, data: drawForm(form, guild) }),
    tell: (message) => callback({ type: InteractionResponseType.ChannelMessageWithSource, data: privately(message) }),
    suggest: (choices) =>
      callback({
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: { choices: choices.filter(isSuggestible).slice(0, limits.suggestions).map(suggestion) },
      }),
  };

  function privately(message: Message) {
    const body = bodyOf(render(message, setting).components);
    return { ...body, components: [...body.components], flags: body.flags | MessageFlags.Ephemeral };
  }

  async function callback(body: APIInteractionResponse): Promise<void> {
    const route = Routes.interactionCallback(interaction.id, interaction.token);
    try {
      await rest.post(route, { body, auth: false, ...deadline() });
    } catch (error) {
      if (codeOf(error) !== alreadyAcknowledged) throw error;
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

function deadline(): { readonly signal: AbortSignal } {
  return { signal: AbortSignal.timeout(4 * times.answerRequest) };
}
