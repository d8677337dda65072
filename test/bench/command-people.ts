import type { Sandbox } from '../../src/sandbox/sandbox.ts';

/** How long one command took, in milliseconds. */
export interface Taken {
  readonly acknowledged: number;
  readonly answered: number;
}

/** One of fifty people gives `/news topics`. */
export type Ask = (person: number) => Promise<Taken>;

export function askOnDiscord({ discord, channels }: Sandbox): Ask {
  const people = Array.from({ length: 50 }, (_, i) => discord.as(discord.addUser({ name: `Person ${i}` }).id));
  return async (index) => {
    const person = people[index];
    if (!person) throw new Error('there are fifty people');
    const start = performance.now();
    const reply = await person.run(channels.discord['lounge'] ?? '', 'news topics');
    const acknowledged = performance.now() - start;
    const answer = await reply.final();
    const answered = performance.now() - start;
    person.dismiss(answer);
    return { acknowledged, answered };
  };
}

/** A channel for each, so that nobody looks through what the others were told. */
export function askOnSlack({ slack }: Sandbox): Ask {
  const people = Array.from({ length: 50 }, (_, i) => {
    const person = slack.as(slack.addUser(slack.teamId, { name: `person-${i}` }));
    const channel = slack.addChannel(slack.teamId, { name: `room-${i}`, members: [person.id] });
    return { person, channel, seen: 0 };
  });
  return async (index) => {
    const one = people[index];
    if (!one) throw new Error('there are fifty people');
    one.seen += 1;
    const start = performance.now();
    const acknowledging = one.person.type(one.channel, '/news topics').then((outcome) => {
      if (!outcome.ok) throw new Error(outcome.notice);
      return performance.now() - start;
    });
    const answering = slack.journal
      .until(() => slack.messages(one.channel).length >= one.seen, 'the answer', 30_000)
      .then(() => performance.now() - start);
    const [acknowledged, answered] = await Promise.all([acknowledging, answering]);
    return { acknowledged, answered: Math.max(acknowledged, answered) };
  };
}
