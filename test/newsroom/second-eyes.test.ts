import { describe, expect, it } from 'vitest';
import type { Page } from '../../src/core/article.ts';
import type { Told } from '../../src/core/message.ts';
import { english, spoken } from '../../src/core/speak.ts';
import { draftMessage } from '../../src/core/wording/draft.ts';
import { queueMessage } from '../../src/core/wording/queue.ts';
import { createJudge } from '../../src/summary/judge.ts';
import { trialsIn } from '../../src/summary/study-kind.ts';
import { textOf } from '../fakes/platform.ts';
import { createWorld } from '../fakes/world.ts';
import { cues } from '../summary/cues.ts';
import { articleNamed, articleNames, pageOf } from '../summary/pages.ts';
import { packNamed, packNames } from '../summary/packs.ts';

const url = 'https://news.example/story';
const ms = packNamed('ms').categories;
const shown = (message: Told): string => textOf(spoken(message, english)).replaceAll(/\s+/g, ' ');

/** A newsroom with the real judge and the categories of a pack, where two must agree. */
async function careful(pack = ms) {
  const world = await createWorld({
    sabotage: (needs) => ({
      ...needs,
      judge: createJudge(cues),
      categories: { ...needs.categories, list: async () => pack },
      careful: { categories: ['treatment', 'safety-notices'], studies: trialsIn(cues) },
    }),
  });
  const { newsroom, moderator, reader } = world;
  await newsroom.settings({ secondEyes: 'on' }, moderator);
  const submit = (page: Page, categories: readonly string[] | null) => {
    reader.add({ ...page, url, canonicalUrl: url });
    return newsroom.submit({ url, text: null }, categories, moderator);
  };
  const previewed = async (page: Page, categories: readonly string[] | null) => {
    const draft = await submit(page, categories);
    return shown(draftMessage(await newsroom.preview(draft, moderator), pack));
  };
  return { ...world, submit, previewed };
}

/** A trial of cooling for fatigue: its words are those of symptoms, and what it says is that something helps. */
const cooling = pageOf({
  title: 'Cooling Eases Fatigue and Walking in MS',
  text: `Fatigue eased and walking, balance and memory got steadier in people with MS who kept cool, researchers report.

They randomly assigned 96 people with fatigue, spasms and heat-sensitive symptoms to wear a vest full of ice or an empty one for eight weeks.

Fatigue, pain, tremor and dizziness were less in those who were cooled. Bladder and vision were as before.

“Heat makes fatigue and falls worse, and this is something to try,” said Dr Ana Ruiz, who led the work. However, nobody could be kept from knowing who wore the ice.`,
});

describe('what two moderators must agree on', () => {
  it('goes by the claim: a trial needs two, whatever it is filed under, and the preview says why', async () => {
    const { previewed, submit, newsroom, moderator } = await careful();
    const suggested = await submit(cooling, null);
    expect(suggested.categories).toEqual(['symptoms']);
    for (const categories of [null, ['symptoms']]) {
      const text = await previewed(cooling, categories);
      expect(text).toContain(
        'Two must agree. It tells of something tried on people (trial with people assigned at random).',
      );
    }
    expect(await newsroom.press((await submit(cooling, null)).id, moderator)).toMatchObject({ kind: 'second' });
  });

  it('says which category asks for it, and that it was filed there before', async () => {
    const { newsroom, moderator, submit, previewed } = await careful();
    const plain = articleNamed('list-page');
    expect(await previewed(plain, ['symptoms'])).not.toContain('Two must agree');
    expect(await previewed(plain, ['treatment'])).toContain('Two must agree. This is filed under Treatment.');
    const draft = await submit(plain, ['treatment']);
    const moved = await newsroom.editDraft(draft.id, { categories: ['symptoms'] }, moderator);
    expect(shown(draftMessage(await newsroom.preview(moved, moderator), ms))).toContain(
      'Two must agree. It was filed under Treatment before.',
    );
  });

  it('goes by the words where nobody filed it there, though the page has names of its own for it', async () => {
    const { previewed } = await careful();
    const veins = { ...articleNamed('vein-story'), filedUnder: ['Symptoms', 'Research', 'Living with MS'] };
    expect(await previewed(veins, null)).toContain(
      'Two must agree. Its words are those of Treatment, whatever it is filed under.',
    );
  });

  it('cannot be unlearnt by filing treatments elsewhere', async () => {
    const { newsroom, moderator, submit, previewed, publish } = await careful();
    const veins = { ...articleNamed('vein-story'), filedUnder: [] };
    await newsroom.settings({ secondEyes: 'off' }, moderator);
    for (let count = 0; count < 40; count += 1) {
      const of = `https://news.example/veins/${count}`;
      await publish({ ...veins, url: of, canonicalUrl: of }, ['symptoms']);
    }
    await newsroom.settings({ secondEyes: 'on' }, moderator);
    expect((await submit(veins, null)).categories).toEqual(['symptoms']);
    expect(await previewed(veins, null)).toContain('Its words are those of Treatment');
  });

  it('says in the queue, too, why two are asked, to whoever is the second', async () => {
    const { newsroom, moderator, submit } = await careful();
    await newsroom.press((await submit(cooling, null)).id, moderator);
    const other = { ...moderator, person: 'discord:other' } as const;
    const queue = await newsroom.queue({ kind: 'first' }, other);
    expect(shown(queueMessage(queue, ms))).toMatch(/tried on people \(trial with.*A moderator said yes to it/);
  });

  it('lets what two agreed on be filed under a treatment afterwards', async () => {
    const { newsroom, moderator, submit } = await careful();
    const first = await newsroom.press((await submit(cooling, null)).id, moderator);
    if (first.kind !== 'second') throw new Error('published by one');
    const pressed = await newsroom.press(first.draft.id, { ...moderator, person: 'discord:other' });
    if (pressed.kind !== 'published') throw new Error('two said yes');
    const { article } = await newsroom.edit(pressed.article.id, { categories: ['symptoms', 'treatment'] }, moderator);
    expect(article.categories).toEqual(['symptoms', 'treatment']);
  });

  it('asks for two no more often than filing did, but where a trial is told of', async () => {
    const judge = createJudge(cues);
    const more: string[] = [];
    for (const pack of packNames()) {
      const { submit } = await careful(packNamed(pack).categories);
      for (const name of articleNames()) {
        const page = articleNamed(name);
        const filed = await judge.categorise(page, packNamed(pack).categories);
        const draft = await submit(page, null);
        const isFiled = filed.includes('treatment') || filed.includes('safety-notices');
        if ((draft.approvals !== undefined) !== isFiled)
          more.push(`${pack} ${name}: ${(draft.claims ?? []).map(({ kind }) => kind).join()}`);
      }
    }
    expect(more).toEqual(['rare-disease device-pilot: study']);
  });
});
