import { describe, expect, it } from 'vitest';

import { say } from '../../src/core/message.ts';
import { createInstallations, type Installations } from '../../src/slack/installations.ts';
import { createSealing } from '../../src/slack/sealing.ts';
import { newsdesk, open, seen, type Workshop } from './newsdesk.ts';

const key = (fill: number) => new Uint8Array(32).fill(fill);

function shelf() {
  const kept = new Map<string, string>();
  return {
    kept,
    get: async (team: string) => Promise.resolve(kept.get(team)),
    set: async (team: string, value: string) => Promise.resolve(kept.set(team, value)),
    keys: async () => Promise.resolve([...kept.keys()]),
    delete: async (team: string) => Promise.resolve(kept.delete(team)),
  };
}

/** An app any workspace may install, over HTTP, and no installation yet. */
async function distributed(desk = newsdesk(), keep = shelf(), installations?: Installations) {
  const store = installations ?? createInstallations(keep, createSealing([key(1)]));
  const made = await open(desk, {
    mode: 'http',
    oauth: (slack) => ({
      clientId: slack.clientId,
      clientSecret: slack.clientSecret,
      stateSecret: 'a secret for states',
      authorizeUrl: slack.authorizeUrl,
    }),
    installations: store,
  });
  return { ...made, desk, keep, store };
}

/** A person’s browser: the page with the button, Slack’s consent, and the way back. */
async function install(
  made: Workshop,
  how: { team?: string; user?: string; deny?: boolean; withoutCookie?: boolean; code?: string; consent?: string } = {},
): Promise<{ status: number; said: string }> {
  const home = `http://127.0.0.1:${made.platform.port()}`;
  const page = await fetch(`${home}/slack/install`);
  const link = /href="([^"]+)"/.exec(await page.text())?.[1]?.replaceAll('&amp;', '&');
  const consent = new URL(link ?? '');
  if (how.team !== undefined) consent.searchParams.set('team', how.team);
  if (how.user !== undefined) consent.searchParams.set('user', how.user);
  for (const [name, value] of new URLSearchParams(how.consent)) consent.searchParams.set(name, value);
  if (how.deny) consent.searchParams.set('decision', 'deny');
  const agreed = await fetch(consent, { redirect: 'manual' });
  const back = new URL(agreed.headers.get('location') ?? '');
  if (how.code !== undefined) back.searchParams.set('code', how.code);
  const cookie = page.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
  const done = await fetch(`${home}${back.pathname}${back.search}`, how.withoutCookie ? {} : { headers: { cookie } });
  return { status: done.status, said: await done.text() };
}

describe('an app many workspaces install', () => {
  it('answers and posts in each of them with its own token, and in no other', async () => {
    const made = await distributed();
    const other = made.slack.addTeam({ name: 'Other' });
    const bo = made.slack.as(made.slack.addUser(other.teamId, { name: 'bo', admin: true }));
    const lounge = made.slack.addChannel(other.teamId, { name: 'lounge', members: [bo.id] });
    const there = `slack:${other.teamId}:${lounge}` as const;

    await expect(made.platform.post(there, say('News'), 'd0')).rejects.toMatchObject({ trouble: 'forbidden' });
    expect(await install(made)).toMatchObject({ status: 200, said: expect.stringContaining('Sandbox') });
    expect(await install(made, { team: other.teamId })).toMatchObject({ status: 200 });

    for (const [person, channel, address] of [
      [made.ada, made.news, made.channel],
      [bo, lounge, there],
    ] as const) {
      await person.type(channel, '/news topics');
      expect((await seen(made, person, channel, 'Done.')).ephemeral).toBe(true);
      await made.platform.post(address, say(`News for ${person.name}`), `for ${person.name}`);
      await seen(made, person, channel, `News for ${person.name}`);
    }
    expect(made.desk.asked.map(({ asker }) => asker.place)).toEqual([
      `slack:${made.slack.teamId}`,
      `slack:${other.teamId}`,
    ]);
  });

  it('whoever installs it is told to the newsroom, to moderate first', async () => {
    const made = await distributed();
    await install(made, { user: made.ada.id });
    const team = made.slack.teamId;
    expect(made.desk.comings).toEqual([`returned slack:${team} by slack:${team}/${made.ada.id}`]);
  });

  it('asks Slack nothing more to know itself with every command', async () => {
    const made = await distributed();
    await install(made);
    const before = calls(made, 'auth.test');
    for (let at = 0; at < 3; at += 1) await made.ada.type(made.news, '/news topics');
    await expect.poll(() => made.desk.asked.length).toBe(3);
    expect(calls(made, 'auth.test')).toBe(before);
  });

  it('keeps no token that can be read without the key', async () => {
    const made = await distributed();
    await install(made);
    expect([...made.keep.kept]).toHaveLength(1);
    expect(JSON.stringify([...made.keep.kept])).not.toContain('xoxb');
    expect(JSON.stringify(made.log.lines)).not.toContain('xoxb');
  });

  it.each([
    ['somebody who says no', { deny: true }],
    ['another browser’s way back', { withoutCookie: true }],
    ['a code Slack does not know', { code: 'made-up' }],
  ])('%s leaves nothing behind, and is told so', async (_name, how) => {
    const made = await distributed();
    expect(await install(made, how)).toMatchObject({
      status: 400,
      said: expect.stringContaining('Nothing was changed'),
    });
    expect([...made.keep.kept]).toEqual([]);
    expect(made.desk.comings).toEqual([]);
  });

  it.each([
    ['a whole organisation', 'whole=organisation', 'one workspace at a time'],
    ['an app whose tokens expire', 'tokens=expiring', 'token rotation'],
  ])('%s is not installed, and the page says why', async (_name, consent, why) => {
    const made = await distributed();
    const { status, said } = await install(made, { consent });
    expect({ status, said }).toMatchObject({ status: 400, said: expect.stringContaining('Nothing was changed') });
    expect(said).toContain(why);
    expect([...made.keep.kept]).toEqual([]);
    expect(made.desk.comings).toEqual([]);
  });

  it('a command from a workspace that is not there gets a sentence', async () => {
    const made = await distributed();
    await made.ada.type(made.news, '/news topics');
    await seen(made, made.ada, made.news, 'not installed in your workspace');
    expect(made.desk.asked).toEqual([]);
  });

  it('a workspace that removes the app is forgotten, the others go on; installed again it comes back', async () => {
    const made = await distributed();
    const other = made.slack.addTeam({ name: 'Other' });
    await install(made);
    await install(made, { team: other.teamId });
    made.slack.uninstall(other.teamId);
    await expect.poll(() => [...made.keep.kept.keys()]).toEqual([made.slack.teamId]);
    expect(made.desk.comings).toContain(`left slack:${other.teamId}`);
    await made.ada.type(made.news, '/news topics');
    await seen(made, made.ada, made.news, 'Done.');
    expect(made.platform.connected()).toBe(true);
    await install(made, { team: other.teamId });
    expect([...made.keep.kept.keys()].toSorted()).toEqual([made.slack.teamId, other.teamId].toSorted());
    expect(made.desk.comings.at(-1)).toContain(`returned slack:${other.teamId}`);
  });

  it('a token that was taken back is noticed by the first call, too', async () => {
    const made = await distributed();
    await install(made);
    made.slack.faults.add({ method: 'events_api', kind: 'lost-before', times: 100 });
    made.slack.revoke();
    await expect(made.platform.post(made.channel, say('x'), 'd1')).rejects.toMatchObject({ trouble: 'unavailable' });
    await expect.poll(() => made.desk.comings.filter((what) => what.startsWith('left'))).toHaveLength(1);
    expect([...made.keep.kept]).toEqual([]);
  });

  it('old news of a removal does no harm to a newer installation', async () => {
    const made = await distributed();
    await install(made);
    made.slack.faults.add({ method: 'events_api', kind: 'slow', ms: 300, times: 2 });
    made.slack.uninstall();
    await install(made);
    await made.slack.journal.until(
      () =>
        made.slack.journal.entries.filter((entry) => entry.kind === 'delivery' && entry.type === 'events_api').length >=
        2,
      'the late events',
    );
    await made.ada.type(made.news, '/news topics');
    await seen(made, made.ada, made.news, 'Done.');
    expect([...made.keep.kept]).toHaveLength(1);
    expect(made.desk.comings.filter((what) => what.startsWith('left'))).toEqual([]);
  });

  it('nor does it while Slack cannot be asked whether it is true', async () => {
    const made = await distributed();
    await install(made);
    made.slack.faults.add({ method: 'events_api', kind: 'slow', ms: 300, times: 2 });
    made.slack.uninstall();
    await install(made);
    const asked = (): number =>
      made.slack.journal.entries.filter((entry) => entry.kind === 'call' && entry.method === 'auth.test').length;
    const before = asked();
    made.slack.faults.add({ method: 'auth.test', kind: 'error', error: 'internal_error', times: 100 });
    await made.slack.journal.until(() => asked() > before, 'the question whether it is gone');
    await made.ada.type(made.news, '/news topics');
    await seen(made, made.ada, made.news, 'Done.');
    expect([...made.keep.kept]).toHaveLength(1);
    expect(made.desk.comings.filter((what) => what.startsWith('left'))).toEqual([]);
  });

  it('under another key says what to do, answers nobody, and stops nothing', async () => {
    const first = await distributed();
    await install(first);
    const wrong = createInstallations(first.keep, createSealing([key(2)]));
    await expect(wrong.get(first.slack.teamId)).rejects.toThrow(/ENCRYPTION_KEY \(new,former\)/);
    const made = await distributed(newsdesk(), first.keep, wrong);
    await made.ada.type(made.news, '/news topics');
    await seen(made, made.ada, made.news, 'not installed in your workspace');
    await expect(made.platform.post(made.channel, say('x'), 'd1')).rejects.toMatchObject({ trouble: 'unavailable' });
  });

  it('a new key before the former one opens everything, and seals it anew', async () => {
    const made = await distributed();
    await install(made);
    const before = made.keep.kept.get(made.slack.teamId);
    const both = createInstallations(made.keep, createSealing([key(2), key(1)]));
    expect((await both.get(made.slack.teamId))?.botToken).toBe(made.slack.botToken);
    expect(made.keep.kept.get(made.slack.teamId)).not.toBe(before);
    const anew = createInstallations(made.keep, createSealing([key(2)]));
    expect((await anew.get(made.slack.teamId))?.botToken).toBe(made.slack.botToken);
  });
});

describe('sealing', () => {
  const sealing = createSealing([key(1)]);

  it('opens what it sealed, for what it was sealed for alone', () => {
    const sealed = sealing.seal('xoxb-1', 'T1');
    expect(sealing.unseal(sealed, 'T1')).toEqual({ secret: 'xoxb-1', isOld: false });
    expect(() => sealing.unseal(sealed, 'T2')).toThrow(/changed/);
    expect(sealing.seal('xoxb-1', 'T1')).not.toBe(sealed);
  });

  it('notices a single changed letter', () => {
    const sealed = sealing.seal('xoxb-1', 'T1');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
      // The last letter of base64 may hold bits that mean nothing.
      const same = Buffer.from(changed.split('.').at(-1) ?? '', 'base64url').equals(
        Buffer.from(sealed.split('.').at(-1) ?? '', 'base64url'),
      );
      if (same && at === sealed.length - 1) continue;
      const opened = (() => {
        try {
          return sealing.unseal(changed, 'T1').secret;
        } catch {
          return undefined;
        }
      })();
      expect([undefined, 'xoxb-1']).toContain(opened);
    }
    expect(() => sealing.unseal('nonsense', 'T1')).toThrow(/not set/);
  });
});

function calls({ slack }: Workshop, method: string): number {
  return slack.journal.entries.filter((entry) => entry.kind === 'call' && entry.method === method).length;
}
