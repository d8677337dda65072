import { AppError } from './app-error.ts';
import { messageFlags } from './message-rules.ts';
import { seen } from './seen.ts';
import type { SeenMessage } from './seen.ts';
import type { Interaction } from './interaction.ts';
import type { StoredMessage } from './state.ts';
import type { World } from './world.ts';

/** What the bot made of something a person did. */
export interface Reply {
  readonly interactionId: string;
  /** How it answered first: with a message, with "thinking…", by changing the message acted on at once or later, or with a modal. */
  readonly kind: 'message' | 'thinking' | 'updated' | 'update-later' | 'modal';
  /** The answer as it looks now; undefined when there is none or it is deleted. */
  message(): SeenMessage | undefined;
  followUps(): readonly SeenMessage[];
  /**
   * The answer once there is something to read: at once for a reply, after "thinking…" for a deferred one, after the
   * change (or a further message) for a deferred update. When the bot deletes it instead, its last state, marked `deleted`.
   * @throws {AppError} when there will be none: a modal, or nothing within `timeoutMs` (30 s unless told).
   */
  final(timeoutMs?: number): Promise<SeenMessage>;
}

/** @throws {AppError} "The application did not respond", at the deadline. */
export async function replyTo(world: World, interaction: Interaction): Promise<Reply> {
  const kind = await acknowledgement(world, interaction);
  if (kind === 'choices') throw new AppError('The bot answered with suggestions.');
  const { changes, state } = world;
  const channel = state.channels.get(interaction.channelId);
  const find = (id: string | undefined): StoredMessage | undefined => channel?.messages.get(id ?? '');
  const original = find(interaction.originalId);
  const reader = state.users.get(interaction.userId);
  const look = (message: StoredMessage): SeenMessage => seen(state, message, reader);
  const followUps = (): StoredMessage[] => interaction.followUpIds.flatMap((id) => find(id) ?? []);

  const settled = (): StoredMessage | undefined => {
    if (!original) return undefined;
    const [further] = followUps();
    if (kind === 'update-later' && !original.deleted && original.revision === interaction.sourceRevision)
      return further;
    return original.deleted || (original.flags & messageFlags.loading) === 0 ? original : undefined;
  };
  return {
    interactionId: interaction.id,
    kind,
    message: () => (original && !original.deleted ? look(original) : undefined),
    followUps: () => followUps().map(look),
    async final(timeoutMs = 30_000) {
      if (kind === 'modal') throw new AppError('The bot opened a modal instead of answering.');
      const message = await changes.until(settled, { timeoutMs, waitingFor: 'the bot to finish its answer' });
      return look(message);
    },
  };
}

/** Resolves with the kind of the bot's first answer. */
export async function acknowledgement(
  world: World,
  interaction: Interaction,
): Promise<Exclude<Interaction['answer'], 'none' | 'expired'>> {
  const answered = (): Interaction['answer'] | undefined =>
    interaction.answer === 'none' ? undefined : interaction.answer;
  const kind = await world.changes.until(answered, {
    timeoutMs: world.ackMs * 2 + 1_000,
    waitingFor: 'an acknowledgement',
  });
  if (kind === 'expired' || kind === 'none') throw new AppError('The application did not respond');
  return kind;
}
