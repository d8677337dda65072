import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, read, type Stage } from './stage.ts';

/** From a chat to the web: what moderators decide there is what readers find here. */
describe('the archive of a community on both platforms', () => {
  let stage: Stage;
  let origin: string;
  beforeAll(async () => {
    stage = await openStage();
    origin = stage.running.web.origin;
    await stage.discord.type('moderator', 'lounge', `/newsroom post ${stage.site}/clogged-veins in:treatment`);
    await stage.discord.press('moderator', 'lounge', 'Publish');
  });
  afterAll(() => stage.close());

  const ask = async (path: string): Promise<{ status: number; text: string }> => {
    const response = await fetch(`${origin}${path}`);
    return { status: response.status, text: await response.text() };
  };

  it('is nowhere while nobody opened it', async () => {
    for (const path of ['/', '/c/ms-hub', '/c/ms-hub/a/1', '/c/ms-hub/feeds/latest.json']) {
      expect((await ask(path)).status).toBe(404);
    }
    expect(read(await stage.slack.type('moderator', 'lounge', '/newsroom settings'))).toContain('Archive: private');
  });

  it('no member can open it', async () => {
    const said = read(await stage.slack.type('member', 'lounge', '/newsroom settings archive:open'));
    expect(said).toContain('Only moderators');
    expect((await ask('/c/ms-hub')).status).toBe(404);
  });

  it('a moderator opens it from Discord, and their colleague on Slack is told where it is', async () => {
    await stage.discord.type('moderator', 'lounge', '/newsroom settings archive:open');
    const said = read(await stage.slack.type('moderator', 'lounge', '/newsroom settings'));
    expect(said).toContain(`Anyone can read it at ${origin}/c/ms-hub`);
    expect(said).toContain('PUBLIC_URL');
    const page = await ask('/c/ms-hub/a/1');
    expect(page.status).toBe(200);
    expect(page.text).toContain('do not prove that the procedure works');
    expect(page.text).toContain('There was no comparison group');
  });

  it('has a card under a link to it on Slack, caution included', async () => {
    await stage.slack.type('member', 'lounge', `Has anybody read ${origin}/c/ms-hub/a/1 yet?`);
    await expect
      .poll(() => read(stage.slack.look('moderator', 'lounge')))
      .toMatch(/Has anybody read[^]*Treating Clogged Veins[^]*do not prove that the procedure works/);
  });

  it('leads from the vein story to the trial that found no benefit, in an archive of five', async () => {
    const { discord, site, running } = stage;
    for (const story of ['myelin-mice', 'injector-recall', 'walking-tablet', 'vein-trial-no-benefit']) {
      await discord.type('moderator', 'lounge', `/newsroom post ${site}/${story} in:treatment`);
      await discord.press('moderator', 'lounge', 'Publish');
    }
    const [place] = stage.sandbox.places;
    const { id } = await running.store.communities.ofPlace(place);
    const vein = await running.store.articles.findByUrl(id, `${site}/clogged-veins`);
    const related = await running.store.articles.related(id, vein?.id ?? 0, 5);
    expect(related.map(({ title }) => title)).toEqual([
      'Widening Neck Veins Does Not Help People With MS, Controlled Trial Finds',
    ]);
  });

  it('tells nobody what is searched: not the log, not the metrics', async () => {
    const canary = 'infertilitycanary';
    expect((await ask(`/c/ms-hub/search?q=${canary}+veins`)).text).toContain('Nothing was found');
    expect((await ask(`/c/ms-hub/nosuch?q=${canary}`)).status).toBe(404);
    const metrics = await (await fetch(`${stage.running.web.operations}/metrics`)).text();
    expect(metrics).toContain('carewire_platform_connected{platform="discord"} 1');
    expect(`${metrics}\n${stage.logged.join('\n')}`).not.toContain(canary);
  });

  it('is ready while the database takes what is written and a platform is there', async () => {
    const response = await fetch(`${stage.running.web.operations}/readyz`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      state: 'ready',
      store: 'writable',
      platforms: { discord: 'connected', slack: 'connected' },
    });
  });

  it('is closed again at once, and stays so after a restart', async () => {
    await stage.slack.type('moderator', 'lounge', '/newsroom settings archive:private');
    expect((await ask('/c/ms-hub/a/1')).status).toBe(404);
    await stage.restart();
    origin = stage.running.web.origin;
    expect((await ask('/c/ms-hub/a/1')).status).toBe(404);
  });
});
