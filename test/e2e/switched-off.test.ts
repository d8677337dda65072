import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directChannel } from '../../src/core/place.ts';
import { directMessages } from '../../src/sandbox/screen.ts';
import { databases, read, type Stage } from './stage.ts';

const day = 86_400_000;

/** Each step stands on the ones before it. Slack says “ok” to whoever writes to an account that was switched off. */
describe.each(databases)('somebody whose Slack account is switched off, over $name', ({ open }) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await open();
    const { slack } = stage;
    await slack.type('member', 'lounge', '/news follow treatment when:daily at:8:00');
    await slack.type('member', 'lounge', '/news follow living-with-ms');
    await slack.type('moderator', 'lounge', '/news follow treatment when:daily at:8:00');
    await publish('clogged-veins', 'treatment,living-with-ms');
    await morning(1);
  }, 120_000);
  afterAll(() => stage.close());

  const publish = async (story: string, categories: string): Promise<void> => {
    await stage.discord.type('moderator', 'lounge', `/newsroom post ${stage.site}/${story} in:${categories}`);
    await stage.discord.press('moderator', 'lounge', 'Publish');
    await stage.running.settle();
  };
  const morning = async (days: number): Promise<void> => {
    stage.clock.at += days * day;
    await stage.running.settle();
  };
  const theirs = async () => {
    const { sandbox, running } = stage;
    const place = sandbox.places[1];
    const { id } = await running.store.communities.ofPlace(place);
    return running.store.subscriptions.ofChannel(id, directChannel(place, sandbox.people.slack.member));
  };

  const stopped = async () => (await theirs()).map(({ paused }) => paused !== null);
  /** What Slack answered when it was asked about people. */
  const questions = () =>
    stage.sandbox.slack.journal.entries.flatMap((entry) =>
      entry.kind === 'call' && entry.method === 'users.info' && entry.args['include_locale'] === undefined
        ? [entry.status]
        : [],
    );

  it('may get one message more, after which what they follow stops, digests too', async () => {
    const { slack, sandbox } = stage;
    expect(slack.look('member', directMessages)).toHaveLength(2);
    expect(slack.look('moderator', directMessages)).toHaveLength(1);
    // As where Slack tells of it, and cannot be asked just then.
    const { faults, journal } = sandbox.slack;
    await expect.poll(questions).toHaveLength(3);
    faults.add({ kind: 'status', status: 503, method: 'users.info' });
    await sandbox.slack.deactivate(sandbox.people.slack.member);
    await journal.until(() => questions().includes(503), 'a question that is not answered');
    await publish('vein-trial-no-benefit', 'treatment,living-with-ms');
    await expect.poll(stopped).toEqual([true, true]);
    await morning(1);
    expect(slack.look('member', directMessages)).toHaveLength(3);
    // Everybody else goes on as before.
    expect(slack.look('moderator', directMessages)).toHaveLength(2);
  });

  it('is owed nothing on the days after, and no moderator reads of it', async () => {
    const { slack, discord, running, sandbox } = stage;
    const before = await theirs();
    await morning(1);
    await morning(1);
    expect(await theirs()).toEqual(before);
    expect(slack.look('member', directMessages)).toHaveLength(3);
    const { id } = await running.store.communities.ofPlace(sandbox.places[1]);
    const direct = directChannel(sandbox.places[1], sandbox.people.slack.member);
    const open = (await running.store.deliveries.troubled(id, 100)).filter(({ channel }) => channel === direct);
    expect(open.map(({ state }) => state)).toEqual(open.map(() => 'gone'));
    const status = read(await discord.type('moderator', 'lounge', '/newsroom status'));
    expect(status).not.toContain('switched off');
    expect(read(stage.logged)).not.toContain(sandbox.people.slack.member);
  });

  it('has what they were sent corrected all the same', async () => {
    const { discord, slack, running } = stage;
    await discord.type('moderator', 'lounge', '/newsroom correct 1 standing:disputed notice:"It was no benefit."');
    await discord.press('moderator', 'lounge', 'Confirm');
    await running.settle();
    const corrected = () => slack.look('member', directMessages).map((copy) => copy.includes('It was no benefit.'));
    await expect.poll(corrected, { timeout: 10_000 }).toEqual([true, true, false]);
  });

  it('goes on where they left off once it is switched on, if they want to', async () => {
    const { slack, sandbox } = stage;
    await sandbox.slack.reactivate(sandbox.people.slack.member);
    expect(read(await slack.type('member', 'lounge', '/news following'))).toContain(
      'The person’s account is switched off',
    );
    await slack.choose('member', 'lounge', 'Pause, mute or remove one', ['1']);
    await slack.press('member', 'lounge', 'Resume');
    await morning(1);
    expect(read(slack.look('member', directMessages).slice(3))).toContain('Controlled Trial');
    expect(await stopped()).toContain(false);
  });

  it('gets nothing at all once Slack has told of it, and what they follow stops', async () => {
    const { slack, sandbox } = stage;
    const before = slack.look('member', directMessages);
    await sandbox.slack.deactivate(sandbox.people.slack.member);
    await expect.poll(stopped).toEqual([true, true]);
    await publish('injector-recall', 'treatment,living-with-ms');
    await morning(1);
    expect(slack.look('member', directMessages)).toEqual(before);
    expect(read(slack.look('moderator', directMessages))).toMatch(/injector/i);
  });
});
