import type { RawValues } from '../../src/core/answering.ts';
import { defineCommand } from '../../src/core/command.ts';
import type { Member } from '../../src/core/member.ts';
import type { Told } from '../../src/core/message.ts';
import type { Newsroom } from '../../src/core/newsroom.ts';
import type { ReportPlace } from '../../src/core/reporting.ts';
import { reasonIn } from '../../src/core/wording/reason.ts';
import { grounds, keepForm, keptMessage, reportsMessage } from '../../src/core/wording/reports.ts';
import { asking } from '../asking.ts';
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
    correct: asking(correct, named, at),
    withdraw: asking(withdraw, named, at),
    edit: editing('reports', 'edit', ({ article }, newsroom, member) => at(article.id, newsroom, member)),
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

function at(article: number, newsroom: Newsroom, member: Member): Promise<Told> {
  return show({ kind: 'at', article }, newsroom, member);
}

async function named(id: number, newsroom: Newsroom, member: Member): Promise<RawValues> {
  return { article: `#${(await newsroom.read(id, member)).id}` };
}
