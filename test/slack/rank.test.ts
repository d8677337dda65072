import { describe, expect, it } from 'vitest';

import { newsdesk, open, seen, type Workshop } from './newsdesk.ts';

/** Whether Slack’s side of it made the person a moderator, as the newsroom heard it. */
async function manages(made: Workshop, desk: ReturnType<typeof newsdesk>, user: string): Promise<boolean | undefined> {
  const person = made.slack.as(user);
  await made.slack.join(made.news, user);
  await person.type(made.news, '/news topics');
  await seen(made, person, made.news, 'Done.');
  return desk.asked.at(-1)?.asker.manages;
}

describe('who moderates by Slack’s word', () => {
  it('admins and owners as long as nobody is named, and no longer', async () => {
    const desk = newsdesk();
    const made = await open(desk);
    made.named.clear();
    const [admin, owner, member] = [{ admin: true }, { owner: true }, {}].map((rank, at) =>
      made.slack.addUser(made.slack.teamId, { name: `p${at}`, ...rank }),
    );
    expect(await manages(made, desk, admin ?? '')).toBe(true);
    expect(await manages(made, desk, owner ?? '')).toBe(true);
    expect(await manages(made, desk, member ?? '')).toBe(false);
    made.named.add(`slack:${made.slack.teamId}/${member ?? ''}`);
    // At once, whatever is remembered of Slack: the list is the newsroom's own.
    expect(await manages(made, desk, admin ?? '')).toBe(false);
  });

  it('people in a group that is named', async () => {
    const desk = newsdesk();
    const made = await open(desk);
    const bo = made.slack.addUser(made.slack.teamId, { name: 'bo' });
    const cy = made.slack.addUser(made.slack.teamId, { name: 'cy' });
    const editors = made.slack.addUserGroup(made.slack.teamId, { handle: 'editors', users: [bo] });
    made.slack.addUserGroup(made.slack.teamId, { handle: 'others', users: [cy] });
    made.named.add(`slack:${made.slack.teamId}/${editors}`);
    expect(await manages(made, desk, bo)).toBe(true);
    expect(await manages(made, desk, cy)).toBe(false);
    expect(await manages(made, desk, made.ada.id)).toBe(false);
    // Asked once for all of them: Slack answers such questions twenty times a minute.
    expect(calls(made, 'usergroups.users.list')).toBe(1);
  });

  it('a group that was removed, or that may not be read, lets nobody in', async () => {
    const desk = newsdesk();
    const made = await open(desk);
    made.named.add(`slack:${made.slack.teamId}/S0REMOVED`);
    expect(await manages(made, desk, made.ada.id)).toBe(false);
  });

  it.each(['internal_error', 'missing_scope', 'user_not_found'])('nobody when Slack says %s', async (error) => {
    const desk = newsdesk();
    const made = await open(desk);
    made.named.clear();
    made.slack.faults.add({ method: 'users.info', kind: 'error', error, times: 5 });
    const admin = made.slack.addUser(made.slack.teamId, { name: 'bo', admin: true });
    expect(await manages(made, desk, admin)).toBe(false);
    expect(made.log.lines.map(({ message }) => message)).toContain('slack did not tell who moderates');
  });

  it('nobody when Slack takes too long, and the answer comes all the same', async () => {
    const desk = newsdesk();
    const made = await open(desk);
    made.named.clear();
    made.slack.faults.add({ method: 'users.info', kind: 'slow', ms: 4000 });
    const admin = made.slack.addUser(made.slack.teamId, { name: 'bo', admin: true });
    expect(await manages(made, desk, admin)).toBe(false);
  });
});

function calls({ slack }: Workshop, method: string): number {
  return slack.journal.entries.filter((entry) => entry.kind === 'call' && entry.method === method).length;
}
