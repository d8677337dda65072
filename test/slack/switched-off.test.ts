import { describe, expect, it } from 'vitest';
import { say } from '../../src/core/message.ts';
import { inEnglish } from '../../src/core/speak.ts';
import { directChannel } from '../../src/core/place.ts';
import { slackManifest } from '../../src/slack/manifest.ts';
import { commands, newsdesk, open, roots, seen, type Workshop } from './newsdesk.ts';

const calls = ({ slack }: Workshop, method: string): number =>
  slack.journal.entries.filter((entry) => entry.kind === 'call' && entry.method === method).length;

const directOf = ({ slack, ada }: Workshop) => directChannel(`slack:${slack.teamId}`, ada.id);

const texts = ({ ada }: Workshop) => ada.sees(ada.directMessages()).map(({ text }) => text);

/** Slack has answered so many questions about people. */
const asked = async (made: Workshop, times: number) =>
  made.slack.journal.until(() => calls(made, 'users.info') === times, `${times} questions`);

/** As an app set up before it asked to be told. */
const untold = (() => {
  const manifest = slackManifest(commands, roots, { mode: 'socket' });
  const bot_events = manifest.settings.event_subscriptions.bot_events.filter((name) => name !== 'user_change');
  return { manifest: { ...manifest, settings: { ...manifest.settings, event_subscriptions: { bot_events } } } };
})();

/** A started bot that believes what it was told of people for no time at all, or as long as usual. */
async function begin(how: { readonly told: boolean; readonly believed?: true }) {
  const desk = newsdesk();
  const made = await open(desk, {
    ...(how.told ? {} : { loopback: untold }),
    adapter: how.believed ? {} : { believedFor: 0 },
  });
  const closed = () => desk.comings.filter((coming) => coming.startsWith('closed'));
  return { ...made, closed };
}

/** Slack takes messages to them all the same (python-slack-sdk#1156), so it has to be asked. */
describe('somebody whose account was switched off', () => {
  it('may be sent one message more, after which what they follow stops', async () => {
    const made = await begin({ told: false });
    await made.platform.post(directOf(made), say('Before'), 'd1');
    await asked(made, 1);
    await made.slack.deactivate(made.ada.id);
    await made.platform.post(directOf(made), say('After'), 'd2');
    await expect.poll(made.closed).toEqual([`closed ${directOf(made)}: The person’s account is switched off.`]);
    // What was owed already is not sent either.
    await expect(made.platform.post(directOf(made), say('More'), 'd3')).rejects.toMatchObject({
      trouble: 'gone',
      maybeDone: false,
      message: 'The person’s account is switched off.',
    });
    expect(texts(made)).toEqual(['Before', 'After']);
  });

  it('is known at once where Slack tells', async () => {
    const made = await begin({ told: true, believed: true });
    await made.platform.post(directOf(made), say('Before'), 'd1');
    await asked(made, 1);
    await made.slack.deactivate(made.ada.id);
    await expect.poll(made.closed).toEqual([`closed ${directOf(made)}: The person’s account is switched off.`]);
    await expect(made.platform.post(directOf(made), say('After'), 'd2')).rejects.toMatchObject({ trouble: 'gone' });
    expect(texts(made)).toEqual(['Before']);
  });

  it('is not taken for gone by old words of Slack’s', async () => {
    const made = await begin({ told: true, believed: true });
    made.slack.faults.add({ kind: 'slow', method: 'events_api', ms: 50 });
    const late = made.slack.deactivate(made.ada.id);
    await made.slack.reactivate(made.ada.id);
    await late;
    await asked(made, 1);
    await made.platform.post(directOf(made), say('Still here'), 'd1');
    expect(texts(made)).toEqual(['Still here']);
    await made.platform.stop();
    expect(made.closed()).toEqual([]);
  });

  it('is not written to for the first time', async () => {
    const made = await begin({ told: false });
    await made.slack.deactivate(made.ada.id);
    await expect(made.platform.post(directOf(made), say('Hello'), 'd1')).rejects.toMatchObject({ trouble: 'gone' });
    expect(inEnglish((await made.platform.obstacle(directOf(made))) ?? '')).toMatch(/account is switched off/);
  });

  it('is written to again once it is switched on', async () => {
    const made = await begin({ told: true });
    await made.platform.post(directOf(made), say('Before'), 'd1');
    await asked(made, 1);
    await made.slack.deactivate(made.ada.id);
    await expect.poll(made.closed).toHaveLength(1);
    await expect(made.platform.post(directOf(made), say('After'), 'd2')).rejects.toMatchObject({ trouble: 'gone' });
    await made.slack.reactivate(made.ada.id);
    await made.platform.post(directOf(made), say('Back'), 'd3');
    expect(made.platform.opens(directOf(made))).toBe(false);
    expect(texts(made)).toEqual(['Before', 'Back']);
  });

  it('has what they were sent corrected all the same', async () => {
    const made = await begin({ told: true });
    const id = await made.platform.post(directOf(made), say('It works'), 'd1');
    await asked(made, 1);
    await made.slack.deactivate(made.ada.id);
    await expect.poll(made.closed).toHaveLength(1);
    await made.platform.edit(directOf(made), id, say('It does not'));
    expect(texts(made)).toEqual(['It does not']);
  });

  it('is asked about once a day, in direct messages alone', async () => {
    const made = await begin({ told: false, believed: true });
    for (const [at, text] of ['One', 'Two', 'Three'].entries())
      await made.platform.post(directOf(made), say(text), `d${at}`);
    await made.platform.post(made.channel, say('To all'), 'c1');
    await asked(made, 1);
    const kim = made.slack.addUser(made.slack.teamId, { name: 'kim' });
    await made.platform.post(directChannel(`slack:${made.slack.teamId}`, kim), say('One'), 'k1');
    await asked(made, 2);
    const of = made.slack.journal.entries.flatMap((entry) =>
      entry.kind === 'call' && entry.method === 'users.info' ? [entry.args['user']] : [],
    );
    expect(of).toEqual([made.ada.id, kim]);
  });

  it('is written to where Slack does not let us ask', async () => {
    const made = await begin({ told: false });
    made.slack.faults.add({ kind: 'error', error: 'missing_scope', method: 'users.info' });
    await made.platform.post(directOf(made), say('One'), 'd1');
    await asked(made, 1);
    await made.platform.post(directOf(made), say('Two'), 'd2');
    await asked(made, 2);
    expect(texts(made)).toEqual(['One', 'Two']);
    expect(made.closed()).toEqual([]);
  });

  it('is asked about after the next message when Slack did not tell', async () => {
    const made = await begin({ told: false, believed: true });
    made.slack.faults.add({ kind: 'status', status: 503, method: 'users.info' });
    await made.platform.post(directOf(made), say('One'), 'd1');
    await asked(made, 1);
    await made.slack.deactivate(made.ada.id);
    await expect
      .poll(async () => made.platform.post(directOf(made), say('Again'), 'd2').then(made.closed, made.closed))
      .toHaveLength(1);
  });

  it('is not answered when what they pressed was still on its way', async () => {
    const desk = newsdesk();
    const made = await open(desk);
    await made.platform.post(
      made.channel,
      {
        plain: 'Veins',
        blocks: [
          {
            kind: 'actions',
            actions: [{ kind: 'button', id: 'report:open:1', label: 'Report', style: 'plain' }],
            keep: true,
          },
        ],
      },
      'd1',
    );
    const kim = made.slack.as(made.slack.addUser(made.slack.teamId, { name: 'kim' }));
    await made.slack.join(made.news, kim.id);
    const [message] = kim.sees(made.news);
    await made.slack.deactivate(kim.id);
    await kim.press({ channel: made.news, ts: message?.ts ?? '' }, 'Report');
    await kim.type(made.news, '/news topics');
    await made.ada.type(made.news, '/news topics');
    await seen(made, made.ada, made.news, 'Done.');
    expect(desk.asked.map(({ asker }) => asker.person)).toEqual([`slack:${made.slack.teamId}/${made.ada.id}`]);
  });
});

describe('a digest to many people', () => {
  it('waits for no answer about any of them', async () => {
    const made = await begin({ told: true });
    made.slack.faults.add({ kind: 'lost-before', how: 'hang', method: 'users.info', times: Infinity });
    const people = Array.from({ length: 30 }, (_, n) => made.slack.addUser(made.slack.teamId, { name: `reader${n}` }));
    const channels = people.map((person) => directChannel(`slack:${made.slack.teamId}`, person));
    for (const [at, channel] of channels.entries()) await made.platform.post(channel, say('Your digest'), `d${at}`);
    expect(calls(made, 'chat.postMessage')).toBe(30);
    expect(channels.some((channel) => made.platform.opens(channel))).toBe(false);
  });

  it('comes before each question about one of them', async () => {
    const made = await begin({ told: true });
    const people = Array.from({ length: 12 }, (_, n) => made.slack.addUser(made.slack.teamId, { name: `reader${n}` }));
    for (const [at, person] of people.entries())
      await made.platform.post(directChannel(`slack:${made.slack.teamId}`, person), say('Your digest'), `d${at}`);
    await asked(made, 12);
    let posted = 0;
    const inTurn = made.slack.journal.entries.flatMap((entry) => {
      if (entry.kind !== 'call') return [];
      if (entry.method === 'chat.postMessage') posted += 1;
      return entry.method === 'users.info' ? [[entry.args['user'], posted] as const] : [];
    });
    expect(inTurn.map(([person]) => person)).toEqual(people);
    expect(inTurn.filter(([, before], at) => before <= at)).toEqual([]);
  });
});
