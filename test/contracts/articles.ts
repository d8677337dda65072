import { describe, expect, it } from 'vitest';
import { sketchOf } from '../../src/core/likeness.ts';
import fc from 'fast-check';
import { matches, type Topic } from '../../src/core/topic.ts';
import type { Filters } from '../../src/core/query.ts';
import { publishTo, usePorts, type OpenPorts } from './ports.ts';
import { anArticle, minute, start } from './samples.ts';
import { anyFound, anyQuery } from './searches.ts';

export function articlesContract(name: string, open: OpenPorts): void {
  describe(`articles: ${name}`, () => {
    const use = usePorts(open);
    const publish = (changes: Parameters<typeof publishTo>[2] = {}) => publishTo(use.ports, [], changes);
    const nothing = { ids: [], total: 0 };
    const search = (words: string, more: Filters = {}) => use.ports.articles.find('ms', { words, ...more });
    const whole = ({ ids, partial }: Awaited<ReturnType<typeof search>>) => ids.filter((id) => !partial.includes(id));
    const hits = async (words: string, more: Filters = {}) =>
      use.ports.articles.hits('ms', words, whole(await search(words, more)));
    const titles = async (words: string, more: Filters = {}) =>
      (await hits(words, more)).map((hit) => hit.article.title);

    it('gives back what was published, every field', async () => {
      const written = anArticle({ notice: { text: 'Retracted.', link: 'https://r.example', at: start } });
      const article = await use.ports.ledger.publish(written, () => []);
      expect(article).toEqual({ ...written, id: article?.id });
      expect(await use.ports.articles.get('ms', article?.id ?? 0)).toEqual(article);
      expect(await use.ports.articles.findByUrl('ms', written.canonicalUrl)).toEqual(article);
      const bare = anArticle({ original: null, image: null, byline: null, siteName: null, categories: [] });
      const kept = await use.ports.ledger.publish(bare, () => []);
      expect(await use.ports.articles.get('ms', kept?.id ?? 0)).toEqual({ ...bare, id: kept?.id });
    });

    it('knows nothing of what is not there', async () => {
      expect(await use.ports.articles.get('ms', 4711)).toBeUndefined();
      expect(await use.ports.articles.findByUrl('ms', 'https://nowhere.example')).toBeUndefined();
      expect(await use.ports.articles.latest('ms', { limit: 5 })).toEqual([]);
      expect(await search('vein')).toEqual({ ...nothing, partial: [] });
    });

    it('finds an article by any spelling of its address, and lets nobody publish it twice', async () => {
      const { articles, ledger } = use.ports;
      const article = await publish({ canonicalUrl: 'https://example.org/a/story?id=7' });
      const spelt = 'http://www.example.org/a/story/?utm_source=x&id=7#comments';
      expect((await articles.findByUrl('ms', spelt))?.id).toBe(article.id);
      expect(await ledger.publish(anArticle({ canonicalUrl: spelt }), () => [])).toBeUndefined();
      expect(await ledger.publish(anArticle({ canonicalUrl: spelt, community: 'als' }), () => [])).toBeDefined();
    });

    it('finds texts that are nearly the same, likeliest first, of its community and published ones only', async () => {
      const { articles, ledger } = use.ports;
      const text = Array.from({ length: 200 }, (_, index) => `word${index * 7}`).join(' ');
      const edited = text.replaceAll(/word(?:7|70|700) /g, 'changed ');
      const same = await publish({ text });
      const near = await publish({ text: edited });
      await publish({ text: 'Something else altogether was written here by somebody who had never read it.' });
      await publish({ text, community: 'als' });
      const gone = await publish({ text });
      await ledger.revise({ ...gone, life: 'withdrawn', revision: 2, correctedAt: start }, () => []);
      const found = await articles.alike('ms', sketchOf(text), 5);
      expect(found.map(({ id }) => id)).toEqual([same.id, near.id]);
      expect(await articles.alike('ms', sketchOf(text), 1)).toHaveLength(1);
      expect(await articles.alike('ms', sketchOf('nothing like it at all in here'), 5)).toEqual([]);
      expect(await articles.alike('ms', sketchOf(''), 5)).toEqual([]);
    });

    it('tells corrections newest first, withdrawals among them, of one category or of all', async () => {
      const { articles, ledger } = use.ports;
      const [first, second] = [
        await publishTo(use.ports, []),
        await publishTo(use.ports, [], { categories: ['research'] }),
      ];
      await publishTo(use.ports, []);
      expect(await articles.corrected('ms', { limit: 9 })).toEqual([]);
      await ledger.revise({ ...first, standing: 'disputed', revision: 2, correctedAt: start + minute }, () => []);
      await ledger.revise({ ...second, life: 'withdrawn', revision: 2, correctedAt: start + 2 * minute }, () => []);
      const ids = async (filter: { category?: string; limit: number }): Promise<readonly number[]> =>
        (await articles.corrected('ms', filter)).map(({ id }) => id);
      expect(await ids({ limit: 9 })).toEqual([second.id, first.id]);
      expect(await ids({ limit: 1 })).toEqual([second.id]);
      expect(await ids({ category: 'research', limit: 9 })).toEqual([second.id]);
      expect(await articles.corrected('als', { limit: 9 })).toEqual([]);
    });

    it('lists the newest first, page by page, one category or all', async () => {
      const a = await publish({ categories: ['treatment'] });
      const b = await publish({ categories: ['living-with-ms', 'treatment'] });
      const c = await publish({ categories: [] });
      const d = await publish({ categories: ['treatment'] });
      const latest = async (filter: { category?: string; before?: number; limit: number }) =>
        (await use.ports.articles.latest('ms', filter)).map((article) => article.id);
      expect(await latest({ limit: 3 })).toEqual([d.id, c.id, b.id]);
      expect(await latest({ limit: 3, before: b.id })).toEqual([a.id]);
      expect(await latest({ category: 'treatment', limit: 2 })).toEqual([d.id, b.id]);
      expect(await latest({ category: 'treatment', limit: 2, before: b.id })).toEqual([a.id]);
      expect(await latest({ category: 'nothing', limit: 2 })).toEqual([]);
    });

    it('counts what each category holds', async () => {
      await publish({ categories: ['treatment', 'living-with-ms'] });
      const second = await publish({ categories: ['treatment'] });
      expect(await use.ports.articles.countByCategory('ms')).toEqual(
        new Map([
          ['treatment', 2],
          ['living-with-ms', 1],
        ]),
      );
      await use.ports.ledger.revise({ ...second, life: 'withdrawn', revision: 2, correctedAt: start }, () => []);
      expect((await use.ports.articles.countByCategory('ms')).get('treatment')).toBe(1);
    });

    it('windows are open at the beginning and closed at the end', async () => {
      const at = async (sharedAt: number) => (await publish({ sharedAt })).id;
      await at(start);
      const inside = await at(start + 1);
      const last = await at(start + minute);
      await at(start + minute + 1);
      const shared = await use.ports.articles.sharedBetween('ms', start, start + minute);
      expect(shared.map((article) => article.id)).toEqual([inside, last]);
    });

    it('finds corrections of what was told before the window, withdrawn ones too', async () => {
      const correctedAt = async (
        sharedAt: number,
        corrected: number,
        life: 'published' | 'withdrawn' = 'published',
      ) => {
        const article = await publish({ sharedAt });
        await use.ports.ledger.revise({ ...article, life, revision: 2, correctedAt: corrected }, () => []);
        return article.id;
      };
      const late = await correctedAt(start, start + 20);
      const early = await correctedAt(start - minute, start + 10, 'withdrawn');
      await correctedAt(start, start);
      await correctedAt(start, start + 31);
      await correctedAt(start + 5, start + 12);
      await publish({});
      const corrected = await use.ports.articles.correctedBetween('ms', start, start + 30);
      expect(corrected.map((article) => article.id)).toEqual([early, late]);
    });

    it('leaves withdrawn articles out of all but get and corrections', async () => {
      const article = await publish({ title: 'Stem cells', text: 'Stem cells for all.' });
      const gone = { ...article, life: 'withdrawn' as const, revision: 2, correctedAt: start + 1 };
      expect(await use.ports.ledger.revise(gone, () => [])).toEqual(gone);
      const { articles } = use.ports;
      expect(await articles.get('ms', article.id)).toEqual(gone);
      expect(await articles.findByUrl('ms', article.canonicalUrl)).toBeUndefined();
      expect(await articles.latest('ms', { limit: 5 })).toEqual([]);
      expect(await articles.sharedBetween('ms', start - 1, start + 1)).toEqual([]);
      expect(await search('stem cells')).toEqual({ ...nothing, partial: [] });
      expect(await articles.hits('ms', 'stem', [article.id])).toEqual([]);
      expect(await articles.suggest('ms', { words: 'stemm' })).toBeUndefined();
      expect(await articles.related('ms', article.id, 5)).toEqual([]);
      expect(await articles.complete('ms', 'stem', 5)).toEqual([]);
      expect(await articles.complete('ms', '', 5)).toEqual([]);
    });

    it('shows a community nothing of another', async () => {
      const foreign = await publish({ community: 'als', sharedAt: start + 1, categories: ['treatment'] });
      await use.ports.ledger.revise({ ...foreign, revision: 2, correctedAt: start + minute }, () => []);
      const { articles } = use.ports;
      expect(await articles.get('ms', foreign.id)).toBeUndefined();
      expect(await articles.findByUrl('ms', foreign.canonicalUrl)).toBeUndefined();
      expect(await articles.latest('ms', { limit: 5 })).toEqual([]);
      expect(await articles.latest('ms', { category: 'treatment', limit: 5 })).toEqual([]);
      expect(await articles.sharedBetween('ms', start, start + minute)).toEqual([]);
      expect(await articles.correctedBetween('ms', start + 1, start + minute)).toEqual([]);
      expect(await articles.countByCategory('ms')).toEqual(new Map());
      expect(await search('clogged veins')).toEqual({ ...nothing, partial: [] });
      expect(await search('veins', { category: 'treatment' })).toEqual({ ...nothing, partial: [] });
      expect(await articles.hits('ms', 'veins', [foreign.id])).toEqual([]);
      expect(await articles.suggest('ms', { words: 'cloged vein' })).toBeUndefined();
      expect(await articles.completeWords('ms', 'clog', 5)).toEqual([]);
      expect(await articles.related('ms', foreign.id, 5)).toEqual([]);
      expect(await articles.count('ms', { kind: 'everything' }, 0)).toBe(0);
      expect(await articles.complete('ms', 'treating', 5)).toEqual([]);
      expect(await articles.complete('ms', '', 5)).toEqual([]);
    });

    describe('search', () => {
      it('wants every word, anywhere in title, summary, source and text', async () => {
        await publish({ title: 'Vein surgery', text: 'It helped nobody in the end, they say.' });
        await publish({ title: 'Diet', text: 'A vein is mentioned but no operation at all.' });
        expect(await titles('vein')).toHaveLength(2);
        expect(await titles('vein surgery')).toEqual(['Vein surgery']);
        expect(await titles('nobody surgery')).toEqual(['Vein surgery']);
        expect(await titles('vein unheard-of')).toEqual([]);
        expect(await titles('patient post wire')).toHaveLength(2);
      });

      it('puts a word in the title before the same word in the text', async () => {
        const filler = 'Some words that say nothing about it. '.repeat(20);
        await publish({ title: 'Interferon works', text: filler });
        await publish({ title: 'Other news', text: `${filler} Interferon was named once.` });
        for (let i = 0; i < 5; i += 1) await publish({ title: 'Noise', text: filler });
        expect(await titles('interferon')).toEqual(['Interferon works', 'Other news']);
      });

      it('finds what says it in other words: a doctor’s, or written short, in one word or in two', async () => {
        await publish({
          title: 'Myocardial infarction',
          text: 'Hypertension and e-cigarettes, people with type 2 diabetes.',
        });
        for (const words of [
          'heart attack',
          'heart attacks smoked',
          'high blood pressure',
          'vaping',
          'ecigarettes',
          't2d',
        ])
          expect(whole(await search(words)), words).toHaveLength(words.endsWith('smoked') ? 0 : 1);
        await publish({ title: 'A heart attack', text: 'Wholegrains.' });
        expect((await titles('myocardial infarctions')).toSorted()).toEqual([
          'A heart attack',
          'Myocardial infarction',
        ]);
        expect(await titles('whole grains')).toEqual(['A heart attack']);
        expect(await titles('"heart attack"')).toEqual(['A heart attack']);
        expect(await titles('heart-attack')).toHaveLength(2);
        expect(await titles('infarction -"heart attack"')).toEqual(['Myocardial infarction']);
      });

      it('reads a short name for what it stands for, and Ms Jones for nobody’s illness', async () => {
        await publish({ title: 'Multiple sclerosis', text: 'News.' });
        await publish({ title: 'A teacher', text: 'Ms Jones said so.' });
        expect(await titles('multiple sclerosis')).toEqual(['Multiple sclerosis']);
        expect(await titles('ms')).toContain('Multiple sclerosis');
      });

      it('misses nothing where an article says it in other words', async () => {
        const article = await publish({ title: 'Myocardial infarction and sleep', text: 'News.' });
        await publish({ title: 'Heart attack and stress', text: 'News.' });
        const { ids } = await search('heart attack sleep stress');
        const hits = await use.ports.articles.hits('ms', 'heart attack sleep stress', ids);
        expect(hits.find((hit) => hit.article.id === article.id)).toMatchObject({ missing: ['stress'] });
      });

      it('puts what says each word before what says one of them again and again', async () => {
        const filler = 'Some words that say nothing about it. '.repeat(85);
        const survey = await publish({ title: 'Survey', text: `${filler} Interferon, fatigue, sleep.` });
        await publish({ title: 'Interferon', text: `${filler} ${'Interferon was given. '.repeat(12)}` });
        for (const title of ['Fatigue', 'Sleep', 'Diet', 'Work']) await publish({ title, text: filler });
        expect((await search('interferon fatigue sleep')).ids[0]).toBe(survey.id);
      });

      it('puts the newer of two equals first', async () => {
        await publish({ title: 'Older', text: 'Ocrelizumab helps.', sharedAt: start - 400 * 86_400_000 });
        await publish({ title: 'Newer', text: 'Ocrelizumab helps.', sharedAt: start });
        expect(await titles('ocrelizumab')).toEqual(['Newer', 'Older']);
      });

      it('does not mind case, accents or endings', async () => {
        await publish({ title: 'Café Études', text: 'The patients were treated with physiotherapies in Zürich.' });
        for (const words of ['cafe', 'CAFÉ', 'etude', 'patient', 'treating', 'zurich', 'ZÜRICH', 'physiotherapy'])
          expect(await titles(words), words).toHaveLength(1);
      });

      it('reads hyphens, slashes and dots as the reader does', async () => {
        await publish({ title: 'Numbers', text: 'COVID-19, IL-6, HIV/AIDS, α-synuclein and 2.5 mg by e-mail.' });
        for (const words of ['covid-19', 'il-6', 'hiv/aids', 'α-synuclein', '2.5', 'e-mail', 'IL-6, covid'])
          expect(await titles(words), words).toHaveLength(1);
        expect(await titles('il-7')).toEqual([]);
      });

      it('keeps quoted words together and leaves out -words', async () => {
        await publish({ title: 'One', text: 'A small trial of gentle exercise.' });
        await publish({ title: 'Two', text: 'A trial, and it was small.' });
        expect(await titles('"small trial"')).toEqual(['One']);
        expect(await titles('“small trial”')).toEqual(['One']);
        expect(await titles('small trial -exercise')).toEqual(['Two']);
        expect(await titles('trial -"gentle exercise"')).toEqual(['Two']);
        expect(await titles('-exercise')).toEqual([]);
      });

      it('stays in the category asked for', async () => {
        await publish({ title: 'A', categories: ['treatment'] });
        await publish({ title: 'B', categories: ['living-with-ms'] });
        expect(await titles('veins', { category: 'living-with-ms' })).toEqual(['B']);
        expect(await titles('veins', { category: 'nothing' })).toEqual([]);
      });

      it('gives back the articles found in the order asked for, however they stand by then', async () => {
        for (let i = 0; i < 3; i += 1) await publish({ title: `Part ${i}` });
        const { ids, total } = await search('veins');
        expect(total).toBe(3);
        const turned = ids.toReversed();
        const shown = await use.ports.articles.hits('ms', 'veins', turned);
        expect(shown.map(({ article }) => article.id)).toEqual(turned);
        const [gone] = shown;
        if (!gone) throw new Error('nothing found');
        await use.ports.ledger.revise(
          { ...gone.article, life: 'withdrawn', revision: 2, correctedAt: start },
          () => [],
        );
        expect(await use.ports.articles.hits('ms', 'veins', turned)).toEqual(shown.slice(1));
      });

      it('shows a piece of the text with the words marked', async () => {
        const before = 'Nothing to see here yet, only words. '.repeat(30);
        await publish({ title: 'Long', text: `${before}\n\nThen the vein, <b>opened</b> by a surgeon.\n\n${before}` });
        const [hit] = await hits('VEINS surgeon');
        expect(hit?.snippet.filter((run) => run.found).map((run) => run.text)).toEqual(['vein', 'surgeon']);
        const shown = hit?.snippet.map((run) => run.text).join('') ?? '';
        expect(shown).toContain('the vein, <b>opened</b> by a surgeon');
        expect(shown.length).toBeLessThan(400);
      });

      it('follows an edit', async () => {
        const article = await publish({ title: 'Interferon' });
        await use.ports.ledger.revise({ ...article, title: 'Natalizumab', revision: 2 }, () => []);
        expect(await titles('interferon')).toEqual([]);
        expect(await titles('natalizumab')).toEqual(['Natalizumab']);
        expect(await use.ports.articles.complete('ms', 'natal', 5)).toEqual([{ id: article.id, title: 'Natalizumab' }]);
        expect(await use.ports.articles.complete('ms', 'interf', 5)).toEqual([]);
      });

      it('finds nothing in text that holds no word', async () => {
        await publish();
        for (const words of ['', '   ', '"', '***', '-', '""', '( )', '\0', '…'])
          expect(await search(words), JSON.stringify(words)).toEqual({ ...nothing, partial: [] });
      });
    });

    describe('filters', () => {
      it('are typed among the words, or chosen beside them', async () => {
        await publish({ title: 'Old', publishedAt: '2012-03-29', siteName: 'Patient Post' });
        await publish({
          title: 'New',
          publishedAt: '2020-06-01T10:00:00Z',
          siteName: 'Études du jour',
          original: null,
        });
        await publish({
          title: 'Undated',
          publishedAt: null,
          sharedAt: Date.UTC(2015, 0, 2),
          url: 'https://www.news.nejm.example/a',
          siteName: null,
          original: null,
          categories: ['living-with-ms'],
        });
        for (const [typed, chosen, expected] of [
          ['since:2015-01-02', { since: '2015-01-02' }, ['New', 'Undated']],
          ['until:2012', { until: '2012-12-31' }, ['Old']],
          ['since:2012-04 until:2020-06', { since: '2012-04-01', until: '2020-06-30' }, ['New', 'Undated']],
          ['site:nejm.example', { site: 'nejm.example' }, ['Undated']],
          ['site:https://news.nejm.example/', { site: 'news.nejm.example' }, ['Undated']],
          ['site:"patient post"', { site: 'patient post' }, ['Old']],
          ['site:"etudes DU jour"', { site: 'etudes du jour' }, ['New']],
          ['site:wire.example', { site: 'wire.example' }, []],
          ['in:living-with-ms', { category: 'living-with-ms' }, ['Undated']],
          ['is:current', { standing: 'current' }, ['New', 'Old', 'Undated']],
        ] as const) {
          expect((await titles(`veins ${typed}`)).toSorted(), typed).toEqual(expected);
          expect((await titles('veins', chosen)).toSorted(), typed).toEqual(expected);
        }
      });

      it('find by themselves, too', async () => {
        const article = await publish({ title: 'A' });
        await publish({ title: 'B' });
        await use.ports.ledger.revise({ ...article, standing: 'disputed', revision: 2, correctedAt: start }, () => []);
        expect(await titles('is:disputed')).toEqual(['A']);
        expect(await titles('is:current')).toEqual(['B']);
        expect(await titles('since:2012 until:2012 in:treatment')).toHaveLength(2);
      });
    });

    it('puts retracted articles behind all others', async () => {
      const first = await publish({ title: 'Clogged veins of the neck' });
      await publish({ title: 'Something else' });
      await use.ports.ledger.revise({ ...first, standing: 'retracted', revision: 2, correctedAt: start }, () => []);
      expect(await titles('veins')).toEqual(['Something else', 'Clogged veins of the neck']);
    });

    it('offers what holds some of the words where few hold all, says which, and what each does not hold', async () => {
      const text = 'Nothing of interest.';
      const both = await publish({ title: 'Ocrelizumab and fatigue', text });
      const one = await publish({ title: 'Ocrelizumab approved', text });
      await publish({ title: 'Diet', text });
      const found = await search('ocrelizumab fatigue');
      expect(found).toEqual({ ids: [both.id, one.id], partial: [one.id], total: 1 });
      const hits = await use.ports.articles.hits('ms', 'ocrelizumab fatigue', found.ids);
      expect(hits.map(({ missing }) => missing)).toEqual([[], ['fatigue']]);
      expect((await search('ocrelizumab')).partial).toEqual([]);
    });

    it('offers nothing that holds only what most articles hold, in a small archive either', async () => {
      const text = 'Nothing of interest.';
      const both = await publish({ title: 'Vein trial ended', text });
      for (const title of ['Diet', 'Sleep', 'Work', 'Children', 'Heat'])
        await publish({ title: `${title} trial`, text });
      expect(await search('vein trial')).toEqual({ ids: [both.id], partial: [], total: 1 });
    });

    it('takes what is typed as one for one: no piece of it is offered', async () => {
      await publish({ title: 'Interleukin and fatigue', text: 'IL, at 6.' });
      expect(await search('il-6')).toEqual({ ...nothing, partial: [] });
      expect(await search('"fatigue and interleukin"')).toEqual({ ...nothing, partial: [] });
    });

    describe('spelling', () => {
      it('is mended where that finds something', async () => {
        await publish({ title: 'Natalizumab and fatigue', text: 'Natalizumab was given to people with fatigue.' });
        const suggest = (words: string, more: Filters = {}) => use.ports.articles.suggest('ms', { words, ...more });
        expect(await suggest('natalizumb')).toBe('natalizumab');
        expect(await suggest('anttalizumab')).toBe('natalizumab');
        expect(await suggest('fatgue natalizumab')).toBe('fatigue natalizumab');
        expect(await suggest('natali')).toBe('natalizumab');
        expect(await suggest('natalizumab')).toBeUndefined();
        expect(await suggest('zzzzzz')).toBeUndefined();
        expect(await suggest('natalizumb', { category: 'living-with-ms' })).toBeUndefined();
      });
    });

    describe('related articles', () => {
      it('are those that share the telling words, the most alike first, and of the same community', async () => {
        const about = (title: string, text: string, changes = {}) =>
          publish({ title, text, siteName: null, byline: null, original: null, ...changes });
        const veins = 'Venous angioplasty opens clogged jugular veins with a balloon.';
        const first = await about('Angioplasty for clogged veins', `${veins} Patients felt better.`);
        const alike = await about('Angioplasty of veins in a trial', `${veins} The trial found nothing.`);
        for (const topic of ['Vitamin and sunlight', 'Walking and sleep', 'Cooling vests in summer', 'Tax for carers'])
          await about(topic, `${topic} were looked at by nurses who asked people at home.`);
        await about('Angioplasty of clogged veins, elsewhere', veins, { community: 'als' });
        const ids = (await use.ports.articles.related('ms', first.id, 5)).map(({ id }) => id);
        expect(ids).toEqual([alike.id]);
        await use.ports.ledger.revise({ ...alike, life: 'withdrawn', revision: 2, correctedAt: start }, () => []);
        expect(await use.ports.articles.related('ms', first.id, 5)).toEqual([]);
        expect(await use.ports.articles.related('ms', 4711, 5)).toEqual([]);
      });
    });

    it('counts what a topic would have brought since', async () => {
      await publish({ sharedAt: start, categories: ['treatment'] });
      await publish({ sharedAt: start + minute, categories: ['treatment'] });
      await publish({ sharedAt: start + minute, categories: [], title: 'Diet', text: 'About sleep.' });
      const count = (topic: Topic, since = start) => use.ports.articles.count('ms', topic, since);
      expect(await count({ kind: 'everything' })).toBe(2);
      expect(await count({ kind: 'category', slug: 'treatment' })).toBe(1);
      expect(await count({ kind: 'words', words: 'veins' })).toBe(1);
      expect(await count({ kind: 'words', words: 'veins' }, start - 1)).toBe(2);
      expect(await count({ kind: 'words', words: 'vein in:living-with-ms' }, start - 1)).toBe(0);
    });

    it('finds for a search what its follower is told of, and nothing else', async () => {
      await fc.assert(
        fc.asyncProperty(anyFound, fc.array(anyQuery, { minLength: 1, maxLength: 12 }), async (changes, queries) => {
          const article = await publish({ ...changes, community: 'ms' });
          for (const words of queries) {
            expect(whole(await search(words)).includes(article.id), words).toBe(
              matches({ kind: 'words', words }, article),
            );
          }
          await use.ports.ledger.revise({ ...article, life: 'withdrawn', revision: 2, correctedAt: start }, () => []);
        }),
        { numRuns: 60 },
      );
    });

    describe('completion', () => {
      it('goes on with the last word typed', async () => {
        await publish({ title: 'Interferon, interaction and sleep' });
        const complete = async (typed: string, limit = 5) =>
          [...(await use.ports.articles.completeWords('ms', typed, limit))].toSorted();
        expect(await complete('sleep inter')).toEqual(['sleep interaction', 'sleep interferon']);
        expect(await complete('INTERF')).toEqual(['interferon']);
        for (const typed of ['', 'i', 'sleep ', 'zz', '***']) expect(await complete(typed), typed).toEqual([]);
      });

      it('gives the newest titles that hold every typed beginning', async () => {
        await publish({ title: 'Relational therapy and sleep' });
        const b = await publish({ title: 'Sleep, relatives and therapies' });
        await publish({ title: 'Something else' });
        const complete = async (typed: string, limit = 5) =>
          (await use.ports.articles.complete('ms', typed, limit)).map((found) => found.title);
        expect(await complete('rela')).toEqual(['Sleep, relatives and therapies', 'Relational therapy and sleep']);
        expect(await complete('relatio')).toEqual(['Relational therapy and sleep']);
        expect(await complete('sle THER')).toHaveLength(2);
        expect(await complete('sle', 1)).toEqual([b.title]);
        expect(await complete('els')).toEqual(['Something else']);
        expect(await complete('lse')).toEqual([]);
        expect(await complete('"*^')).toEqual(['Something else', b.title, 'Relational therapy and sleep']);
      });

      it('gives the newest titles while nothing is typed', async () => {
        const a = await publish({ title: 'A' });
        const b = await publish({ title: 'B' });
        expect(await use.ports.articles.complete('ms', '', 5)).toEqual([
          { id: b.id, title: 'B' },
          { id: a.id, title: 'A' },
        ]);
      });
    });
  });
}
