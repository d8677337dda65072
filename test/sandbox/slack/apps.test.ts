import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

import { App, HTTPReceiver, LogLevel, type Installation, type InstallationStore } from '@slack/bolt';
import { WebAPIPlatformError, WebClient } from '@slack/web-api';
import { afterEach, describe, expect, test } from 'vitest';

import { createLoopbackSlack, type LoopbackSlack } from '../../../src/sandbox/slack/loopback.ts';
import { clientOptions, posterFor } from './bot.ts';

const manifest = {
  display_information: { name: 'Carewire' },
  features: {
    app_home: { home_tab_enabled: false },
    bot_user: { display_name: 'Carewire' },
    slash_commands: [{ command: '/news', description: 'Find and follow news', usage_hint: 'search veins' }],
    shortcuts: [{ name: 'Report', type: 'message', callback_id: 'report', description: 'Report this article' }],
  },
  oauth_config: { scopes: { bot: ['commands', 'chat:write'] } },
  settings: { socket_mode_enabled: true, interactivity: { is_enabled: true } },
};

let slack: LoopbackSlack;
afterEach(() => slack.close());

describe('an app’s manifest', () => {
  test('decides which commands, shortcuts, scopes and Home tab there are', async () => {
    slack = await createLoopbackSlack({ manifest });
    const ada = slack.as(slack.addUser(slack.teamId, { name: 'ada' }));
    const channel = slack.addChannel(slack.teamId, { name: 'news', members: [ada.id] });
    expect(ada.commands()).toEqual([{ command: '/news', description: 'Find and follow news', hint: 'search veins' }]);
    expect(await ada.type(channel, '/newsroom')).toMatchObject({
      ok: false,
      notice: expect.stringMatching(/^\/newsroom is not a valid command/),
    });
    expect(await ada.type(channel, '/news')).toMatchObject({
      ok: false,
      notice: expect.stringContaining('dispatch_failed'),
    });
    await expect(ada.globalShortcut('report')).rejects.toThrow('The app has no global shortcut “report”.');
    const client = posterFor(slack);
    await expect(client.conversations.list({})).rejects.toThrow('missing_scope');
    await expect(client.views.publish({ user_id: ada.id, view: { type: 'home', blocks: [] } })).rejects.toThrow(
      'not_enabled',
    );
  });

  test('with should_escape a command gets names, channels and links as entities, and nothing typed becomes one', async () => {
    const escaping = { ...manifest.features.slash_commands[0], should_escape: true };
    slack = await createLoopbackSlack({
      manifest: { ...manifest, features: { ...manifest.features, slash_commands: [escaping] } },
    });
    const ada = slack.addUser(slack.teamId, { name: 'ada' });
    const channel = slack.addChannel(slack.teamId, { name: 'news', members: [ada] });
    const texts: unknown[] = [];
    const app = createHttpServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        texts.push(new URLSearchParams(body).get('text'));
        response.end();
      });
    });
    await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
    slack.postTo(`http://127.0.0.1:${(app.address() as AddressInfo).port}/`);
    await slack.as(ada).type(channel, '/news @ada in #news <!channel> https://e.org/?a=1&b=2 R&D');
    await slack.as(ada).type(channel, `/news <#${channel}|news>`);
    expect(texts).toEqual([
      `<@${ada}|ada> in <#${channel}|news> &lt;!channel&gt; <https://e.org/?a=1&amp;b=2> R&amp;D`,
      `<#${channel}|news>`,
    ]);
    app.close();
    app.closeAllConnections();
  });

  test('switches interactivity and the messages tab', async () => {
    slack = await createLoopbackSlack({
      manifest: {
        ...manifest,
        features: {
          ...manifest.features,
          app_home: { messages_tab_enabled: false, messages_tab_read_only_enabled: true },
        },
        settings: { socket_mode_enabled: true },
      },
    });
    const ada = slack.as(slack.addUser(slack.teamId, { name: 'ada' }));
    const channel = slack.addChannel(slack.teamId, { name: 'news', members: [ada.id] });
    const client = posterFor(slack);
    const button = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } };
    await client.apiCall('chat.postMessage', { channel, text: 'x', blocks: [{ type: 'actions', elements: [button] }] });
    const [seen] = ada.sees(channel);
    expect(seen && (await ada.press(seen, 'Go'))).toEqual({
      ok: false,
      notice: 'This app is not configured to handle interactive responses.',
    });
    await expect(client.apiCall('chat.postMessage', { channel: ada.id, text: 'x' })).rejects.toThrow(
      'messages_tab_disabled',
    );
    await expect(ada.type(ada.directMessages(), '/news help')).rejects.toThrow(
      'Sending messages to this app has been turned off',
    );
  });

  test('that Slack would refuse stops the loopback Slack with a sentence', async () => {
    slack = await createLoopbackSlack();
    const bad = { ...manifest, display_information: { name: 'x'.repeat(36) } };
    await expect(createLoopbackSlack({ manifest: bad })).rejects.toThrow(
      '/display_information/name: must be less than 36 characters',
    );
  });

  test.each<[string, object, string]>([
    [
      'a command of 33 characters',
      { features: { ...manifest.features, slash_commands: [{ command: `/${'c'.repeat(32)}`, description: 'd' }] } },
      '/features/slash_commands/0/command',
    ],
    [
      'a command with capital letters',
      { features: { ...manifest.features, slash_commands: [{ command: '/News', description: 'd' }] } },
      '/features/slash_commands/0/command',
    ],
    [
      'a command listed twice',
      {
        features: {
          ...manifest.features,
          slash_commands: [...manifest.features.slash_commands, ...manifest.features.slash_commands],
        },
      },
      '/features/slash_commands',
    ],
    ['a command without its scope', { oauth_config: { scopes: { bot: ['chat:write'] } } }, '/oauth_config/scopes/bot'],
    [
      'HTTP mode without request URLs',
      { settings: { interactivity: { is_enabled: true } } },
      '/features/slash_commands/0',
    ],
    ['scopes without a bot user', { features: {} }, '/features'],
  ])('%s is an invalid manifest', async (_what, change, pointer) => {
    slack = await createLoopbackSlack();
    const config = posterFor(slack, slack.configToken);
    const validate = (body: object) => config.apiCall('apps.manifest.validate', { manifest: JSON.stringify(body) });
    expect(await validate(manifest)).toMatchObject({ ok: true });
    const error: unknown = await validate({ ...manifest, ...change }).catch((error: unknown) => error);
    expect(error instanceof WebAPIPlatformError && error.data).toMatchObject({
      error: 'invalid_manifest',
      errors: expect.arrayContaining([expect.objectContaining({ pointer })]),
    });
  });
});

describe('installing by OAuth', () => {
  test('bolt’s own installer gets a token of the scopes asked for, and the code works once', async () => {
    slack = await createLoopbackSlack();
    const port = await freePort();
    const kept = new Map<string, Installation>();
    const store: InstallationStore = {
      storeInstallation: async (installation) => void kept.set(installation.team?.id ?? '', installation),
      fetchInstallation: async ({ teamId }) => {
        const found = kept.get(teamId ?? '');
        if (!found) throw new Error('Not installed.');
        return found;
      },
    };
    const receiver = new HTTPReceiver({
      signingSecret: slack.signingSecret,
      clientId: slack.clientId,
      clientSecret: slack.clientSecret,
      stateSecret: 'a state secret',
      scopes: ['commands', 'chat:write'],
      installationStore: store,
      redirectUri: `http://127.0.0.1:${port}/slack/oauth_redirect`,
      installerOptions: {
        authorizationUrl: slack.authorizeUrl,
        clientOptions: clientOptions(slack),
        directInstall: true,
        redirectUriPath: '/slack/oauth_redirect',
      },
      logLevel: LogLevel.ERROR,
    });
    const app = new App({ receiver, clientOptions: clientOptions(slack), logLevel: LogLevel.ERROR });
    app.command('/news', ({ ack }) => ack('installed'));
    await app.start({ port, host: '127.0.0.1' });
    slack.postTo(`http://127.0.0.1:${port}/slack/events`);
    const team = slack.addTeam({ name: 'Patients' });

    const install = await fetch(`http://127.0.0.1:${port}/slack/install`, { redirect: 'manual' });
    const consent = `${install.headers.get('location') ?? ''}&team=${team.teamId}`;
    const allowed = await fetch(consent, { redirect: 'manual' });
    const back = allowed.headers.get('location') ?? '';
    const landed = await fetch(back, { headers: { cookie: install.headers.get('set-cookie')?.split(';')[0] ?? '' } });
    expect(landed.status).toBe(200);

    const token = kept.get(team.teamId)?.bot?.token ?? '';
    expect(await posterFor(slack, token).auth.test()).toMatchObject({
      team: 'Patients',
      response_metadata: { scopes: ['commands', 'chat:write'] },
    });
    const ada = slack.addUser(team.teamId, { name: 'ada' });
    const channel = slack.addChannel(team.teamId, { name: 'news', members: [ada] });
    expect(await slack.as(ada).type(channel, '/news')).toEqual({ ok: true });
    expect(slack.as(ada).sees(channel).at(-1)?.text).toContain('installed');

    const again = new WebClient('', clientOptions(slack)).oauth.v2.access({
      client_id: slack.clientId,
      client_secret: slack.clientSecret,
      code: new URL(back).searchParams.get('code') ?? '',
    });
    await expect(again).rejects.toThrow('invalid_code');
    await app.stop();
  });

  test('a person may say no, and strangers to the app get nothing', async () => {
    slack = await createLoopbackSlack();
    const ask = (query: Record<string, string>) =>
      fetch(`${slack.authorizeUrl}?${new URLSearchParams(query).toString()}`, { redirect: 'manual' });
    const known = { client_id: slack.clientId, redirect_uri: 'http://127.0.0.1:1/back', state: 's1' };
    const denied = await ask({ ...known, decision: 'deny' });
    expect(denied.headers.get('location')).toBe('http://127.0.0.1:1/back?state=s1&error=access_denied');
    expect((await ask({ ...known, client_id: 'other' })).status).toBe(400);
    const access = (secret: string) =>
      new WebClient('', clientOptions(slack)).oauth.v2.access({
        client_id: slack.clientId,
        client_secret: secret,
        code: 'x',
      });
    await expect(access('wrong')).rejects.toThrow('bad_client_secret');
    await expect(access(slack.clientSecret)).rejects.toThrow('invalid_code');
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
