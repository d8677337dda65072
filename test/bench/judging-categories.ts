import type { Category } from '../../src/core/category.ts';
import type { FiledText } from '../../src/core/reading.ts';
import { fitter } from '../../src/summary/categories.ts';
import { contentWords } from '../../src/summary/words.ts';
import { abstractsIn, type Abstract } from './judging-sets.ts';
import type { Row } from './reading-row.ts';

/** What a moderator might have written down, before seeing any abstract: the keywords of four categories. */
const keywords: readonly (readonly [slug: string, words: string])[] = [
  [
    'neoplasms',
    'cancer, tumor, tumour, carcinoma, malignant, malignancy, lymphoma, leukemia, melanoma, sarcoma, metastasis, metastases, chemotherapy, radiotherapy, oncology, neoplasm, adenocarcinoma, breast cancer, lung cancer, prostate cancer, survival rate, tumor cells, remission, staging, mastectomy, myeloma, biopsy',
  ],
  [
    'digestive',
    'liver, stomach, gastric, hepatic, bowel, colon, colonic, intestine, intestinal, ulcer, pancreas, pancreatic, pancreatitis, gastrointestinal, hepatitis, cirrhosis, colitis, crohn disease, esophagus, esophageal, duodenal, gallbladder, gallstones, biliary, endoscopy, reflux, diarrhea, digestive',
  ],
  [
    'nervous',
    'brain, nerve, nervous system, neurological, neurologic, seizures, epilepsy, multiple sclerosis, parkinson, alzheimer, dementia, cerebral, stroke, headache, migraine, spinal cord, neuropathy, neurons, cognitive, paralysis, meningitis, encephalitis, cerebrospinal fluid, intracranial, sleep',
  ],
  [
    'cardiovascular',
    'heart, cardiac, coronary, artery, arteries, myocardial infarction, blood pressure, hypertension, ventricular, vascular, aortic, angina, heart failure, atrial fibrillation, arrhythmia, cardiovascular, valve, angioplasty, bypass surgery, atherosclerosis, thrombosis, cholesterol, ischemia, pacemaker',
  ],
];

const categories: readonly Category[] = keywords.map(([slug, words]) => ({
  slug,
  name: slug,
  description: '',
  keywords: words.split(', '),
}));

const draws = 5;

type Method = (filed: readonly FiledText[]) => ((text: string) => string) | Promise<(text: string) => string>;

const methods: Readonly<Record<string, Method>> = {
  ours: async (filed) => {
    const fit = await fitter(categories, filed);
    return (text) => bestOf(new Map(fit({ title: '', text }).map(({ slug, score }) => [slug, score])));
  },
  'naive Bayes': naiveBayes,
  keywords: () => byKeywords,
};

/** Macro recall in percent, mean of five draws, when so many abstracts of each disease were filed before. */
export async function categoryRows(data: string): Promise<readonly Row[]> {
  const abstracts = abstractsIn(data);
  const rows: Row[] = [];
  for (const [filed, target] of [[5, '69'] as const, [20, '71'] as const, [100, '79'] as const]) {
    const recalls: Record<string, string> = {};
    for (const [name, method] of Object.entries(methods)) {
      let sum = 0;
      for (let draw = 0; draw < draws; draw += 1) sum += await recallOf(method, drawn(abstracts, filed, draw));
      recalls[name] = (sum / draws).toFixed(1);
    }
    const { ours = '', ...peers } = recalls;
    rows.push({ what: `categories, macro recall with ${filed} filed of each`, ours, peers, target });
  }
  return rows;
}

interface Draw {
  readonly filed: readonly FiledText[];
  readonly rest: readonly FiledText[];
}

function drawn(abstracts: readonly Abstract[], each: number, seed: number): Draw {
  const random = randomFrom(seed * 7919 + each);
  const shuffled = abstracts
    .map(({ disease, text }) => ({ slug: keywords[disease - 1]?.[0] ?? '', text, at: random() }))
    .toSorted((a, b) => a.at - b.at);
  const counts = new Map<string, number>();
  const filed = shuffled.filter(({ slug }) => {
    counts.set(slug, (counts.get(slug) ?? 0) + 1);
    return (counts.get(slug) ?? 0) <= each;
  });
  const taken = new Set(filed);
  return { filed, rest: shuffled.filter((abstract) => !taken.has(abstract)) };
}

/** A small linear congruential generator, so that every run draws the same. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

async function recallOf(method: Method, { filed, rest }: Draw): Promise<number> {
  const choose = await method(filed);
  const found = new Map<string, { right: number; all: number }>();
  for (const { slug, text } of rest) {
    const tally = found.get(slug) ?? { right: 0, all: 0 };
    tally.all += 1;
    if (choose(text) === slug) tally.right += 1;
    found.set(slug, tally);
  }
  const shares = [...found.values()].map(({ right, all }) => right / all);
  return (100 * shares.reduce((sum, share) => sum + share, 0)) / shares.length;
}

function byKeywords(text: string): string {
  const words = contentWords(text);
  const terms = [...words, ...words.slice(1).map((word, at) => `${words[at]} ${word}`)];
  return bestOf(
    new Map(
      keywords.map(([slug, listed]) => {
        const known = new Set(listed.split(', ').map((phrase) => contentWords(phrase).join(' ')));
        return [slug, terms.filter((term) => known.has(term)).length];
      }),
    ),
  );
}

/** Multinomial, smoothed by 0.3 of a word. */
function naiveBayes(filed: readonly FiledText[]): (text: string) => string {
  const vocabulary = new Set<string>();
  const counts = new Map(keywords.map(([slug]) => [slug, { words: new Map<string, number>(), total: 0 }]));
  for (const { slug, text } of filed) {
    const own = counts.get(slug);
    for (const word of contentWords(text)) {
      vocabulary.add(word);
      own?.words.set(word, (own.words.get(word) ?? 0) + 1);
      if (own !== undefined) own.total += 1;
    }
  }
  return (text) => {
    const known = contentWords(text).filter((word) => vocabulary.has(word));
    const scores = [...counts].map(([slug, { words, total }]) => {
      const odds = known.map((word) => Math.log(((words.get(word) ?? 0) + 0.3) / (total + 0.3 * vocabulary.size)));
      return [slug, odds.reduce((sum, logarithm) => sum + logarithm, 0)] as const;
    });
    return bestOf(new Map(scores));
  };
}

function bestOf(scores: ReadonlyMap<string, number>): string {
  return [...scores].reduce((best, entry) => (entry[1] > best[1] ? entry : best), ['', Number.NEGATIVE_INFINITY])[0];
}
