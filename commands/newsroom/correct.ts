import { defineCommand } from '../../src/core/command.ts';
import { proposalMessage } from '../../src/core/wording/correction.ts';
import { decisions } from '../deciding.ts';

export const correct = defineCommand({
  root: 'newsroom',
  name: 'correct',
  description: 'Tell readers that an article no longer stands as it was; every copy is changed',
  who: 'moderator',
  reply: 'asker',
  asks: true,
  options: {
    article: { kind: 'article', description: 'Its title, or its number like #12', required: true },
    standing: {
      kind: 'choice',
      description: 'How it stands now',
      required: true,
      choices: [
        { value: 'updated', label: 'Updated' },
        { value: 'disputed', label: 'Disputed' },
        { value: 'superseded', label: 'Superseded by later evidence' },
        { value: 'retracted', label: 'Retracted' },
        { value: 'current', label: 'Current again (correction was wrong)' },
      ],
    },
    notice: {
      kind: 'text',
      description: 'What readers should know, in a sentence or two',
      required: true,
      maxLength: 1000,
    },
    link: { kind: 'url', description: 'Where the later evidence stands' },
  },
  run: async ({ article, standing, notice, link }, newsroom, member) => {
    return proposalMessage(
      await newsroom.propose(article, { kind: 'correct', standing, text: notice, link }, member),
      'correct',
    );
  },
  actions: decisions,
});
