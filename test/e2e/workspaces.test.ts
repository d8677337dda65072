import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandList } from '../../commands/index.ts';
import { readConfig } from '../../src/config.ts';
import { run, type Running } from '../../src/main.ts';
import { createLoopbackDiscord, type LoopbackDiscord } from '../../src/sandbox/discord/loopback.ts';
import { openSite, type Site } from '../../src/sandbox/site.ts';
import { createLoopbackSlack, type LoopbackSlack } from '../../src/sandbox/slack/loopback.ts';
import type { Person } from '../../src/sandbox/slack/person.ts';
import { showView } from '../../src/sandbox/slack/show.ts';
import { slackManifest } from '../../src/slack/manifest.ts';
import { fakeLog } from '../fakes/log.ts';

/** What the README says under “Many workspaces”, followed word by word, with a Discord server beside: one process, its real settings. */
describe('a Carewire that many Slack workspaces install', () => {
  const { roots } = readConfig({});
  const commands = commandList(roots);
  const log = fakeLog();
  let slack: LoopbackSlack;
  let discord: LoopbackDiscord;
  let site: Site;
  let dataDir: string;
  let env: Record<string, string>;
  let running: Running;
  /** People and a channel of two workspaces, and of the Discord server. */
  let first: Workspace;
  let second: Workspace;
  let guild: { readonly id: string; readonly news: string; readonly mo: string };

  const start = async (): Promise<void> => {
    running = await run(readConfig(env), { log, allow: (host) => host === '127.0.0.1' });
    slack.postTo(`http://127.0.0.1:${running.slackPort()}/slack/events`);
  };

  beforeAll(async () => {
    [slack, discord, site, dataDir] = await Promise.all([
      createLoopbackSlack({
        manifest: slackManifest(commands, roots, { mode: 'http', url: 'https://news.example.org' }),
      }),
      createLoopbackDiscord({ rateLimits: false }),
      openSite(Date.now),
      mkdtemp(join(tmpdir(), 'carewire-workspaces-')),
    ]);
    first = workspace(slack, slack.teamId, 'news');
    second = workspace(slack, slack.addTeam({ name: 'Other Patients' }).teamId, 'news');
    const server = discord.addGuild({ name: 'MS Hub' });
    guild = {
      id: server.id,
      news: discord.addChannel(server.id, { name: 'news' }).id,
      mo: discord.addUser({ name: 'Mo', permissions: ['ManageMessages'] }).id,
    };
    env = {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
      SLACK_CLIENT_ID: slack.clientId,
      SLACK_CLIENT_SECRET: slack.clientSecret,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_STATE_SECRET: 'any long random text',
      ENCRYPTION_KEY: Buffer.alloc(32, 5).toString('base64'),
      SLACK_API_URL: slack.url,
      DATA_DIR: dataDir,
      PORT: '0',
      WEB_PORT: '0',
      OPS_PORT: '0',
    };
    await start();
  });

  afterAll(async () => {
    await running.stop();
    await Promise.all([slack.close(), discord.close(), site.close(), rm(dataDir, { recursive: true, force: true })]);
  });

  /** A person’s browser: the page with the button, Slack’s consent there, and the way back. */
  const install = async (team: string, user: string): Promise<{ status: number; said: string; asked: URL }> => {
    const home = `http://127.0.0.1:${running.slackPort()}`;
    const page = await fetch(`${home}/slack/install`);
    const asked = new URL(/href="([^"]+)"/.exec(await page.text())?.[1]?.replaceAll('&amp;', '&') ?? '');
    const consent = new URL(slack.authorizeUrl);
    consent.search = asked.search;
    consent.searchParams.set('team', team);
    consent.searchParams.set('user', user);
    const back = new URL((await fetch(consent, { redirect: 'manual' })).headers.get('location') ?? '');
    const cookie = page.headers.getSetCookie().map((set) => set.split(';')[0]);
    const done = await fetch(`${home}${back.pathname}${back.search}`, { headers: { cookie: cookie.join('; ') } });
    return { status: done.status, said: await done.text(), asked };
  };

  /** Types it, and reads what is there once the answer has come. */
  const type = async ({ channel }: Workspace, person: Person, line: string, expected: string): Promise<string> => {
    const before = new Set(person.sees(channel).map(({ ts }) => ts));
    expect(await person.type(channel, line)).toEqual({ ok: true });
    const answer = await slack.journal.until(
      () => person.sees(channel).find(({ ts, text }) => !before.has(ts) && text.includes(expected)),
      `“${expected}” after ${line}`,
      10_000,
    );
    return answer.text;
  };
  const press = async ({ channel }: Workspace, person: Person, label: string, expected: string): Promise<void> => {
    const shown = person.sees(channel).findLast(({ controls }) => controls.includes(label));
    if (!shown) throw new Error(`no “${label}”`);
    await person.press(shown, label);
    await slack.journal.until(
      () => person.sees(channel).find(({ ts, text }) => ts === shown.ts && text.includes(expected)),
      `“${expected}” after ${label}`,
      10_000,
    );
  };
  const publish = async (where: Workspace, person: Person, path: string): Promise<void> => {
    await type(where, person, `/newsroom post ${site.url}/${path} in:treatment`, 'Preview.');
    await press(where, person, 'Publish', 'Published');
    await running.settle();
  };
  const postedTo = (mo: ReturnType<LoopbackDiscord['as']>, words: string): number =>
    mo.sees(guild.news).filter(({ ephemeral, text }) => !ephemeral && text.includes(words)).length;
  const posted = ({ channel, member }: Workspace, words: string): number =>
    member.sees(channel).filter(({ ephemeral, text }) => !ephemeral && text.includes(words)).length;
  const stored = async (): Promise<string> => {
    const files = await readdir(dataDir);
    return (await Promise.all(files.map((name) => readFile(join(dataDir, name), 'latin1')))).join('');
  };

  it('answers nobody before it is installed there', async () => {
    expect(await type(first, first.admin, '/news topics', 'not installed in your workspace')).not.toContain('Topics');
  });

  it('is installed by the page, at Slack’s own address and with the manifest’s scopes', async () => {
    const { status, said, asked } = await install(first.team, first.installer.id);
    expect({ status, said }).toEqual({ status: 200, said: expect.stringContaining('Carewire is installed') });
    expect(`${asked.origin}${asked.pathname}`).toBe('https://slack.com/oauth/v2/authorize');
    const { bot, bot_optional: optional } = slackManifest(commands, roots, { mode: 'socket' }).oauth_config.scopes;
    expect(asked.searchParams.get('scope')?.split(',').toSorted()).toEqual([...bot, ...optional].toSorted());
    expect(await type(first, first.member, '/news topics', 'Treatment')).toContain('Treatment');
  });

  it('keeps the token encrypted, in the database and in the log', async () => {
    expect(slack.botToken).toMatch(/^xoxb-/);
    const bytes = await stored();
    expect(bytes).toContain('slack-installation');
    for (const text of [bytes, JSON.stringify(log.lines)]) {
      expect(text).not.toContain(slack.botToken);
      expect(text).not.toContain(env['SLACK_CLIENT_SECRET']);
    }
  });

  it('is moderated first by whoever installed it, and not by the workspace’s other admins', async () => {
    await type(first, first.installer, '/newsroom status', 'connected');
    await type(first, first.admin, '/newsroom status', 'moderators');
    await type(first, first.member, '/newsroom status', 'moderators');
    expect(await running.store.moderators.list(`slack:${first.team}`)).toEqual([
      `slack:${first.team}/${first.installer.id}`,
    ]);
  });

  it('makes a community of each workspace, which sees nothing of the other', async () => {
    expect((await install(second.team, second.installer.id)).status).toBe(200);
    await publish(first, first.installer, 'walking-tablet');
    await type(first, first.member, '/news latest', 'walk');
    await type(second, second.member, '/news latest', 'published');
    expect(second.member.sees(second.channel).at(-1)?.text).not.toContain('walk');
    expect(await running.store.communities.list()).toHaveLength(2);
  });

  it('does nothing twice when Slack delivers a command and a press again', async () => {
    slack.faults.add({ method: 'slash_commands', kind: 'twice' });
    await type(first, first.installer, `/newsroom post ${site.url}/injector-recall in:treatment`, 'Preview.');
    slack.faults.add({ method: 'interactive', kind: 'twice' });
    await press(first, first.installer, 'Publish', 'Published');
    await running.settle();
    const shown = first.installer.sees(first.channel).map(({ text }) => text);
    expect(shown.filter((text) => text.includes('Preview.'))).toEqual([]);
    expect(shown.filter((text) => text.includes('already published'))).toEqual([]);
    const [community] = await running.store.communities.list();
    const latest = await running.store.articles.latest(community?.id ?? '', { limit: 10 });
    expect(latest).toHaveLength(2);
  });

  it('joins the Discord server by a code, and each channel gets what it follows', async () => {
    const mo = discord.as(guild.mo);
    const offered = await type(first, first.installer, '/newsroom link', 'Your code is');
    const code = /Your code is \W*([\w-]+)/.exec(offered)?.[1] ?? '';
    const joined = await (await mo.run(guild.news, 'newsroom link', { code })).final();
    expect(joined.text).toContain('This place now belongs to');
    await (await mo.run(guild.news, 'newsroom subscribe', { topic: 'treatment', channel: 'news' })).final();
    for (const one of [first, second])
      await type(one, one.installer, `/newsroom subscribe treatment <#${one.channel}|news>`, 'Treatment');
    await publish(second, second.installer, 'myelin-mice');
    expect([posted(first, 'myelin'), posted(second, 'myelin')]).toEqual([0, 1]);
  });

  it('a workspace that removes the app is paused, its token gone, and stops neither the other nor Discord', async () => {
    slack.uninstall(first.team);
    await expect.poll(() => running.store.texts('slack-installation').keys()).toEqual([second.team]);
    const mo = discord.as(guild.mo);
    const shown = await (await mo.run(guild.news, 'newsroom subscriptions')).final();
    expect(shown.text).toContain('Carewire was removed from this workspace');

    const draft = await (await mo.run(guild.news, 'newsroom post', { url: `${site.url}/clogged-veins` })).final();
    await (await mo.press(draft, 'Publish')).final();
    await running.settle();
    await expect.poll(() => postedTo(mo, 'Clogged Veins')).toBe(1);
    await type(second, second.member, '/news latest', 'myelin');
  });

  it('a workspace whose token is taken back is noticed, though no event tells it', async () => {
    slack.faults.add({ method: 'events_api', kind: 'lost-before', times: 100, team: second.team });
    slack.revoke(second.team);
    // A response_url needs no token, so moderators can still work there.
    await publish(second, second.installer, 'injector-recall');
    await expect.poll(() => running.store.texts('slack-installation').keys()).toEqual([]);
    slack.faults.clear();
  });

  it('installed again, after a restart, it finds everything as it was, with what it missed', async () => {
    await running.stop();
    await start();
    await slack.join(first.channel, slack.botUserId);
    expect((await install(first.team, first.admin.id)).status).toBe(200);
    await running.settle();
    await expect.poll(() => posted(first, 'Clogged Veins')).toBe(1);
    await type(first, first.member, '/news latest', 'walk');
    // Whoever installs it again does not take the moderators' place.
    await type(first, first.admin, '/newsroom status', 'moderators');
    await type(first, first.installer, '/newsroom status', 'connected');
    await first.installer.openHome();
    const tab = await slack.journal.until(() => first.installer.home(), 'the Home tab');
    expect(showView(tab, slack.names(first.installer.id)).join('\n')).toContain('For moderators');
  });
});

interface Workspace {
  readonly team: string;
  readonly channel: string;
  readonly installer: Person;
  /** An admin who did not install it. */
  readonly admin: Person;
  readonly member: Person;
}

function workspace(slack: LoopbackSlack, team: string, name: string): Workspace {
  const [installer, admin, member] = [
    slack.addUser(team, { name: 'ines' }),
    slack.addUser(team, { name: 'adam', admin: true }),
    slack.addUser(team, { name: 'mem' }),
  ];
  const channel = slack.addChannel(team, { name, members: [installer, admin, member] });
  return { team, channel, installer: slack.as(installer), admin: slack.as(admin), member: slack.as(member) };
}
