import { askFor } from '../../src/core/asking.ts';
import { actionId, defineCommand, type Command, type Reaction } from '../../src/core/command.ts';
import type { Member } from '../../src/core/member.ts';
import type { Told } from '../../src/core/message.ts';
import type { Newsroom } from '../../src/core/newsroom.ts';
import type { ReportPlace } from '../../src/core/reporting.ts';
import { editForm } from '../../src/core/wording/draft.ts';
import { reasonIn } from '../../src/core/wording/reason.ts';
import { grounds, keepForm, keptMessage, reportsMessage } from '../../src/core/wording/reports.ts';
import { correct } from './correct.ts';
import { readEdit } from './edit.ts';
import { withdraw } from './withdraw.ts';

export const reports = defineCommand({
  root: 'newsroom',
  name: 'reports',
  description: 'Look at the articles members reported; correct, withdraw, edit or keep them',
  who: 'moderator',
  reply: 'asker',
  options: {},
  run: (_values, newsroom, member) => show({ kind: 'first' }, newsroom, member),
  actions: {
    open: {
      shows: 'private',
      who: 'moderator',
      run: (_argument, _chosen, newsroom, member) => show({ kind: 'first' }, newsroom, member),
    },
    next: {
      shows: 'update',
      who: 'moderator',
      run: (id, _chosen, newsroom, member) => show({ kind: 'after', article: Number(id) }, newsroom, member),
    },
    correct: asking(correct),
    withdraw: asking(withdraw),
    edit: {
      shows: 'form',
      afterwards: 'update',
      who: 'moderator',
      form: async (id, newsroom, member) => {
        const article = await newsroom.read(Number(id), member);
        return editForm(actionId('reports', 'edit', article.id), article.title, article.judgement.summary);
      },
      submit: async (id, raw, newsroom, member) => {
        const { article } = await newsroom.edit(Number(id), readEdit(raw), member);
        return show({ kind: 'at', article: article.id }, newsroom, member);
      },
    },
    keep: {
      shows: 'form',
      afterwards: 'update',
      who: 'moderator',
      form: (argument) => Promise.resolve(keepForm(argument)),
      submit: async (argument, raw, newsroom, member) => {
        const [article = 0, upTo = 0] = argument.split('.').map(Number);
        const reason = reasonIn(grounds, raw);
        return keptMessage(article, await newsroom.keep(article, upTo, reason, member), reason);
      },
    },
  },
});

async function show(at: ReportPlace, newsroom: Newsroom, member: Member): Promise<Told> {
  const categories = (await newsroom.categories(member)).map(({ category }) => category);
  return reportsMessage(await newsroom.reports(at, member), categories);
}

/** The verb's own form with the article in it: what follows is as if it had been typed, preview included. */
function asking(command: Command): Reaction {
  return {
    shows: 'form',
    afterwards: 'private',
    who: 'moderator',
    form: async (id, newsroom, member) => {
      const article = await newsroom.read(Number(id), member);
      return askFor(command, { article: `#${article.id}` }, []);
    },
    // The form is the verb's, and so is its id: it is sent in there.
    submit: (id, _raw, newsroom, member) => show({ kind: 'at', article: Number(id) }, newsroom, member),
  };
}
