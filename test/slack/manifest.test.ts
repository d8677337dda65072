import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';

import { checkManifest } from '../../src/sandbox/slack/manifest.ts';
import { slackManifest } from '../../src/slack/manifest.ts';
import { commands, roots } from './newsdesk.ts';

const schema: unknown = JSON.parse(readFileSync('test/fixtures/slack/manifest.schema.2.0.0.json', 'utf8'));
const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(Object(schema));

describe.each([{ mode: 'socket' }, { mode: 'http', url: 'https://carewire.example/' }] as const)(
  'in $mode mode',
  (how) => {
    it('the manifest is one Slack’s own schema takes', () => {
      const manifest = slackManifest(commands, roots, how);
      validate(manifest);
      expect(validate.errors ?? []).toEqual([]);
      expect(checkManifest(manifest)).toMatchObject({ ok: true });
    });
  },
);

it('a schema this strict refuses what is wrong', () => {
  const manifest = slackManifest(commands, roots, { mode: 'socket' });
  expect(validate({ ...manifest, features: { slash_commands: [{ command: 'news' }] } })).toBe(false);
});

it('Slack calls one address for everything in HTTP mode, and none in Socket Mode', () => {
  const address = 'https://carewire.example/slack/events';
  const http = slackManifest(commands, roots, { mode: 'http', url: 'https://carewire.example' });
  expect(http.settings).toMatchObject({
    socket_mode_enabled: false,
    interactivity: { is_enabled: true, request_url: address, message_menu_options_url: address },
  });
  expect(http.features.slash_commands.map(({ url }) => url)).toEqual([address, address]);
  expect(JSON.stringify(slackManifest(commands, roots, { mode: 'socket' }))).not.toContain('https://');
});

it('the commands carry the configured names and say how they are used', () => {
  const { features } = slackManifest(commands, { news: 'ms-news', newsroom: 'ms-desk' }, { mode: 'socket' });
  expect(features.slash_commands).toMatchObject([
    {
      command: '/ms-news',
      usage_hint: 'search <words> [in:…] | topics | unfollow [zone:…] [<category>]',
      should_escape: true,
    },
    { command: '/ms-desk', should_escape: true },
  ]);
});

it.each(['News', 'my news', 'x'.repeat(32), ''])('the name “%s” is refused with what would do', (news) => {
  expect(() => slackManifest(commands, { news, newsroom: 'newsroom' }, { mode: 'socket' })).toThrow(/small letters/);
});

it.each(['http://carewire.example', 'carewire.example', 'ftp://x'])('the address %s is refused', (url) => {
  expect(() => slackManifest(commands, roots, { mode: 'http', url })).toThrow(/beginning with https/);
});
