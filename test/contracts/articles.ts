import { describe, expect, it } from 'vitest';
import { sketchOf } from '../../src/core/likeness.ts';
import { publishTo, usePorts, type OpenPorts } from './ports.ts';
import { anArticle, minute, start } from './samples.ts';

export function articlesContract(name: string, open: OpenPorts): void {
  describe(`articles: ${name}`, () => {
    const use = usePorts(open);
    const publish = (changes: Parameters<typeof publishTo>[2] = {}) => publishTo(use.ports, [], changes);
    const search = (words: string, more: { category?: string; offset?: number; limit?: number } = {}) =>
      use.ports.articles.search('ms', { words, offset: 0, limit: 10, ...more });
    const titles = async (words: string, more = {}) => (await search(words, more)).hits.map((hit) => hit.article.title);

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
      expect(await search('vein')).toEqual({ hits: [], total: 0 });
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
      expect(await search('stem')).toEqual({ hits: [], total: 0 });
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
      expect(await search('veins')).toEqual({ hits: [], total: 0 });
      expect(await search('veins', { category: 'treatment' })).toEqual({ hits: [], total: 0 });
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

      it('pages without losing or repeating any, and tells the total', async () => {
        for (let i = 0; i < 7; i += 1) await publish({ title: `Part ${i}` });
        const seen: string[] = [];
        for (let offset = 0; offset < 9; offset += 3) {
          const page = await search('veins', { offset, limit: 3 });
          expect(page.total).toBe(7);
          seen.push(...page.hits.map((hit) => hit.article.title));
        }
        expect(seen.toSorted()).toEqual(['Part 0', 'Part 1', 'Part 2', 'Part 3', 'Part 4', 'Part 5', 'Part 6']);
        expect(await search('veins', { offset: 9, limit: 3 })).toEqual({ hits: [], total: 7 });
      });

      it('shows a piece of the text with the words marked', async () => {
        const before = 'Nothing to see here yet, only words. '.repeat(30);
        await publish({ title: 'Long', text: `${before}\n\nThen the vein, <b>opened</b> by a surgeon.\n\n${before}` });
        const [hit] = (await search('VEINS surgeon')).hits;
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
          expect(await search(words), JSON.stringify(words)).toEqual({ hits: [], total: 0 });
      });
    });

    describe('completion', () => {
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
