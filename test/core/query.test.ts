import { describe, expect, it } from 'vitest';
import { foldSite, readDay, readQuery, withoutFilters } from '../../src/core/query.ts';
import { closest } from '../../src/core/spelling.ts';
import { snippetOf } from '../../src/core/snippet.ts';
import { readTopic, topicKey } from '../../src/core/topic.ts';

describe('days', () => {
  it.each([
    ['2020', '2020-01-01', '2020-12-31'],
    ['2020-02', '2020-02-01', '2020-02-29'],
    ['2021-2', '2021-02-01', '2021-02-28'],
    ['2020-03-15', '2020-03-15', '2020-03-15'],
    ['2020-13', undefined, undefined],
    ['2021-02-29', undefined, undefined],
    ['soon', undefined, undefined],
    ['', undefined, undefined],
  ])('%s', (typed, first, last) => {
    expect([readDay(typed, 'first'), readDay(typed, 'last')]).toEqual([first, last]);
  });
});

describe('filters', () => {
  it('are read wherever they stand, and what cannot be read is words', () => {
    const typed = 'vein in:treatment since:2020 trial site:"Patient Post" is:retracted since:x';
    expect(readQuery(typed)).toMatchObject({
      category: 'treatment',
      since: '2020-01-01',
      site: 'patient post',
      standing: 'retracted',
      wanted: [{ text: 'vein' }, { text: 'trial' }, { text: 'since:x', stems: ['sinc', 'x'] }],
    });
    expect(withoutFilters(typed)).toBe('vein trial since:x');
  });

  it.each([
    ['https://www.Example.org/a/b?c', 'example.org'],
    ['news.example.org', 'news.example.org'],
    ['Études du JOUR', 'etudes du jour'],
    ['***', ''],
  ])('a site typed as %s is %s', (typed, folded) => {
    expect(foldSite(typed)).toBe(folded);
  });

  it('drops little words unless there are no others, and keeps them in phrases', () => {
    const texts = (typed: string) => readQuery(typed).wanted.map(({ text }) => text);
    expect(texts('the trial of a vein')).toEqual(['trial', 'vein']);
    expect(texts('the of')).toEqual(['the', 'of']);
    expect(texts('"end of the trial"')).toEqual(['end of the trial']);
  });
});

describe('a topic of words', () => {
  const categories = [{ slug: 'living-well', name: 'Living well', description: '', keywords: [] }];
  const read = (typed: string) => readTopic(typed, categories);

  it('is the same topic however it is typed', () => {
    const key = (typed: string) => topicKey(read(typed));
    expect(key('treating veins')).toBe(key('vein TREATED'));
    expect(key('"small trial" -mice')).toBe(key('-mice “small trials”'));
    expect(key('small trial')).not.toBe(key('"small trial"'));
    expect(key('vein trial')).not.toBe(key('vein -trial'));
    expect(key('vein trial in:"living well"')).toBe(key('in:living-well trial vein'));
  });

  it('is refused where only a search can mean it, with the reason', () => {
    expect(() => read('vein interf*')).toThrow(/without a star/);
    expect(() => read('vein since:2020')).toThrow(/leave out since/);
    expect(() => read('vein in:nowhere')).toThrow(/Living well/);
    expect(() => read('in:living-well -vein')).toThrow(/no words to look for/);
  });
});

describe('spelling', () => {
  it('prefers few slips to common words, and leaves short words alone', () => {
    const known = [
      { word: 'fatigue', articles: 5 },
      { word: 'fatigued', articles: 90 },
      { word: 'vein', articles: 9 },
    ];
    expect(closest('fatgue', known, 2)).toEqual(['fatigue', 'fatigued']);
    expect(closest('fatigeu', known, 1)).toEqual(['fatigue']);
    expect(closest('vei', known, 1)).toEqual([]);
    expect(closest('vien', known, 1)).toEqual(['vein']);
    expect(closest('zzzzzz', known, 1)).toEqual([]);
  });
});

describe('a snippet', () => {
  it('is the place where most of the words stand together, from the beginning of its sentence', () => {
    const filler = 'Nothing of interest is said in all of these many words here. '.repeat(8);
    const text = `A vein. ${filler}\n\nDoctors opened the vein in a small trial. ${filler}`;
    const shown = snippetOf(text, readQuery('vein small trial'));
    const said = shown.map((run) => run.text).join('');
    expect(said).toMatch(/^…Doctors opened the vein in a small trial\./);
    expect(shown.filter((run) => run.found).map((run) => run.text)).toEqual(['vein', 'small', 'trial']);
  });

  it('is the beginning where no word stands in the text, and short whatever the text', () => {
    expect(snippetOf('One two.', readQuery('three'))).toEqual([{ text: 'One two.', found: false }]);
    const endless = snippetOf('x'.repeat(100_000), readQuery('y'));
    expect(endless.map((run) => run.text).join('').length).toBeLessThan(450);
    expect(snippetOf('', readQuery('y'))).toEqual([]);
  });
});
