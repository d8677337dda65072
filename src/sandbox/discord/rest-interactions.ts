import { acknowledge, answered, answerMessage, editAnswer, followUp } from './answers.ts';
import { messageFlags } from './message-rules.ts';
import { deleteMessage } from './messages.ts';
import { messagePayload } from './message-payload.ts';
import type { Payload } from './payload.ts';
import type { Acknowledged } from './answers.ts';
import type { Call, Rest } from './rest.ts';
import type { Interaction } from './interaction.ts';
import type { StoredMessage } from './state.ts';
import type { World } from './world.ts';

/** The first answer to an interaction, and the webhook routes that its token opens for 15 minutes. */
export function interactionRoutes(app: Rest, world: World): void {
  app.post('/interactions/:id/:token/callback', (c) => {
    const { body, uploads } = c.env.incoming;
    const done = acknowledge(world, c.req.param('id'), c.req.param('token'), body, uploads);
    if (c.req.query('with_response') !== 'true') return c.body(null, 204);
    return c.json(callbackPayload(world, done));
  });

  app.post('/webhooks/:application/:token', (c) => {
    const { body, uploads } = c.env.incoming;
    return c.json(messagePayload(world.state, followUp(world, interactionOf(world, c), body, uploads)));
  });

  const one = '/webhooks/:application/:token/messages/:message';
  app.get(one, (c) => c.json(messagePayload(world.state, messageOf(world, c))));
  app.patch(one, (c) => {
    const { body, uploads } = c.env.incoming;
    return c.json(messagePayload(world.state, editAnswer(world, messageOf(world, c), body, uploads)));
  });
  app.delete(one, (c) => {
    deleteMessage(world, messageOf(world, c));
    return c.body(null, 204);
  });
}

function interactionOf(world: World, c: Call): Interaction {
  return answered(world, c.req.param('application') ?? '', c.req.param('token') ?? '');
}

function messageOf(world: World, c: Call): StoredMessage {
  return answerMessage(world, interactionOf(world, c), c.req.param('message') ?? '');
}

/**
 * A deferred answer has no message to show yet, so no resource comes with it.
 * Source: discord-api-docs, interactions/receiving-and-responding.mdx#interaction-callback-response-object.
 */
function callbackPayload(world: World, { interaction, message, type }: Acknowledged): Payload {
  const isNow = interaction.answer === 'message' || interaction.answer === 'updated';
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      ...(message && {
        response_message_id: message.id,
        response_message_loading: (message.flags & messageFlags.loading) !== 0,
        response_message_ephemeral: (message.flags & messageFlags.ephemeral) !== 0,
      }),
    },
    ...(message && isNow && { resource: { type, message: messagePayload(world.state, message) } }),
  };
}
