import type { Answer, Asker, Request } from '../core/answering.ts';
import { readActionId, type Command } from '../core/command.ts';
import { NewsError } from '../core/errors.ts';
import type { Expiring } from '../core/expiring.ts';
import type { Community, Member } from '../core/member.ts';
import type { Action, Block, Told } from '../core/message.ts';
import { phrase, type Said } from '../core/phrase.ts';
import { chosenMessage, forgottenMessage, whichMessage, whoseNote } from '../core/wording/away.ts';
import { day, type Needs } from './needs.ts';
import { targetOf, type Target } from './target.ts';

type AwayNeeds = Pick<Needs, 'communities' | 'settings'> & {
  /** Which community somebody reads who is in none of our places. Private, and for nothing else. */
  readonly reading: Expiring<string>;
};

/** What somebody may do who is in no place of ours: read archives that are open to everybody, and see to what is kept of them. */
export interface Away {
  /** The member they are for this request, of a community without an id where it is about none; or what is said instead: which community is meant. Throws NewsError. */
  enter(request: Request, target: Target | undefined): Promise<Member | { readonly said: Told }>;
  /** An answer as it is shown there: whose it is, and without the buttons that would only say that they work in servers. */
  shown(answer: Answer<Said>, request: Request, member: Member): Answer<Said>;
  /** The same as `enter` for completing what is typed; undefined where it is not known which community is meant. */
  look(asker: Asker): Promise<Member | undefined>;
}

export function createAway(commands: readonly Command[], needs: AwayNeeds): Away {
  return {
    async enter(request, target) {
      const { asker } = request;
      const open = await openCommunities(needs);
      if (isChoice(request)) {
        const { action, argument } = readActionId(request.id);
        if (action === 'more') return { said: whichMessage(open, Number(argument)) };
        return { said: await (action === 'forget' ? forget(asker) : choose(asker, request.chosen[0] ?? '', open)) };
      }
      if (isOwn(target)) return memberAway(asker, nowhere);
      if (!isForAll(target)) throw onlyInServers(commands);
      if (open.length === 0) throw nothingOpen();
      const community = await meant(asker, open);
      return community ? memberAway(asker, community) : { said: whichMessage(open) };
    },

    shown(answer, request, { community }) {
      if (answer.kind === 'repeat') return answer;
      const from = community === nowhere ? {} : { from: community.id };
      if (answer.kind === 'form') return { ...answer, ...from };
      const isPressable = (action: Action<Said>): boolean => {
        if (action.kind === 'link') return true;
        const target = targetOf(commands, { ...request, kind: 'press', id: action.id, chosen: [] });
        return isOwn(target) || isForAll(target);
      };
      const blocks = answer.message.blocks.flatMap((block): readonly Block<Said>[] => {
        if (block.kind !== 'actions') return [block];
        const actions = block.actions.filter(isPressable);
        return actions.length > 0 ? [{ ...block, actions }] : [];
      });
      const whose = community === nowhere ? [] : [whoseNote(community)];
      return { ...answer, message: { ...answer.message, blocks: [...blocks, ...whose] }, ...from };
    },

    async look(asker) {
      const community = await meant(asker, await openCommunities(needs));
      return community && memberAway(asker, community);
    },
  };

  /** The one their button is from, the one they chose, or the only one: always one whose archive is open now. */
  async function meant(asker: Asker, open: readonly Community[]): Promise<Community | undefined> {
    const named = asker.away?.community;
    if (named !== undefined) {
      const community = open.find(({ id }) => id === named);
      if (!community) throw notOpenAnyMore();
      return community;
    }
    if (open.length < 2) return open[0];
    const chosen = await needs.reading.get(asker.person);
    return open.find(({ id }) => id === chosen);
  }

  async function choose(asker: Asker, id: string, open: readonly Community[]): Promise<Told> {
    const community = open.find((one) => one.id === id);
    if (!community) throw notOpenAnyMore();
    await needs.reading.set(asker.person, id, kept);
    return chosenMessage(community);
  }

  async function forget(asker: Asker): Promise<Told> {
    await needs.reading.delete(asker.person);
    return forgottenMessage();
  }
}

/** Buttons about the choice itself belong to no command. */
export function isChoice(request: Request): request is Request & { readonly kind: 'press' } {
  return request.kind === 'press' && request.asker.away !== undefined && readActionId(request.id).command === 'away';
}

const kept = 180 * day;

async function openCommunities({ communities, settings }: AwayNeeds): Promise<readonly Community[]> {
  const open = await Promise.all((await settings.openArchives()).map((id) => communities.get(id)));
  return open.filter((community) => community !== undefined);
}

/** Commands that say so, and of their buttons those that only read. */
function isForAll(target: Target | undefined): boolean {
  switch (target?.kind) {
    case 'command':
    case 'mend':
      return target.command.anywhere === 'open';
    case 'press':
      return target.anywhere === 'open' && target.reaction.shows !== 'form' && target.reaction.reads === true;
    case undefined:
    case 'shortcut':
    case 'submit':
      return false;
  }
}

/** What is about nobody but whoever asks: they need not know of any community, nor one of them. */
function isOwn(target: Target | undefined): boolean {
  switch (target?.kind) {
    case 'command':
      return target.command.anywhere === 'own';
    case 'press':
      return target.anywhere === 'own';
    case undefined:
    case 'shortcut':
    case 'submit':
    case 'mend':
      return false;
  }
}

/** There is no such community: whatever looks for its articles finds none. */
const nowhere: Community = { id: '', name: '', zone: 'UTC' };

/** In no place of ours: what follows, posts or moderates has nothing to go by, and is not reached. */
function memberAway({ person, place, channel, direct }: Asker, community: Community): Member {
  return { person, place, channel, direct, community, moderator: false, isAway: true };
}

function onlyInServers(commands: readonly Command[]): NewsError {
  const names = commands.filter(({ root, anywhere }) => root === 'news' && anywhere).map(({ name }) => name);
  return new NewsError(
    'forbidden',
    phrase`That works only in a server that Carewire is in. Here you can use: ${names.join(', ')}.`,
  );
}

function nothingOpen(): NewsError {
  return new NewsError(
    'not-found',
    phrase`No community here has opened its archive to everybody. Use the command in your community’s own server.`,
  );
}

function notOpenAnyMore(): NewsError {
  return new NewsError(
    'expired',
    phrase`That community’s archive is not open to everybody any more. Use the command in its own server.`,
  );
}
