import { expect, it } from 'vitest';

import { checkSlack } from '../../src/slack/check.ts';
import { neededScopes, optionalScopes } from '../../src/slack/scopes.ts';
import { workshop } from './newsdesk.ts';

it('all is well: every finding is, and says so in words', async () => {
  const { slack } = await workshop();
  expect(await checkSlack({ botToken: slack.botToken, appToken: slack.appToken, apiUrl: slack.url })).toEqual([
    { ok: true, text: `Slack: signed in as @carewire (${slack.teamId})` },
    { ok: true, text: 'Slack: the bot token has every scope it needs' },
    { ok: true, text: 'Slack: the app-level token works and Socket Mode is on' },
  ]);
});

it('a missing scope is named with what it is for; an optional one is no fault', async () => {
  const { slack } = await workshop();
  slack.grant(neededScopes.map(({ name }) => name).filter((name) => name !== 'im:write'));
  const findings = await checkSlack({ botToken: slack.botToken, apiUrl: slack.url });
  expect(findings.filter(({ ok }) => !ok)).toEqual([
    {
      ok: false,
      text: 'Slack: the scope im:write is missing, to send people what they follow, in direct messages. Add it under OAuth & Permissions and reinstall the app.',
    },
  ]);
  expect(findings.filter(({ text }) => text.includes('optional'))).toHaveLength(optionalScopes.length);
});

it.each([
  ['token_revoked', /was revoked/],
  ['invalid_auth', /does not accept the bot’s token/],
  ['account_inactive', /removed from the workspace/],
])('a bot token that is %s', async (error, sentence) => {
  const { slack } = await workshop();
  slack.faults.add({ method: 'auth.test', kind: 'error', error });
  const [finding] = await checkSlack({ botToken: slack.botToken, appToken: slack.appToken, apiUrl: slack.url });
  expect(finding).toMatchObject({ ok: false, text: expect.stringMatching(sentence) });
});

it('tokens put in each other’s place are told apart without asking Slack', async () => {
  const { slack } = await workshop();
  const findings = await checkSlack({ botToken: slack.appToken, appToken: slack.botToken, apiUrl: slack.url });
  expect(findings.map(({ ok }) => ok)).toEqual([false, false]);
  expect(slack.journal.entries.filter(({ kind }) => kind === 'call')).toEqual([]);
});

it('a token that expires is known for one, and is said how to avoid', async () => {
  const { slack } = await workshop();
  const [finding] = await checkSlack({ botToken: 'xoxe.xoxb-1-abc', appToken: slack.appToken, apiUrl: slack.url });
  expect(finding).toMatchObject({ ok: false, text: expect.stringContaining('token rotation') });
});

it.each([
  ['invalid_auth', /does not accept SLACK_APP_TOKEN/],
  ['missing_scope', /connections:write/],
  ['socket_mode_disabled', /Switch it on/],
])('an app-level token that meets %s', async (error, sentence) => {
  const { slack } = await workshop();
  slack.faults.add({ method: 'apps.connections.open', kind: 'error', error });
  const findings = await checkSlack({ botToken: slack.botToken, appToken: slack.appToken, apiUrl: slack.url });
  expect(findings.at(-1)).toMatchObject({ ok: false, text: expect.stringMatching(sentence) });
});

it('a Slack that cannot be reached is a sentence, not a crash', async () => {
  const { slack } = await workshop();
  await slack.close();
  const findings = await checkSlack({ botToken: slack.botToken, appToken: slack.appToken, apiUrl: slack.url });
  expect(findings).toEqual(
    [
      { ok: false, text: 'Slack: could not be reached' },
      { ok: false, text: 'Slack: could not be reached' },
    ].map(({ ok }) => expect.objectContaining({ ok, text: expect.stringContaining('could not be reached') })),
  );
});
