import { defineCommand } from '../../src/core/command.ts';
import { bold, line, say, type Message } from '../../src/core/message.ts';

export const digest = defineCommand({
  root: 'newsroom',
  name: 'digest',
  description: 'Preview a subscription’s next digest, or send it now',
  who: 'moderator',
  reply: 'asker',
  asks: true,
  options: {
    subscription: {
      kind: 'subscription',
      description: 'Which one; its number is in the list of subscriptions',
      required: true,
    },
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
        : say(`The digest is on its way${owed > 1 ? ` in ${owed} messages` : ''}. The next one begins where it ends.`);
    }
    const messages = await newsroom.previewDigest(subscription, member);
    return messages ? preview(messages) : nothing;
  },
});

const nothing = say(
  'There is nothing to tell yet: since the last digest nothing was published or corrected in its topic. An empty digest is not sent.',
);

/** The first message as it would go out; how many more there are is said, for an answer is one message. */
function preview([first, ...more]: readonly Message[]): Message {
  if (!first) return nothing;
  const rest = more.length > 0 ? ` and ${more.length} more like it` : '';
  const intro = line(bold('Preview. '), `This is what would be sent now${rest}. Only you see it.`);
  return { plain: `Preview: ${first.plain}`, blocks: [{ kind: 'note', line: intro, keep: true }, ...first.blocks] };
}
