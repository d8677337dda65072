import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { showView } from '../../src/sandbox/slack/show.ts';
import { openStage, read, type Stage } from './stage.ts';

/** A German and an English member in the same channel of one community, with the real clients. */
describe('whoever asks, in their own language', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    await stage.discord.type('moderator', 'lounge', `/newsroom post ${stage.site}/clogged-veins`);
    await stage.discord.press('moderator', 'lounge', 'Publish');
    for (const screen of stage.sandbox.screens) screen.setLanguage('member', 'de');
  });
  afterAll(() => stage.close());

  const ada = () => stage.sandbox.slack.as(stage.sandbox.people.slack.member);
  const sam = () => stage.sandbox.discord.as(stage.sandbox.people.discord.member);
  const lounge = () => stage.sandbox.channels.discord['lounge'] ?? '';

  it.each(['discord', 'slack'] as const)('a command on %s', async (platform) => {
    const screen = stage[platform];
    const theirs = read(await screen.type('member', 'lounge', '/news topics'));
    expect(theirs).toContain('Themen');
    expect(theirs).not.toContain('Topics');
    const ours = read(await screen.type('moderator', 'lounge', '/news topics'));
    expect(ours).toContain('Topics');
    expect(ours).not.toContain('Themen');
  });

  it('a button and a form, under the same message', async () => {
    await stage.slack.type('member', 'lounge', '/news latest');
    expect(read(await stage.slack.type('member', 'lounge', '/news search'))).toContain('Abbrechen');
    expect(ada().modal()?.title).toBe('Suchen');
    await ada().dismiss();
    expect(read(await stage.slack.type('moderator', 'lounge', '/news search'))).not.toContain('Abbrechen');
    await stage.sandbox.slack.as(stage.sandbox.people.slack.moderator).dismiss();
  });

  it('what is completed while they type', async () => {
    const offered = await sam().suggestions(lounge(), 'news follow', 'topic', 'every');
    expect(offered.map(({ name }) => name)).toContain('Alles');
  });

  it('what the adapter says by itself', async () => {
    expect(read(await stage.slack.type('member', 'lounge', '/news nonsense'))).toContain(
      '„nonsense“ gibt es hier nicht',
    );
    expect(read(await stage.slack.type('moderator', 'lounge', '/news nonsense'))).toContain('There is no “nonsense”');
  });

  it('their Home tab, once they change what their Slack is in', async () => {
    await ada().openHome();
    const tab = (): string => read(showView(ada().home() ?? fail(), stage.sandbox.slack.names(ada().id)));
    await expect.poll(() => ada().home() && tab()).toContain('Du verfolgst');
    stage.slack.setLanguage('member', 'en');
    await ada().openHome();
    await expect.poll(tab).toContain('You follow');
    expect(tab()).not.toContain('Du verfolgst');
    stage.slack.setLanguage('member', 'de');
  });

  it('the community’s, where we do not speak theirs', async () => {
    stage.slack.setLanguage('member', 'fr');
    expect(read(await stage.slack.type('member', 'lounge', '/news topics'))).toContain('Topics');
    await stage.slack.type('moderator', 'lounge', '/newsroom settings language:de');
    expect(read(await stage.slack.type('member', 'lounge', '/news topics'))).toContain('Themen');
    // Whose own language is known is not spoken to in the community's.
    expect(read(await stage.slack.type('moderator', 'lounge', '/news topics'))).toContain('Topics');
  });
});

function fail(): never {
  throw new Error('there is no Home tab');
}
