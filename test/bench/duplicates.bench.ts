import { parseArgs } from 'node:util';
import { bandsOf, likeness, sketchOf } from '../../src/core/likeness.ts';
import { isSameText } from '../../src/newsroom/same-story.ts';
import { healthNewsIn } from './judging-sets.ts';

/**
 * How well copies of an article are told from other articles, on real health news: `bench duplicates --data <folder>`. Copies are
 * made by edits whose seed is the article itself, as syndicated ones differ from each other: cut, reworded, with sentences left out.
 * Other articles are all the rest, among them stories of one study by different writers, which are no copies.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { data: { type: 'string' } } });
  if (values.data === undefined) throw new Error('Name the folder of the data sets with --data.');
  const stories = healthNewsIn(values.data).filter(({ text }) => text.split(' ').length >= 100);
  const bands = stories.map(({ text }) => new Set(bandsOf(sketchOf(text))));
  const halves = [0, 1].map((half) => stories.filter((_, index) => index % 2 === half));
  console.log(`${stories.length} articles; the thresholds were set before any of them was looked at`);
  for (const [name, edit] of Object.entries(edits)) {
    const found = halves.map((half) =>
      half.filter(({ text }) => {
        const copy = edit(text);
        const shared = new Set(bandsOf(sketchOf(copy)));
        const original = new Set(bandsOf(sketchOf(text)));
        return shared.intersection(original).size > 0 && isSameText(copy, text);
      }),
    );
    const recall = found.map((told, half) => ((told.length * 100) / (halves[half]?.length ?? 1)).toFixed(1));
    console.log(`copies ${name}: recall ${recall[0] ?? ''} % first half, ${recall[1] ?? ''} % second half`);
  }
  let pairs = 0;
  const told = { same: 0, missed: 0, other: [] as string[] };
  for (const [at, one] of stories.entries())
    for (const [offset, other] of stories.slice(at + 1).entries()) {
      pairs += 1;
      // Titles here are those of the studies' press releases.
      const isOne = one.title.trim() === other.title.trim();
      const meets = (bands[at]?.intersection(bands[at + 1 + offset] ?? new Set()).size ?? 0) > 0;
      if (!meets && !isOne) continue;
      if (!isSameText(one.text, other.text)) continue;
      if (isOne && meets) told.same += 1;
      else if (isOne) told.missed += 1;
      else told.other.push(`“${one.title}” | “${other.title}” ${JSON.stringify(likeness(one.text, other.text))}`);
    }
  const all = told.same + told.other.length;
  console.log(
    `${pairs} pairs of different texts: ${all} said to tell the same story, ${told.same} of them of one study`,
  );
  console.log(`${told.missed} more pairs of one study are alike when compared, but share no band`);
  for (const line of told.other) console.log(`  of two studies: ${line}`);
}

const edits: Readonly<Record<string, (text: string) => string>> = {
  'with one word in ten changed': (text) => reworded(text, 10),
  'with one word in five changed': (text) => reworded(text, 5),
  'cut to their first half': (text) => text.slice(0, text.length / 2),
  'cut to their first third': (text) => text.slice(0, text.length / 3),
  'with every third sentence left out, one word in twenty changed': (text) =>
    reworded(
      text
        .split(/(?<=[.!?])\s+/)
        .filter((_, index) => index % 3 !== 2)
        .join(' '),
      20,
    ),
};

/** Every so many words, not evenly spread. */
function reworded(text: string, every: number): string {
  return text
    .split(' ')
    .map((word, index) => ((index * 7_919 + word.length) % every === 0 ? `other${index}` : word))
    .join(' ');
}
