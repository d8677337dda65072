import { parseArgs } from 'node:util';
import { matches, type Topic } from '../../src/core/topic.ts';
import { anArticle } from '../contracts/samples.ts';
import { makeArticle, randomFrom } from './search-corpus.ts';
import { table } from './table.ts';

/** `npm run bench follows -- --topics 10000`: an article is published, and every followed search is asked whether it finds it. */
export function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { topics: { type: 'string', default: '10000' } } });
  const random = randomFrom(7);
  const topics = Array.from({ length: Number(values.topics) }, (_, at): Topic => {
    const { subject } = makeArticle(at, 50);
    const [a = '', b = '', c = ''] = subject.toSorted(() => random() - 0.5);
    const words = [a, `${a} ${b}`, `"${a} ${b}" ${c}`, `${a} -${b}`, `${a} in:treatment`][at % 5] ?? a;
    return { kind: 'words', words };
  });
  const first: number[] = [];
  const later: number[] = [];
  let told = 0;
  for (let at = 0; at < 40; at += 1) {
    const article = anArticle(makeArticle(100 + at, 600));
    const from = performance.now();
    told += topics.filter((topic) => matches(topic, article)).length;
    (at === 0 ? first : later).push(performance.now() - from);
  }
  console.log(`${topics.length} followed searches, articles of 600 words, ${told} matches (ms)`);
  console.log(table({ 'the first article after a start': first, 'every other': later }));
  return Promise.resolve();
}
