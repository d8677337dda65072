import type { Candidate } from '../../src/core/candidate.ts';
import { actionId, defineCommand, type Reaction } from '../../src/core/command.ts';
import { NewsError } from '../../src/core/errors.ts';
import type { Member } from '../../src/core/member.ts';
import type { Told } from '../../src/core/message.ts';
import { phrase } from '../../src/core/phrase.ts';
import type { Newsroom } from '../../src/core/newsroom.ts';
import type { QueuePlace } from '../../src/core/queueing.ts';
import { chosenIn } from '../../src/core/wording/category-menus.ts';
import {
  decidedMessage,
  laterMessage,
  pressedMessage,
  rejectedMessage,
  surelyMessage,
} from '../../src/core/wording/queue-decided.ts';
import { queueEditForm, queueMessage } from '../../src/core/wording/queue.ts';
import { reasonIn } from '../../src/core/wording/reason.ts';
import { rejectForm, rejections } from '../../src/core/wording/reject.ts';
import { asking } from '../asking.ts';
import { categoriesOf } from '../categories-of.ts';
import { readEdit } from '../editing.ts';
import { pile } from '../pile.ts';
import { post } from './post.ts';
import { bulk, outdated } from './queue-many.ts';

const { begins, open } = pile((newsroom, member) => show({ kind: 'first' }, newsroom, member));

export const queue = defineCommand({
  ...begins,
  name: 'queue',
  description: 'Look at the links members suggested and feeds brought, and publish or reject them',
  actions: {
    open,
    show: turning('at'),
    next: turning('after'),
    again: deciding(async ({ id }, newsroom, member) => {
      await newsroom.readAgain(id, member);
      return show({ kind: 'at', id }, newsroom, member);
    }),
    paste: asking(
      post,
      async (id, newsroom, member) => ({ url: (await newsroom.candidate(id, member)).url }),
      (id, newsroom, member) => show({ kind: 'at', id }, newsroom, member),
    ),
    publish: deciding(async (candidate, newsroom, member) => {
      const { story } = await newsroom.queue({ kind: 'at', id: candidate.id }, member);
      const ids = { surely: actionId('queue', 'surely', candidate.id), back: actionId('queue', 'show', candidate.id) };
      const doubt =
        story?.candidate.id === candidate.id && story.draft ? surelyMessage(story.draft, ids, true) : undefined;
      return doubt ?? publish(candidate, newsroom, member);
    }),
    surely: deciding(publish),
    file: {
      shows: 'update',
      who: 'moderator',
      run: (argument, chosen, newsroom, member) => {
        const { id: of, now } = chosenIn(argument);
        return whileWaiting(of, newsroom, member, async ({ id }) => {
          const before = await newsroom.draft(`q${id}`, member);
          const categories = now(chosen, before.categories, await categoriesOf(newsroom, member));
          await newsroom.editDraft(before.id, { categories }, member);
          return show({ kind: 'at', id }, newsroom, member);
        });
      },
    },
    edit: {
      shows: 'form',
      afterwards: 'update',
      who: 'moderator',
      form: async (id, newsroom, member) => {
        const candidate = await newsroom.candidate(Number(id), member);
        return queueEditForm(candidate, await newsroom.draft(`q${candidate.id}`, member));
      },
      submit: (id, raw, newsroom, member) =>
        whileWaiting(id, newsroom, member, async (candidate) => {
          await newsroom.editDraft(`q${candidate.id}`, readEdit(raw), member);
          return show({ kind: 'at', id: candidate.id }, newsroom, member);
        }),
    },
    reject: {
      shows: 'form',
      afterwards: 'update',
      who: 'moderator',
      form: async (id, newsroom, member) => rejectForm(await newsroom.candidate(Number(id), member)),
      submit: (id, raw, newsroom, member) =>
        whileWaiting(id, newsroom, member, async (candidate) => {
          const reason = reasonIn(rejections, raw);
          return rejectedMessage(await newsroom.reject([candidate.id], reason, member), reason);
        }),
    },
    rest: {
      shows: 'update',
      who: 'moderator',
      run: async (argument, _chosen, newsroom, member) => {
        const [article, ids] = argument.split('-');
        if (ids === undefined) throw outdated();
        const reason = phrase`The same story was published from another source, as #${article ?? ''}.`;
        return rejectedMessage(await newsroom.reject(ids.split('.').map(Number), reason, member), reason);
      },
    },
    later: deciding(async (candidate, newsroom, member) =>
      laterMessage(candidate, await newsroom.later(candidate.id, member)),
    ),
    ...bulk,
  },
});

async function show(at: QueuePlace, newsroom: Newsroom, member: Member): Promise<Told> {
  return queueMessage(await newsroom.queue(at, member), await categoriesOf(newsroom, member));
}

async function publish({ id }: Candidate, newsroom: Newsroom, member: Member): Promise<Told> {
  const { story } = await newsroom.queue({ kind: 'at', id }, member);
  const others = story?.candidate.id === id ? story.others.map((other) => other.id).slice(0, 5) : [];
  return pressedMessage(await newsroom.press(`q${id}`, member), id, others);
}

function turning(kind: 'at' | 'after'): Reaction {
  return {
    shows: 'update',
    who: 'moderator',
    run: (id, _chosen, newsroom, member) => show({ kind, id: Number(id) }, newsroom, member),
  };
}

function deciding(act: (candidate: Candidate, newsroom: Newsroom, member: Member) => Promise<Told>): Reaction {
  return {
    shows: 'update',
    who: 'moderator',
    run: (id, _chosen, newsroom, member) =>
      whileWaiting(id, newsroom, member, (candidate) => act(candidate, newsroom, member)),
  };
}

/** Two moderators may have one story before them: the second one is told what the first one decided. */
async function whileWaiting(
  id: string,
  newsroom: Newsroom,
  member: Member,
  act: (candidate: Candidate) => Promise<Told>,
): Promise<Told> {
  const candidate = await newsroom.candidate(Number(id), member);
  if (candidate.decision) return decidedMessage(candidate);
  try {
    return await act(candidate);
  } catch (error) {
    if (!(error instanceof NewsError) || error.code !== 'conflict') throw error;
    const now = await newsroom.candidate(Number(id), member);
    if (now.decision) return decidedMessage(now);
    throw error;
  }
}
