import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, read, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  const { slack, channels } = stage.sandbox;
  const zoe = slack.addUser(slack.teamId, { name: 'zoe', stranger: true });
  await slack.join(channels.slack['treatment'] ?? '', zoe);
}, 60_000);
afterAll(() => stage.close());

it('a moderator who subscribes a channel shared with another organisation is warned first', async () => {
  const { slack } = stage;
  const asked = read(await slack.type('moderator', 'lounge', '/newsroom subscribe treatment channel:#treatment'));
  expect(asked).toContain('People of another organisation read this channel');
  expect(asked).toContain('#treatment is shared with them');
  expect(asked).toContain('Nothing is subscribed yet.');
  expect(read(await slack.type('moderator', 'lounge', '/newsroom subscriptions'))).toContain(
    'No channel is subscribed to anything yet',
  );
  expect(read(await slack.press('moderator', 'lounge', 'Cancel'))).toContain('Not subscribed');
  expect(read(await slack.type('moderator', 'lounge', '/newsroom subscriptions'))).toContain(
    'No channel is subscribed to anything yet',
  );
});

it('and subscribes it with one more press', async () => {
  const { slack } = stage;
  await slack.type('moderator', 'lounge', '/newsroom subscribe treatment channel:#treatment');
  expect(read(await slack.press('moderator', 'lounge', 'Subscribe it all the same'))).toMatch(
    /Subscribed to Treatment: #treatment/,
  );
  expect(read(await slack.type('moderator', 'lounge', '/newsroom subscriptions'))).toContain('#treatment');
});

it('is not warned of the community’s own channels, nor where the archive is open to everybody', async () => {
  const { slack } = stage;
  expect(read(await slack.type('moderator', 'lounge', '/newsroom subscribe research channel:#news'))).toMatch(
    /Subscribed to Research/,
  );
  await slack.type('moderator', 'lounge', '/newsroom settings archive:open');
  expect(read(await slack.type('moderator', 'lounge', '/newsroom subscribe research channel:#treatment'))).toMatch(
    /Subscribed to Research/,
  );
});
