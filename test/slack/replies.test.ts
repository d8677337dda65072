import { describe, expect, it } from 'vitest';
import { say } from '../../src/core/message.ts';
import { workshop } from './newsdesk.ts';

describe('a note under a message', () => {
  it('is in its thread, and pings nobody', async () => {
    const made = await workshop();
    const copy = await made.platform.post(made.channel, say('News'), 'd1');
    const note = await made.platform.post(made.channel, say('Corrected'), 'd2', copy);
    expect(made.slack.messages(made.news).find(({ ts }) => ts === note)).toMatchObject({ threadTs: copy });
  });

  it('whose answer was lost is found in the thread, and nowhere else', async () => {
    const made = await workshop();
    const since = Date.now();
    const copy = await made.platform.post(made.channel, say('News'), 'd1');
    expect(await made.platform.find(made.channel, 'd2', since, copy)).toBe('absent');
    made.slack.faults.add({ method: 'chat.postMessage', kind: 'lost-after' });
    await expect(made.platform.post(made.channel, say('Corrected'), 'd2', copy)).rejects.toMatchObject({
      maybeDone: true,
    });
    const note = made.slack.messages(made.news).find(({ threadTs }) => threadTs === copy);
    expect(await made.platform.find(made.channel, 'd2', since, copy)).toEqual({ messageId: note?.ts });
    expect(await made.platform.find(made.channel, 'd2', since)).toBe('absent');
  });

  it('stands by itself, once, when the message it answers was deleted', async () => {
    const made = await workshop();
    const copy = await made.platform.post(made.channel, say('News'), 'd1');
    const stored = made.slack.messages(made.news).find(({ ts }) => ts === copy);
    Object.assign(stored ?? {}, { deleted: true });
    expect(await made.platform.find(made.channel, 'd2', 0, copy)).toBe('absent');
    const id = await made.platform.post(made.channel, say('Corrected'), 'd2', copy);
    expect(await made.platform.find(made.channel, 'd2', 0, copy)).toEqual({ messageId: id });
    expect(made.ada.sees(made.news).filter(({ text }) => text.includes('Corrected'))).toHaveLength(1);
  });
});
