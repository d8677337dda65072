import { askFor } from '../core/asking.ts';
import type { Answer, Answering, Expectation, Request } from '../core/answering.ts';
import type { Command } from '../core/command.ts';
import type { Expiring } from '../core/expiring.ts';
import { NewsError, type Refusal } from '../core/errors.ts';
import type { Member } from '../core/member.ts';
import type { Told } from '../core/message.ts';
import { spoken, type Language } from '../core/speak.ts';
import type { Newsroom } from '../core/newsroom.ts';
import { readValues } from '../core/values.ts';
import { homeMessage } from '../core/wording/home.ts';
import { withOtherLinks } from '../core/wording/other-links.ts';
import { apologyMessage } from '../core/wording/refusal.ts';
import { createAway, isChoice } from './away.ts';
import { faultOf } from './fault.ts';
import { createFloodGate, type Rate } from './flood.ts';
import { memberOf } from './member.ts';
import { mustModerate } from './moderate.ts';
import { hour, minute, type Needs } from './needs.ts';
import { createRecent } from './recent.ts';
import { answerIn, languageFor } from './language.ts';
import { formAgain, refusal, type Try } from './mending.ts';
import { asks, shortcutTarget, targetOf, type Target } from './target.ts';
import { phrase, type Said } from '../core/phrase.ts';

type AnsweringNeeds = Pick<
  Needs,
  'communities' | 'moderators' | 'categories' | 'settings' | 'languages' | 'calendar' | 'clock' | 'newId' | 'log'
> & {
  /** The events answered so far that changed something. */
  readonly events: Expiring<true>;
  readonly tries: Expiring<Try>;
  /** Which community somebody reads who is in none of our places. */
  readonly reading: Expiring<string>;
};

/** Members per person; moderators, who work through a list, may be quicker. */
interface Limits {
  readonly commands: Rate;
  readonly presses: Rate;
  readonly moderators: Rate;
}

const usual: Limits = {
  commands: { burst: 10, per: minute },
  presses: { burst: 30, per: minute },
  moderators: { burst: 60, per: minute },
};

/** The newsroom as the platforms see it: who asks, may they, was it answered before; then the command's own words. */
export function createAnswering(
  commands: readonly Command[],
  newsroom: Newsroom,
  needs: AnsweringNeeds,
  limits: Limits = usual,
): Answering {
  const gate = createFloodGate(needs.clock);
  const away = createAway(commands, needs);
  const recent = createRecent(needs.clock, remembered);

  /** Platforms deliver an event again when our answer was late. What changes nothing needs no memory that outlives us. */
  const isFirst = async ({ asker, event }: Request, target: Target | undefined): Promise<boolean> => {
    // The place of somebody away is a name for them, and is kept nowhere.
    const key = `${asker.away ? 'away' : asker.place} ${event}`;
    return isReading(target) ? recent.isFirst(key) : needs.events.setIfAbsent(key, true, remembered);
  };

  const answerAway = async (request: Request, target: Target | undefined, language: Language): Promise<Answer> => {
    gate.pass(request.asker.person, request.kind === 'command' ? limits.commands : limits.presses);
    const entered = await away.enter(request, target);
    if ('said' in entered) return answerIn({ kind: 'message', message: entered.said }, language);
    const said = await answerAs(entered, target, request, newsroom, needs);
    return answerIn(away.shown(said, request, entered), language);
  };

  return {
    commands,
    languages: needs.languages,
    expect: (request) => (isChoice(request) ? 'update' : expectationOf(targetOf(commands, request), request)),
    reads: (request) => isReading(targetOf(commands, request)),
    answer: async (request) => {
      const target = targetOf(commands, request);
      let language = needs.languages.pick(request.asker.language);
      try {
        if (!(await isFirst(request, target))) return { kind: 'repeat' };
        if (request.asker.away) return await answerAway(request, target, language);
        const member = await memberOf(needs, request.asker);
        language = await languageFor(needs, request.asker, member);
        gate.pass(request.asker.person, rateOf(limits, request, member));
        if (target?.who === 'moderator') mustModerate(member);
        return answerIn(
          await answerAs(member, forMember(commands, target, member), request, newsroom, needs),
          language,
        );
      } catch (error) {
        return answerIn(await sorry(needs, target, request, error), language);
      }
    },
    linked: (url) => newsroom.linked(url),
    keepCard: (card) => newsroom.keepCard(card),
    dropCard: (card) => newsroom.dropCard(card),
    left: (place, gone) => newsroom.left(place, gone),
    returned: (place, how) => newsroom.returned(place, how),
    closed: (channel, why) => newsroom.closed(channel, why),
    home: async (asker) => {
      try {
        const member = await memberOf(needs, asker);
        return spoken(homeMessage(await newsroom.home(member)), await languageFor(needs, asker, member));
      } catch (error) {
        needs.log.error('a home page could not be made', faultOf(error));
        return spoken(apologyMessage(), needs.languages.pick(asker.language));
      }
    },
    complete: async (kind, typed, asker, root) => {
      try {
        const member = asker.away ? await away.look(asker) : await memberOf(needs, asker);
        if (!member) return [];
        const language = await languageFor(needs, asker, member);
        return await newsroom.complete(kind, typed, member, root, language);
      } catch (error) {
        needs.log.warn('completion failed', { kind, ...faultOf(error) });
        return [];
      }
    },
  };
}

const remembered = hour;

function rateOf(limits: Limits, request: Request, member: Member): Rate {
  if (member.moderator) return limits.moderators;
  return request.kind === 'command' ? limits.commands : limits.presses;
}

function expectationOf(target: Target | undefined, request: Request): Expectation {
  switch (target?.kind) {
    case undefined:
      return 'private';
    case 'command':
      if (request.kind === 'command' && asks(target.command, request.raw)) return 'form';
      return target.command.reply === 'channel' ? 'public' : 'private';
    case 'shortcut':
      return 'private';
    case 'press':
      return target.reaction.shows;
    case 'submit':
      return target.reaction.afterwards;
    case 'mend':
      return 'form';
  }
}

function isReading(target: Target | undefined): boolean {
  switch (target?.kind) {
    case 'command':
      return target.command.reads === true;
    case 'press':
      return target.reaction.shows !== 'form' && target.reaction.reads === true;
    case undefined:
    case 'shortcut':
    case 'submit':
    case 'mend':
      return false;
  }
}

function forMember(
  commands: readonly Command[],
  target: Target | undefined,
  { moderator }: Member,
): Target | undefined {
  if (target?.kind !== 'shortcut') return target;
  return shortcutTarget(commands, target.links, moderator) ?? target;
}

async function answerAs(
  member: Member,
  target: Target | undefined,
  request: Request,
  newsroom: Newsroom,
  needs: AnsweringNeeds,
): Promise<Answer<Said>> {
  switch (target?.kind) {
    case undefined:
      throw new NewsError(
        'expired',
        phrase`This button or form is from an earlier version of me. Please give the command again.`,
      );
    case 'command': {
      const { command, raw } = target;
      const asking = request.kind === 'command' && asks(command, raw);
      const categories = asking || namesCategories(command) ? await needs.categories.list(member.community.id) : [];
      if (asking) return { kind: 'form', form: askFor(command, raw, categories) };
      const values = readValues(command.options, raw, { categories, calendar: needs.calendar });
      const said = await command.run(values, newsroom, member);
      return message(request.kind === 'shortcut' ? withOtherLinks(said, request.links) : said);
    }
    case 'shortcut':
      throw new NewsError(
        'bad-input',
        target.links.length === 0
          ? phrase`That message holds no link. Choose one that has the article’s web address in it.`
          : phrase`Only moderators can make an article of a link here.`,
      );
    case 'press': {
      const { reaction, argument, chosen } = target;
      return reaction.shows === 'form'
        ? { kind: 'form', form: await reaction.form(argument, newsroom, member) }
        : message(await reaction.run(argument, chosen, newsroom, member));
    }
    case 'submit':
      return message(await target.reaction.submit(target.argument, target.raw, newsroom, member));
    case 'mend': {
      const last = await needs.tries.get(target.token);
      if (!last)
        throw new NewsError('expired', phrase`What you typed is not kept any longer. Please give the command again.`);
      return { kind: 'form', form: await formAgain(needs, target.command, last, newsroom, member) };
    }
  }
}

function namesCategories({ options }: Command): boolean {
  return Object.values(options).some(({ kind }) => kind === 'category' || kind === 'topic');
}

function message(message: Told): Answer<Said> & { kind: 'message' } {
  return { kind: 'message', message };
}

/** A refusal in its own words; a fault of ours as an apology, and what can be said of it without what was typed to the log. */
async function sorry(
  needs: AnsweringNeeds,
  target: Target | undefined,
  request: Request,
  error: unknown,
): Promise<Answer<Said>> {
  // A message whose buttons still mean something is kept for the next try.
  const beside =
    !(error instanceof NewsError && settled.has(error.code)) && expectationOf(target, request) === 'update';
  const shown = beside ? { beside: true as const } : {};
  if (error instanceof NewsError) return { ...message(await refusal(needs, target, error)), ...shown };
  needs.log.error('a request failed', { command: target?.name ?? 'unknown', kind: request.kind, ...faultOf(error) });
  return { ...message(apologyMessage()), ...shown };
}

/** After these the same button will not do anything any more. */
const settled: ReadonlySet<Refusal> = new Set(['expired', 'not-found']);
