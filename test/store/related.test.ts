import { describe, expect, it } from 'vitest';
import { stories } from '../../src/sandbox/stories.ts';
import { publishTo } from '../contracts/ports.ts';
import { settings, start } from '../contracts/samples.ts';
import { openTemporary } from './temporary.ts';

/** What each of these stories leads to, by their paths, in an archive that holds nothing else. */
async function ledTo(paths: readonly string[]): Promise<Readonly<Record<string, readonly string[]>>> {
  const store = await openTemporary(settings, () => start);
  const known = new Map<number, string>();
  for (const { path, title, paragraphs, site, byline } of stories.filter((story) => paths.includes(story.path))) {
    const canonicalUrl = `https://stories.example/${path}`;
    const text = paragraphs.join('\n\n');
    const article = await publishTo(store, [], { canonicalUrl, title, text, siteName: site, byline, original: null });
    known.set(article.id, path);
  }
  const led: Record<string, readonly string[]> = {};
  for (const [id, path] of known)
    led[path] = (await store.articles.related('ms', id, 5)).map((other) => known.get(other.id) ?? '');
  await store.close();
  return led;
}

describe('related articles in a young archive', () => {
  const veins = { 'clogged-veins': ['vein-trial-no-benefit'], 'vein-trial-no-benefit': ['clogged-veins'] };

  it('are not all that share the few words that any two have in common: a recall is not about a trial of veins', async () => {
    const four = ['clogged-veins', 'myelin-mice', 'injector-recall', 'vein-trial-no-benefit'];
    expect(await ledTo(four)).toEqual({ ...veins, 'myelin-mice': [], 'injector-recall': [] });
  });

  it('are the two about veins still beside a law about insurers', async () => {
    const five = ['clogged-veins', 'myelin-mice', 'injector-recall', 'travel-cover', 'vein-trial-no-benefit'];
    expect(await ledTo(five)).toEqual({ ...veins, 'myelin-mice': [], 'injector-recall': [], 'travel-cover': [] });
  });
});
