import { describe, expect, it } from 'vitest';
import { say } from '../../src/core/message.ts';
import { inEnglish } from '../../src/core/speak.ts';
import { directChannel } from '../../src/core/place.ts';
import { newsdesk, open, seen, workshop, type Workshop } from './newsdesk.ts';

const calls = ({ slack }: Workshop, method: string): number =>
  slack.journal.entries.filter((entry) => entry.kind === 'call' && entry.method === method).length;

const directOf = ({ slack, ada }: Workshop) => directChannel(`slack:${slack.teamId}`, ada.id);

/** Slack takes messages to them all the same (python-slack-sdk#1156), so it has to be asked. */
describe('somebody whose account was switched off', () => {
  it('is sent nothing more, and is so for good', async () => {
    const made = await workshop({ adapter: { believedFor: 0 } });
    await made.platform.post(directOf(made), say('Before'), 'd1');
    made.slack.deactivate(made.ada.id);
    const posted = calls(made, 'chat.postMessage');
    await expect(made.platform.post(directOf(made), say('After'), 'd2')).rejects.toMatchObject({
      trouble: 'gone',
      message: 'The person’s account is switched off.',
    });
    expect(calls(made, 'chat.postMessage')).toBe(posted);
    expect(made.ada.sees(made.ada.directMessages()).map(({ text }) => text)).toEqual(['Before']);
  });

  it('is not written to for the first time either', async () => {
    const made = await workshop({ adapter: { believedFor: 0 } });
    made.slack.deactivate(made.ada.id);
    await expect(made.platform.post(directOf(made), say('Hello'), 'd1')).rejects.toMatchObject({ trouble: 'gone' });
    expect(inEnglish((await made.platform.obstacle(directOf(made))) ?? '')).toMatch(/account is switched off/);
  });

  it('is written to again once it is switched on', async () => {
    const made = await workshop({ adapter: { believedFor: 0 } });
    await made.platform.post(directOf(made), say('Before'), 'd1');
    made.slack.deactivate(made.ada.id);
    await expect(made.platform.post(directOf(made), say('After'), 'd2')).rejects.toMatchObject({ trouble: 'gone' });
    made.slack.reactivate(made.ada.id);
    await made.platform.post(directOf(made), say('Back'), 'd3');
    expect(made.ada.sees(made.ada.directMessages()).map(({ text }) => text)).toEqual(['Before', 'Back']);
  });

  it('has what they were sent corrected all the same', async () => {
    const made = await workshop({ adapter: { believedFor: 0 } });
    const id = await made.platform.post(directOf(made), say('It works'), 'd1');
    made.slack.deactivate(made.ada.id);
    await made.platform.edit(directOf(made), id, say('It does not'));
    expect(made.ada.sees(made.ada.directMessages()).map(({ text }) => text)).toEqual(['It does not']);
  });

  it('is asked about once an hour, and each asking has its turn', async () => {
    const made = await workshop();
    expect(made.platform.asks(directOf(made))).toBe(false);
    await made.platform.post(directOf(made), say('One'), 'd1');
    await made.platform.post(directOf(made), say('Two'), 'd2');
    expect(calls(made, 'users.info')).toBe(0);
    expect(made.platform.asks(directOf(made))).toBe(false);
    const often = await workshop({ adapter: { believedFor: 0 } });
    await often.platform.post(directOf(often), say('One'), 'd1');
    expect(often.platform.asks(directOf(often))).toBe(true);
    expect(often.platform.asks(often.channel)).toBe(false);
  });

  it('is written to where Slack does not let us ask', async () => {
    const made = await workshop({ adapter: { believedFor: 0 } });
    await made.platform.post(directOf(made), say('One'), 'd1');
    made.slack.faults.add({ kind: 'error', error: 'missing_scope', method: 'users.info' });
    await made.platform.post(directOf(made), say('Two'), 'd2');
    expect(made.ada.sees(made.ada.directMessages())).toHaveLength(2);
  });

  it('is waited for while Slack does not tell, and nothing was sent', async () => {
    const made = await workshop({ adapter: { believedFor: 0 } });
    await made.platform.post(directOf(made), say('One'), 'd1');
    made.slack.faults.add({ kind: 'status', status: 503, method: 'users.info' });
    await expect(made.platform.post(directOf(made), say('Two'), 'd2')).rejects.toMatchObject({
      trouble: 'unavailable',
      maybeDone: false,
    });
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
    made.slack.deactivate(kim.id);
    await kim.press({ channel: made.news, ts: message?.ts ?? '' }, 'Report');
    await kim.type(made.news, '/news topics');
    await made.ada.type(made.news, '/news topics');
    await seen(made, made.ada, made.news, 'Done.');
    expect(desk.asked.map(({ asker }) => asker.person)).toEqual([`slack:${made.slack.teamId}/${made.ada.id}`]);
  });
});
