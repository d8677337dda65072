import { askFor } from '../../src/core/asking.ts';
import { defineCommand, type Command, type Reaction } from '../../src/core/command.ts';
import type { Member } from '../../src/core/member.ts';
import type { Told } from '../../src/core/message.ts';
import type { Newsroom } from '../../src/core/newsroom.ts';
import type { ReportPlace } from '../../src/core/reporting.ts';
import { reasonIn } from '../../src/core/wording/reason.ts';
import { grounds, keepForm, keptMessage, reportsMessage } from '../../src/core/wording/reports.ts';
import { categoriesOf } from '../categories-of.ts';
import { editing } from '../editing.ts';
import { pile } from '../pile.ts';
import { correct } from './correct.ts';
import { withdraw } from './withdraw.ts';

const { begins, open } = pile((newsroom, member) => show({ kind: 'first' }, newsroom, member));

export const reports = defineCommand({
  ...begins,
  name: 'reports',
  description: 'Look at the articles members reported; correct, withdraw, edit or keep them',
  actions: {
    open,
    next: {
      shows: 'update',
      who: 'moderator',
      run: (id, _chosen, newsroom, member) => show({ kind: 'after', article: Number(id) }, newsroom, member),
    },
    correct: asking(correct),
    withdraw: asking(withdraw),
    edit: editing('reports', 'edit', ({ article }, newsroom, member) =>
      show({ kind: 'at', article: article.id }, newsroom, member),
    ),
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
  return reportsMessage(await newsroom.reports(at, member), await categoriesOf(newsroom, member));
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
