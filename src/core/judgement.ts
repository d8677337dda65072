import type { Said } from './phrase.ts';

/** A piece of an article, verbatim: `text === article.text.slice(start, end)`. */
export interface Span {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The sentence in which the article itself limits its news, and who says it when the article names them. */
export interface Caution extends Span {
  readonly speaker: string | null;
}

/** A label, and the words in the article it was read from. */
export interface Finding {
  readonly value: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
}

/** Null means "not stated": the text does not say, or does not say it clearly enough to be shown. */
export interface Evidence {
  readonly studyKind: Finding | null;
  readonly subjects: Finding | null;
  readonly sampleSize: Finding | null;
  readonly controlGroup: Finding | null;
  readonly publishedIn: Finding | null;
  readonly funding: Finding | null;
  readonly availability: Finding | null;
}

/** The labels with the words people see. */
export const evidenceLabels = {
  studyKind: 'Kind of study',
  subjects: 'Studied in',
  sampleSize: 'How many',
  controlGroup: 'Comparison',
  publishedIn: 'Where published',
  funding: 'Paid for by',
  availability: 'Availability',
} as const satisfies Record<keyof Evidence, string>;

/** How we say that a text does not tell. */
export const evidenceGaps = {
  studyKind: 'what kind of study it was',
  subjects: 'who or what was studied',
  sampleSize: 'how many took part',
  controlGroup: 'what it was compared with',
  publishedIn: 'where it was published',
  funding: 'who paid for it',
  availability: 'whether it can be had',
} as const satisfies Record<keyof Evidence, string>;

/** What a label says in our words, besides what config/cues has; in English, as `own` takes them. Else it is the article's own. */
export const evidenceValues = {
  preprint: 'a preprint, not yet reviewed by other scientists',
  meeting: 'presented at a scientific meeting',
  unpaid: 'no outside funding',
  ties: 'ties to companies, see the quote',
} as const;

/** In the order they are shown. */
export const evidenceNames = [
  'studyKind',
  'subjects',
  'sampleSize',
  'controlGroup',
  'publishedIn',
  'funding',
  'availability',
] as const satisfies readonly (keyof Evidence)[];

/** `untold` is in judgements made before there was a checklist. */
export const warningKinds = ['no-caution', 'hype', 'old', 'same-story', 'not-judged', 'short', 'untold'] as const;

/** What the moderator should know before publishing. `text` is a sentence for them. */
export interface Warning {
  readonly kind: (typeof warningKinds)[number];
  readonly text: Said;
}

/** What a reader would ask, and the first sentence in which the article speaks of it; null when it does not. */
export interface Answer {
  readonly question: string;
  /** The value is the words that answer. It says that the thing is mentioned, never that it is told well. */
  readonly mentioned: Finding | null;
}

export interface Judgement {
  /** 3 to 5 sentences of the article in their order, the caution among them when there is one; fewer when the article has fewer. */
  readonly summary: readonly Span[];
  readonly caution: Caution | null;
  readonly evidence: Evidence;
  /** US school grade of the summary, or null when it cannot be told. */
  readonly readingGrade: number | null;
  readonly warnings: readonly Warning[];
  /**
   * Empty for what is not about a study or a treatment, and in other languages than English; absent where an article was judged before
   * there was such a list.
   */
  readonly checklist?: readonly Answer[];
}

export const nothingStated: Evidence = {
  studyKind: null,
  subjects: null,
  sampleSize: null,
  controlGroup: null,
  publishedIn: null,
  funding: null,
  availability: null,
};
