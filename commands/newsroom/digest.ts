import { defineCommand } from '../../src/core/command.ts';
import type { Member } from '../../src/core/member.ts';
import { say, type Told } from '../../src/core/message.ts';
import { phrase } from '../../src/core/phrase.ts';
import type { Newsroom } from '../../src/core/newsroom.ts';
import { previewMessage } from '../../src/core/wording/digest.ts';
import { channels } from './subscriptions.ts';

export const digest = defineCommand({
  root: 'newsroom',
  name: 'digest',
  description: 'Preview a subscription’s next digest, or send it now',
  who: 'moderator',
  reply: 'asker',
  asks: true,
  options: {
    subscription: { kind: 'subscription', description: channels.which, required: true },
    action: {
      kind: 'choice',
      description: 'Preview unless you say',
      choices: [
        { value: 'preview', label: 'Preview' },
        { value: 'send', label: 'Send now' },
      ],
    },
  },
  run: async ({ subscription, action }, newsroom, member) => {
    if (action === 'send') {
      const owed = await newsroom.sendDigest(subscription, member);
      return owed === 0
        ? nothing
        : say(
            owed > 1
              ? phrase`The digest is on its way in ${owed} messages. The next one begins where it ends.`
              : phrase`The digest is on its way. The next one begins where it ends.`,
          );
    }
    return show(subscription, 0, newsroom, member);
  },
  actions: {
    // `<subscription>.<part>`, planned anew: what is shown is what would go out now.
    part: {
      shows: 'update',
      who: 'moderator',
      run: (argument, _chosen, newsroom, member) => {
        const [subscription, part] = argument.split('.');
        return show(Number(subscription), Number(part), newsroom, member);
      },
    },
  },
});

const nothing = say(
  phrase`There is nothing to tell yet: since the last digest nothing was published or corrected in its topic. An empty digest is not sent.`,
);

/** One message of the preview; the others are a button away, for an answer is one message. */
async function show(subscription: number, wanted: number, newsroom: Newsroom, member: Member): Promise<Told> {
  const messages = (await newsroom.previewDigest(subscription, member)) ?? [];
  const part = Math.min(Math.max(0, wanted || 0), messages.length - 1);
  const message = messages[part];
  return message ? previewMessage(message, { subscription, part, parts: messages.length }) : nothing;
}
