import { defineCommand } from '../../src/core/command.ts';
import { proposalMessage } from '../../src/core/wording/correction.ts';
import { decisions } from '../deciding.ts';

export const withdraw = defineCommand({
  root: 'newsroom',
  name: 'withdraw',
  description: 'Take an article back: every copy becomes a notice',
  who: 'moderator',
  reply: 'asker',
  asks: true,
  options: {
    article: { kind: 'article', description: 'Its title, or its number like #12', required: true },
    reason: { kind: 'text', description: 'What readers will see instead', required: true, maxLength: 1000 },
  },
  run: async ({ article, reason }, newsroom, member) => {
    return proposalMessage(await newsroom.propose(article, { kind: 'withdraw', text: reason }, member), 'withdraw');
  },
  actions: decisions,
});
