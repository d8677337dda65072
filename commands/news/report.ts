import { defineCommand } from '../../src/core/command.ts';
import { NewsError } from '../../src/core/errors.ts';
import { phrase } from '../../src/core/phrase.ts';
import { faults } from '../../src/core/report.ts';
import { askWhatMessage, faultChoices, reportedMessage, reportForm } from '../../src/core/wording/report.ts';

export const report = defineCommand({
  root: 'news',
  name: 'report',
  description: 'Tell the moderators that something is wrong with an article; they are not told who you are',
  who: 'everyone',
  reply: 'asker',
  asks: true,
  options: {
    article: { kind: 'article', description: 'Its title, or its number like #12', required: true },
    what: { kind: 'choice', description: 'What is wrong', choices: faultChoices },
    note: {
      kind: 'text',
      description: 'The same in a sentence; moderators read it, without your name',
      maxLength: 500,
    },
  },
  run: async ({ article, what, note }, newsroom, member) => {
    if (what === null && note === null) return askWhatMessage(await newsroom.reportable(article, member));
    return reportedMessage(await newsroom.report(article, { fault: what ?? 'other', words: note }, member));
  },
  actions: {
    open: {
      shows: 'form',
      afterwards: 'private',
      who: 'everyone',
      form: async (id, newsroom, member) => reportForm(await newsroom.reportable(Number(id), member)),
      submit: async (id, { what, note }, newsroom, member) => {
        const fault = faults.find((fault) => fault === what);
        if (!fault) throw new NewsError('bad-input', phrase`Choose what is wrong.`, { field: 'what' });
        return reportedMessage(await newsroom.report(Number(id), { fault, words: note ?? null }, member));
      },
    },
  },
});
