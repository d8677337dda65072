import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandList } from '../commands/index.ts';
import { createCalendar } from './calendar.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { createConnecting } from './connecting.ts';
import type { Clock } from './core/clock.ts';
import { createLanguages } from './core/languages.ts';
import type { Log } from './core/log.ts';
import type { Newsroom } from './core/newsroom.ts';
import type { Platform } from './core/platform.ts';
import { createDiscord } from './discord/platform.ts';
import { createLog } from './log.ts';
import { createAnswering } from './newsroom/answer.ts';
import { createBringing } from './newsroom/bring.ts';
import { createDelivering } from './newsroom/deliver.ts';
import { createDigests } from './newsroom/digest.ts';
import { configuredFeed } from './newsroom/feeds-import.ts';
import { passingIn } from './newsroom/passing.ts';
import { createWaitingNotes } from './newsroom/waiting-note.ts';
import { createNewsroom } from './newsroom/newsroom.ts';
import { createPolling } from './newsroom/poll.ts';
import { createChooser } from './model/chooser.ts';
import { createMovableClock } from './sandbox/clock.ts';
import { outboxOf } from './sandbox/page/outbox.ts';
import { openPage } from './sandbox/page/page.ts';
import { openPrompt } from './sandbox/prompt.ts';
import { openSandbox, sandboxConfig } from './sandbox/sandbox.ts';
import { seed } from './sandbox/seed.ts';
import { welcome } from './sandbox/welcome.ts';
import { createSchedule } from './schedule.ts';
import { installationsIn } from './slack/installations.ts';
import { slackManifest } from './slack/manifest.ts';
import { createSlack } from './slack/platform.ts';
import { createFeeds } from './sources/feeds.ts';
import { createReader } from './sources/reader.ts';
import { userAgentOf } from './sources/user-agent.ts';
import { openStore, type Store } from './store/store.ts';
import { cuesSchema } from './summary/cues.ts';
import { createJudge } from './summary/judge.ts';
import { trialsIn } from './summary/study-kind.ts';
import { makeThreadsSafe } from './threads.ts';
import { openWeb, type Web } from './web/web.ts';

/** What tests and the sandbox bring instead of the real thing. */
export interface Overrides {
  readonly clock?: Clock;
  readonly log?: Log;
  /** Lets the reader fetch from this host and address, which are otherwise refused (loopback pages). */
  readonly allow?: (host: string, address: string) => boolean;
  /** How long nobody else touches a delivery that is being worked on. */
  readonly leaseMs?: number;
}

/** A newsroom at work. */
export interface Running {
  readonly newsroom: Newsroom;
  readonly store: Store;
  readonly web: Web;
  /** Platforms that could not be reached at the start, each with a sentence that says why; they are tried again. A face of the web whose port is taken, too. */
  readonly failed: ReadonlyMap<string, string>;
  /** Where Slack's requests arrive in HTTP mode. */
  slackPort(): number | undefined;
  /** One round of whatever is due, to its end. */
  settle(): Promise<void>;
  /** Lets what is in flight end, then lets go of everything. */
  stop(): Promise<void>;
}

/** Everything wired by hand. Throws when the store cannot be opened; a platform that cannot be reached leaves the others running. */
export async function run(config: Config, overrides: Overrides = {}): Promise<Running> {
  makeThreadsSafe();
  const clock = overrides.clock ?? { now: () => Date.now() };
  const log = overrides.log ?? createLog(config.logLevel, (line) => process.stdout.write(line));
  const store = await openStore({ ...config.database, communities: config, now: () => clock.now(), log });
  const userAgent = userAgentOf(config.contact ?? config.web.publicUrl);
  const fetching = { userAgent, log, ...(overrides.allow ? { allow: overrides.allow } : {}) };
  const reader = createReader({ ...fetching, kept: store.expiring('page') });
  const feedReader = createFeeds({ ...fetching, now: () => clock.now() });
  const slack = slackOf(config, store, log);
  const platforms = [...discordOf(config, log), ...slack];

  const cues = cuesSchema.parse(config.cues);
  const needs = {
    ...store,
    ...passingIn(store),
    reader,
    feedReader,
    careful: { categories: config.secondEyes, studies: config.secondEyesTrials ? trialsIn(cues) : [] },
    judge: createJudge(cues),
    ...(config.model ? { chooser: createChooser(config.model, log) } : {}),
    calendar: createCalendar(),
    languages: createLanguages(config.languages, config.language),
    clock,
    platforms: new Map(platforms.map((platform) => [platform.name, platform])),
    wake: () => schedule.wake(),
    archiveOf: (community: string) => web.archiveOf(community),
    newId: () => randomBytes(15).toString('hex'),
    random: () => Math.random(),
    log,
  };
  const newsroom = createNewsroom(needs);
  const answering = createAnswering(commandList(config.roots), newsroom, needs);
  const digests = createDigests(needs);
  const polling = createPolling(needs);
  const bringing = createBringing(needs);
  const notes = createWaitingNotes(needs);
  const delivering = createDelivering(needs, overrides.leaseMs === undefined ? {} : { leaseMs: overrides.leaseMs });
  const schedule = createSchedule(
    [
      { name: 'digests', run: () => digests.run() },
      { name: 'feeds', ...polling },
      { name: 'what feeds bring', ...bringing },
      ...delivering.platforms.map(({ name, ...round }) => ({ name: `deliveries to ${name}`, ...round })),
      { name: 'notes', run: () => notes.run() },
      { name: 'sweep', run: () => store.sweep(clock.now()), everyMs: tenMinutes },
    ],
    { clock, log },
  );
  const connecting = createConnecting(platforms, answering, log);

  // Before the platforms: whoever watches over the process asks at once how it is.
  const probe = store.expiring<number>('probe');
  const write = (): Promise<void> => probe.set('written', clock.now(), tenMinutes);
  const web = await openWeb({ ...store, platforms, write, now: () => clock.now(), log }, config.web);
  const failed = new Map([...web.failed, ...(await connecting.start())]);
  await store.feeds.configure(config.feeds.map((feed) => configuredFeed(needs, feed)));
  schedule.start();
  return {
    newsroom,
    store,
    web,
    failed,
    slackPort: () => slack[0]?.port(),
    settle: async () => {
      for (const due of [polling, bringing, digests, notes, delivering]) await due.run();
    },
    stop: async () => {
      await schedule.stop(10_000);
      await connecting.stop();
      await web.close();
      await Promise.all([reader.close(), feedReader.close()]);
      await store.close();
    },
  };
}

function discordOf({ discord, roots }: Config, log: Log): readonly Platform[] {
  return discord ? [createDiscord({ ...discord, roots, log })] : [];
}

function slackOf(config: Config, store: Store, log: Log): readonly ReturnType<typeof createSlack>[] {
  const { slack, roots, port, host, web } = config;
  if (!slack) return [];
  const { moderators } = store;
  const responses = store.expiring<string>('response');
  const events = store.expiring<true>('slack-event');
  const installed = (keys: readonly Uint8Array[]) => installationsIn(store.texts('slack-installation'), keys);
  const access = slack.botToken === undefined ? { ...slack, installations: installed(slack.keys) } : slack;
  return [createSlack({ ...access, responses, events, moderators, port, host, archive: web.publicUrl, roots, log })];
}

const tenMinutes = 600_000;

/** With tokens: until SIGTERM. Without: the sandbox, until its prompt ends. */
async function start(): Promise<void> {
  const config = readConfig();
  if (!config.discord && !config.slack) return startSandbox(config);
  const running = await run(config);
  if (running.failed.size > 0) {
    for (const why of running.failed.values()) console.error(why);
    console.error('npm run -s carewire -- doctor says what to do.');
  }
  await signalled();
  return running.stop();
}

async function startSandbox(config: Config): Promise<void> {
  const clock = createMovableClock();
  const sandbox = await openSandbox({ ...sandboxOptions(config.roots), now: () => clock.now() });
  const dataDir = await mkdtemp(join(tmpdir(), 'carewire-sandbox-'));
  const settings = sandboxConfig(config, sandbox, dataDir);
  const log = createLog('warn', (line) => process.stderr.write(line));
  const running = await run(settings, { clock, log, allow: (host) => host === '127.0.0.1' });
  const { zone } = config.newcomer;
  const community = settings.communities[0]?.id ?? '';
  try {
    await seed(sandbox, running);
    const page = await openPage({
      sandbox,
      clock,
      zone,
      languages: createLanguages(config.languages).all,
      roots: config.roots,
      nextMorning: (after) => createCalendar().next({ kind: 'daily', at: '08:00' }, zone, after),
      outbox: () => outboxOf(running.store.deliveries, community),
      archive: () => archiveOf(running, community),
      settle: () => running.settle(),
      onError: (error) => log.error('the sandbox page failed', { error }),
    });
    console.log(`Open ${page.url} in a browser on this machine, or go on here.`);
    for (const line of welcome(sandbox.site.url, config.roots)) console.log(line);
    // Without a keyboard (a service, a pipe that ends) the sandbox stays until it is told to stop.
    const typing = openPrompt(sandbox.screens, process.stdin, process.stdout);
    await Promise.race([process.stdin.isTTY ? typing : typing.then(signalled), signalled()]);
    await page.close();
  } finally {
    await running.stop();
    await sandbox.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** What a sandbox is told of us. Its archive stands on this machine, which no other Slack would hear of. */
export function sandboxOptions(roots: Config['roots']) {
  const commands = commandList(roots);
  const { features, ...manifest } = slackManifest(commands, roots, { mode: 'socket' }, 'https://archive.example');
  return { commands, roots, manifest: { ...manifest, features: { ...features, unfurl_domains: ['127.0.0.1'] } } };
}

/** Where the sandbox's community has its pages, and whether they are open. */
async function archiveOf({ store, web }: Running, community: string) {
  return { address: web.archiveOf(community), open: (await store.settings.of(community)).archive === 'open' };
}

/** SIGTERM or Ctrl-C; a second one ends the process as usual. */
function signalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}

if (import.meta.main) {
  try {
    await start();
    // Sockets of the platforms' clients may linger; everything of ours is closed.
    process.exit(0);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(`These settings are wrong:\n${error.message}`);
    process.exit(78);
  }
}
