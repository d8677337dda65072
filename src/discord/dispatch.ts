import type { AutocompleteInteraction, Interaction } from 'discord.js';
import type { Answer, Answering, Request } from '../core/answering.ts';
import type { Root } from '../core/command.ts';
import { PlatformError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { say, type Message, type Told } from '../core/message.ts';
import { isCompleted } from '../core/option.ts';
import { type Phrase, phrase } from '../core/phrase.ts';
import { spoken } from '../core/speak.ts';
import { apologyMessage } from '../core/wording/refusal.ts';
import { homeIn } from './custom-id.ts';
import { codeOf, logged } from './errors.ts';
import { times } from './limits.ts';
import { type Membership, noLongerThere, notToldNow } from './membership.ts';
import { type Reply, replyTo } from './reply.ts';
import { askerOf, commandOf, isKnown, type Known, readRequest } from './request.ts';

export interface Dispatch {
  /** Never throws: what goes wrong is told to the asker and logged. */
  handle(interaction: Interaction): void;
  /** From now on people are told to try again in a minute; ends when what is under way has ended, or after `patience` ms. */
  drain(patience: number): Promise<void>;
}

interface DispatchNeeds {
  readonly answering: Answering;
  readonly names: Readonly<Record<Root, string>>;
  readonly membership: Membership;
  readonly log: Log;
}

/** The way to answer; with the community an answer is from, for somebody who is away. */
type Replies = (from?: string) => Reply;

/** Every interaction goes one way: read it, acknowledge it, ask the newsroom, show the answer. It holds no state between two. */
export function createDispatch({ answering, names, membership, log }: DispatchNeeds): Dispatch {
  const vocabulary = { commands: answering.commands, names };
  const underWay = new Set<Promise<void>>();
  let stopping = false;

  return {
    handle(interaction) {
      const done = answered(interaction).catch((error: unknown) => {
        log.error('A Discord interaction could not be answered', { event: interaction.id, ...logged(error) });
      });
      underWay.add(done);
      void done.finally(() => underWay.delete(done));
    },
    async drain(patience) {
      stopping = true;
      await within(patience, Promise.all(underWay), undefined);
    },
  };

  async function answered(interaction: Interaction): Promise<void> {
    if (interaction.isAutocomplete()) return complete(interaction);
    if (!isKnown(interaction)) return;
    const request = readRequest(interaction, vocabulary);
    const reply = replyTo(interaction, homeOf(interaction, request));
    const replies = (from?: string): Reply => (from === undefined ? reply : replyTo(interaction, homeIn(from)));
    if (stopping) return reply.tell(inTheirs(restarting, interaction.locale));
    if (!request) return reply.tell(inTheirs(unknown, interaction.locale));
    const expected = answering.expect(request);
    const ask = (): Promise<Answer> => asked(request, homeOf(interaction, request));
    if (expected === 'form') return openForm(request, replies, ask);
    // A form that no button opened has no message to replace.
    const nothingToUpdate = expected === 'update' && interaction.isModalSubmit() && !interaction.isFromMessage();
    return answer(request, replies, nothingToUpdate ? 'private' : expected, ask);
  }

  async function answer(
    request: Request,
    replies: Replies,
    expected: 'private' | 'public' | 'update',
    ask: () => Promise<Answer>,
  ): Promise<void> {
    const early = answering.reads(request) ? ask() : undefined;
    const inTime = early && (await within(times.atOnce, early, undefined));
    if (inTime?.kind === 'message') return atOnce(request, replies(inTime.from), expected, inTime);
    if (!(await acknowledged(request, replies(), expected))) return;
    const answer = await (early ?? ask());
    if (answer.kind === 'repeat') return;
    const message = answer.kind === 'message' ? answer.message : inTheirs(pressAgain, request.asker.language);
    const reply = replies(answer.from);
    const isBeside = expected === 'update' && answer.kind === 'message' && answer.beside === true;
    try {
      await (isBeside ? reply.showBeside(message) : shown(reply, message));
    } catch (error) {
      // What Discord refuses to show in full is at least said in a sentence.
      if (codeOf(error) !== invalidForm) throw error;
      log.error('Discord refused an answer', { event: request.event, ...logged(error) });
      await shown(reply, say(message.plain));
    }
  }

  /** @param home the server a button in direct messages is about: only who is in it still is answered. */
  async function asked(request: Request, home: string | undefined): Promise<Answer> {
    const barred = home === undefined ? undefined : await outside(home, request);
    if (barred) return { kind: 'message', message: inTheirs(say(barred), request.asker.language), beside: true };
    return answering.answer(request).catch((error: unknown) => faulty(request, error));
  }

  /** Why somebody is not answered about a server; undefined when they are in it. */
  async function outside(guild: string, { asker, event }: Request): Promise<Phrase | undefined> {
    try {
      await membership.check(guild, asker.person.slice('discord:'.length));
      return undefined;
    } catch (error) {
      if (error instanceof PlatformError && error.trouble === 'gone') return noLongerThere(names.news);
      log.warn('Discord did not tell whether somebody is in a server', { event, ...logged(error) });
      return notToldNow;
    }
  }

  /** One call in place of two, and nobody sees “thinking…”. Nothing was changed, so nothing is lost where it cannot be shown. */
  async function atOnce(
    request: Request,
    reply: Reply,
    expected: 'private' | 'public' | 'update',
    { message, beside }: Answer & { readonly kind: 'message' },
  ): Promise<void> {
    try {
      const known = await reply.showFirst(expected, message, beside === true);
      if (!known) log.warn('A Discord interaction was too old to be answered', { event: request.event });
    } catch (error) {
      log.warn('A Discord answer was not taken at once', { event: request.event, ...logged(error) });
      // Nothing is shown yet, or the same is shown again.
      if (codeOf(error) === invalidForm) await reply.tell(say(message.plain));
      else if (codeOf(error) === unknownMessage) await reply.tell(message);
      else await shown(reply, message);
    }
  }

  /** When it stays open whether Discord heard us, nothing is done: the asker is told to try again, if they can be told at all. */
  async function acknowledged(
    request: Request,
    reply: Reply,
    expected: 'private' | 'public' | 'update',
  ): Promise<boolean> {
    try {
      const known = await reply.acknowledge(expected);
      if (!known) log.warn('A Discord interaction was too old to be answered', { event: request.event });
      return known;
    } catch (error) {
      log.warn('A Discord interaction could not be acknowledged', { event: request.event, ...logged(error) });
      await reply.show(inTheirs(tryAgain, request.asker.language)).catch(() => undefined);
      return false;
    }
  }

  /** Discord opens forms only as the first answer, so there is no acknowledging before. */
  async function openForm(request: Request, replies: Replies, ask: () => Promise<Answer>): Promise<void> {
    const late: Answer = { kind: 'message', message: inTheirs(tryAgain, request.asker.language) };
    const answer = await within(times.form, ask(), late);
    if (answer.kind === 'repeat') return;
    const reply = replies(answer.from);
    await (answer.kind === 'form' ? reply.open(answer.form) : reply.tell(answer.message));
  }

  function faulty(request: Request, error: unknown): Answer & { readonly kind: 'message' } {
    log.error('Answering failed', { event: request.event, ...logged(error) });
    return { kind: 'message', message: inTheirs(apologyMessage(), request.asker.language) };
  }

  /** What is said without the newsroom, in the language of whoever is told. */
  function inTheirs(told: Told, language: string | undefined): Message {
    return spoken(told, answering.languages.pick(language));
  }

  async function complete(interaction: AutocompleteInteraction): Promise<void> {
    const asker = askerOf(interaction);
    const typed = interaction.options.getFocused(true);
    const command = commandOf(interaction, vocabulary);
    const option = command?.options[typed.name];
    if (!command || !option || !isCompleted(option.kind) || stopping)
      return replyTo(interaction, undefined).suggest([]);
    const choices = await answering.complete(option.kind, typed.value, asker, command.root).catch((error: unknown) => {
      log.error('Completing failed', { event: interaction.id, ...logged(error) });
      return [];
    });
    try {
      await replyTo(interaction, undefined).suggest(choices);
    } catch (error) {
      // The person typed on: Discord has asked again, and forgotten this.
      if (codeOf(error) === undefined) throw error;
    }
  }
}

const invalidForm = 50035;
const unknownMessage = 10008;

const restarting = say(phrase`Carewire is restarting. Please try again in a minute.`);
const unknown = say(
  phrase`Carewire does not know this command or button any more. Please use the command in your server again.`,
);
const tryAgain = say(phrase`That took too long. Please try again.`);
const pressAgain = say(phrase`The form could not be opened. Please use the command again.`);

/** What became of a press is told also when somebody has deleted, or the asker dismissed, the message it stood in. */
async function shown(reply: Reply, message: Message): Promise<void> {
  try {
    await reply.show(message);
  } catch (error) {
    if (codeOf(error) !== unknownMessage) throw error;
    await reply.showBeside(message);
  }
}

function homeOf(interaction: Known, request: Request | undefined): string | undefined {
  if (interaction.guildId !== null || !request || request.asker.away) return undefined;
  return request.asker.place.slice('discord:'.length);
}

/** Without a race: each has promises of its own, and everything anybody does comes through here. */
function within<Value, Late>(patience: number, promise: Promise<Value>, late: Late): Promise<Value | Late> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, patience, late);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
