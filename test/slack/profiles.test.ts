import { describe, expect, it } from 'vitest';

import { newsdesk, open, seen, type Workshop } from './newsdesk.ts';

/** What the newsroom hears of the person's language when they give a command. */
async function heard(made: Workshop, desk: ReturnType<typeof newsdesk>, user: string): Promise<string | undefined> {
  const person = made.slack.as(user);
  await made.slack.join(made.news, user);
  const before = desk.asked.length;
  await person.type(made.news, '/news topics');
  await seen(made, person, made.news, 'Done.');
  await expect.poll(() => desk.asked.length).toBeGreaterThan(before);
  return desk.asked.at(-1)?.asker.language;
}

const calls = ({ slack }: Workshop): number =>
  slack.journal.entries.filter((entry) => entry.kind === 'call' && entry.method === 'users.info').length;

describe('what a person reads', () => {
  it('is what their Slack is in, asked once for each, their rank included', async () => {
    const desk = newsdesk();
    const made = await open(desk);
    made.named.clear();
    const [kim, lea] = ['de-DE', 'fr-FR'].map((locale, at) =>
      made.slack.addUser(made.slack.teamId, { name: `p${at}`, locale }),
    );
    expect(await heard(made, desk, kim ?? '')).toBe('de-DE');
    expect(await heard(made, desk, lea ?? '')).toBe('fr-FR');
    expect(await heard(made, desk, made.ada.id)).toBe('en-US');
    expect(await heard(made, desk, kim ?? '')).toBe('de-DE');
    expect(calls(made)).toBe(3);
  });

  it.each(['missing_scope', 'internal_error'])(
    'is not known where Slack says %s, nor asked again at once',
    async (error) => {
      const desk = newsdesk();
      const made = await open(desk);
      made.slack.faults.add({ method: 'users.info', kind: 'error', error, times: 20 });
      expect(await heard(made, desk, made.ada.id)).toBeUndefined();
      const asked = calls(made);
      expect(await heard(made, desk, made.ada.id)).toBeUndefined();
      expect(calls(made)).toBe(asked);
    },
  );

  it('holds no answer up: what Slack tells late is there for the next', async () => {
    const desk = newsdesk();
    const made = await open(desk);
    made.slack.faults.add({ method: 'users.info', kind: 'slow', ms: 1500 });
    const kim = made.slack.addUser(made.slack.teamId, { name: 'kim', locale: 'de-DE' });
    const began = performance.now();
    expect(await heard(made, desk, kim)).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(1500);
    await expect.poll(() => heard(made, desk, kim), { timeout: 10_000 }).toBe('de-DE');
  });
});
