import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const why = (env: Record<string, string>): string => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
};

describe('the settings', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'carewire-config-'));
    await cp('config', folder, { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('need nothing for the sandbox', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      discord: undefined,
      slack: undefined,
      port: 3000,
      roots: { news: 'news', newsroom: 'newsroom' },
    });
    expect(config.newcomer.categories.length).toBeGreaterThan(3);
    expect([...config.packs.keys()]).toEqual(
      expect.arrayContaining(['ms', 'diabetes', 'cancer', 'long-covid', 'rare-disease', 'general']),
    );
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('say which folder is named after no language', async () => {
    await mkdir(join(folder, 'languages', 'de_AT'));
    expect(why({ CONFIG_DIR: folder })).toContain('languages/de_AT is named after no language');
    await rm(join(folder, 'languages', 'de_AT'), { recursive: true });
    expect(why({ CONFIG_DIR: folder })).toBe('');
  });

  it('take a model only whole, and send no key unprotected', () => {
    expect(readConfig({}).model).toBeUndefined();
    const local = { MODEL_URL: 'http://127.0.0.1:11434/v1', MODEL_NAME: 'small' };
    expect(readConfig(local).model).toEqual({ url: local.MODEL_URL, name: 'small' });
    expect(readConfig({ ...local, MODEL_KEY: 'k' }).model).toMatchObject({ key: 'k' });
    expect(why({ MODEL_URL: local.MODEL_URL })).toContain('set MODEL_NAME too');
    expect(why({ MODEL_NAME: 'small' })).toContain('MODEL_URL is missing');
    expect(why({ ...local, MODEL_URL: 'ollama' })).toContain('MODEL_URL: is no web address');
    const away = why({ ...local, MODEL_URL: 'http://models.example/v1', MODEL_KEY: 'hunter2' });
    expect(away).toContain('use https://');
    expect(away).not.toContain('hunter2');
  });

  it('name every problem at once, by its key and never by its value', () => {
    const said = why({
      SLACK_BOT_TOKEN: 'not-a-token',
      PORT: '70000',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://me:hunter2@db',
    });
    for (const key of ['SLACK_BOT_TOKEN', 'PORT', 'LOG_LEVEL', 'DATABASE_URL']) expect(said).toContain(key);
    expect(said).not.toMatch(/not-a-token|70000|loud|hunter2/);
  });

  it('name the feeds each community starts with, and communities that are not there', async () => {
    expect(readConfig({}).feeds).toEqual([]);
    const file = join(folder, 'feeds.yaml');
    const before = await readFile(file, 'utf8');
    const example = before.replaceAll(/^#(?=  )/gm, '').replace('communities: {}', 'communities:');
    await writeFile(file, example);
    expect(why({ CONFIG_DIR: folder })).toContain('feeds.yaml names the community “ms-hub”');
    await writeFile(file, 'communities: { ms-hub: [{ url: not-a-link }] }');
    expect(why({ CONFIG_DIR: folder })).toContain('feeds.yaml, communities.ms-hub.0.url');
    await rm(file);
    expect(readConfig({ CONFIG_DIR: folder }).feeds).toEqual([]);

    const community = join(folder, 'community.yaml');
    const communities = await readFile(community, 'utf8');
    const hub = '[{ id: ms-hub, name: MS Hub, categories: [], places: [] }]';
    await writeFile(community, communities.replace(/^communities: \[\].*$/m, `communities: ${hub}`));
    await writeFile(file, example);
    expect(readConfig({ CONFIG_DIR: folder }).feeds).toMatchObject([
      { community: 'ms-hub', title: 'National MS Society', categories: ['research'], include: [], exclude: [] },
      { title: null, include: ['multiple sclerosis', 'MS'], exclude: ['mice', 'rats'] },
      { categories: ['safety-notices'] },
    ]);
    await writeFile(community, communities);
    await writeFile(file, before);
  });

  it('for many Slack workspaces are all needed, and none of those for one', () => {
    const key = Buffer.alloc(32, 7).toString('base64');
    const many = {
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'secret',
      SLACK_STATE_SECRET: 'state',
      SLACK_SIGNING_SECRET: 'signing',
      ENCRYPTION_KEY: `${key}, ${'ab'.repeat(32)}`,
    };
    const { slack } = readConfig(many);
    expect(slack).toMatchObject({ signingSecret: 'signing', oauth: { clientId: '1.2' } });
    expect(slack && 'keys' in slack ? slack.keys.map(({ length }) => length) : []).toEqual([32, 32]);
    for (const left of ['SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'SLACK_SIGNING_SECRET', 'ENCRYPTION_KEY'])
      expect(why({ ...many, [left]: '' })).toContain(`${left} is missing`);
    expect(why({ ...many, SLACK_BOT_TOKEN: 'xoxb-1' })).toContain('set one of the two');
    expect(why({ ...many, ENCRYPTION_KEY: 'short' })).toContain('openssl rand -base64 32');
    expect(why({ ...many, ENCRYPTION_KEY: 'short' })).not.toContain('short');
  });

  it('in a container are listened for outside it, the archive once it has an address', () => {
    const contained = readConfig({ HOST: '0.0.0.0' });
    expect([contained.host, contained.web.host]).toEqual(['0.0.0.0', '127.0.0.1']);
    expect(readConfig({ HOST: '0.0.0.0', PUBLIC_URL: 'https://news.example' }).web.host).toBe('0.0.0.0');
    expect(readConfig({}).host).toBe('127.0.0.1');
  });

  it('keep the archive on this machine until they say where readers find it', () => {
    expect(readConfig({}).web).toEqual({ host: '127.0.0.1', port: 3080, operationsPort: 3081 });
    const open = readConfig({
      PUBLIC_URL: 'https://News.example/',
      WEB_HOST: '0.0.0.0',
      WEB_PORT: '8080',
      OPS_PORT: '0',
    });
    expect(open.web).toEqual({ publicUrl: 'https://news.example', host: '0.0.0.0', port: 8080, operationsPort: 0 });
    expect(why({ WEB_HOST: '0.0.0.0' })).toContain('WEB_HOST is set: set PUBLIC_URL too');
    expect(why({ PUBLIC_URL: 'https://news.example/archive' })).toContain('PUBLIC_URL: has a path');
    for (const wrong of ['news.example', 'ftp://news.example', 'javascript:alert(1)'])
      expect(why({ PUBLIC_URL: wrong })).toContain('PUBLIC_URL: is no web address');
  });

  it('say what goes with a Slack token', () => {
    expect(why({ SLACK_BOT_TOKEN: 'xoxb-1' })).toContain(
      'set SLACK_APP_TOKEN too (Socket Mode), or SLACK_SIGNING_SECRET (HTTP)',
    );
    expect(why({ SLACK_APP_TOKEN: 'xapp-1' })).toContain('SLACK_BOT_TOKEN is missing');
    expect(why({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' })).toBe('');
  });

  it.each([
    ['a key that is none', 'colour: blue', 'colour'],
    ['one name for both commands', 'commands: { news: care, newsroom: care }', 'two different names'],
    ['a zone that is none', 'zone: Middle/Earth', 'is no time zone'],
    ['an offset, which knows no summer time', 'zone: "+01:00"', 'is no time zone'],
    ['a pack that is not there', 'categories: [gout]', 'names the category pack “gout”; there are: '],
    [
      'a place of no platform',
      'communities: [{ id: a, name: A, categories: [], places: ["irc:1"] }]',
      'communities.0.places.0',
    ],
    [
      'a place in two communities',
      'communities: [{ id: a, name: A, categories: [], places: ["slack:T1"] }, { id: b, name: B, categories: [], places: ["slack:T1"] }]',
      'lists slack:T1 in two communities',
    ],
    [
      'a moderator on Discord, where permissions tell',
      'communities: [{ id: a, name: A, categories: [], places: ["discord:1"], moderators: ["discord:2"] }]',
      'communities.0.moderators.0: is no Slack member; write slack:T0123456789/U0123456789',
    ],
    ['what is not YAML', 'zone: [', 'community.yaml cannot be read'],
  ])('refuse %s in community.yaml', async (_name, line, sentence) => {
    const usual = {
      commands: 'commands: { news: news, newsroom: newsroom }',
      zone: 'zone: Europe/London',
      categories: 'categories: [general]',
      communities: 'communities: []',
    };
    const lines = Object.entries(usual).flatMap(([key, text]) => (line.startsWith(`${key}:`) ? [] : [text]));
    await writeFile(join(folder, 'community.yaml'), [...lines, line].join('\n'));
    expect(why({ CONFIG_DIR: folder })).toContain(sentence);
  });

  it('say which folder is missing', () => {
    expect(why({ CONFIG_DIR: join(folder, 'nowhere') })).toContain('CONFIG_DIR should name the folder that holds it');
  });
});
