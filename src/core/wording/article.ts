import type { Article } from '../article.ts';
import { filing, type Category } from '../category.ts';
import type { Instant } from '../clock.ts';
import { actionId } from '../command.ts';
import {
  evidenceGaps,
  evidenceLabels,
  evidenceNames,
  type Evidence,
  type Finding,
  type Judgement,
} from '../judgement.ts';
import { bold, line, link, text, time, type Action, type Block, type Line, type Told } from '../message.ts';
import { shorten, visible } from '../visible.ts';
import { asSentence } from './entry.ts';
import { isWeb, nameOfStanding, notAdvice, sayCategories, sayStanding, sayWhere, titleLink } from './phrases.ts';
import { all, own, phrase, type Said } from '../phrase.ts';

/** What an article looks like before it has a number. */
export type Shown = Pick<
  Article,
  | 'title'
  | 'url'
  | 'siteName'
  | 'publishedAt'
  | 'byline'
  | 'original'
  | 'categories'
  | 'judgement'
  | 'standing'
  | 'notice'
  | 'life'
  | 'image'
>;

/** An article as channels get it, and as every copy looks after a correction. */
export function articleMessage(article: Article, categories: readonly Category[]): Told {
  if (article.life === 'withdrawn') return withdrawnMessage(article);
  return {
    plain: phrase`${titled(article)} (${sayWhere(article)})`,
    title: titled(article),
    ...filing(categories, article.categories),
    blocks: [
      ...banner(article),
      ...articleBlocks(article, categories),
      { kind: 'actions', actions: articleActions(article, categories), keep: true },
    ],
  };
}

/** How it stands goes before its title: a list of threads shows nothing else. */
function titled({ standing, title }: Shown): Said {
  return standing === 'current' ? visible(title) : phrase`${nameOfStanding(standing)}: ${visible(title)}`;
}

/** Everything about an article but its buttons: the preview and the published copy are made of the same. */
export function articleBlocks(article: Shown, categories: readonly Category[]): readonly Block<Said>[] {
  const { judgement } = article;
  return [
    { kind: 'heading', line: [titleLink(article)], keep: true },
    { kind: 'note', line: origin(article), keep: true },
    ...summaryBlocks(judgement),
    ...cautionBlocks(judgement),
    ...evidenceBlocks(judgement.evidence),
    {
      kind: 'note',
      line: line(
        phrase`${bold(phrase`Filed under`)} ${sayCategories(article.categories, categories)}`,
        ' · ',
        notAdvice,
      ),
      keep: true,
    },
  ];
}

/** How the archive's page of it begins; the evidence follows there in full, each label with its sentence. */
export function archiveBlocks(article: Article): readonly Block<Said>[] {
  if (article.life === 'withdrawn') return withdrawnMessage(article).blocks;
  return [
    ...banner(article),
    { kind: 'heading', line: [titleLink(article)], keep: true },
    { kind: 'note', line: origin(article), keep: true },
    ...summaryBlocks(article.judgement),
    ...cautionBlocks(article.judgement),
  ];
}

/** Where the archive's page is mentioned: enough to know what one would read, never without its caution, and of what day it is: nobody edits it later. */
export function cardMessage(article: Article, at: Instant): Told {
  if (article.life === 'withdrawn') return withdrawnMessage(article);
  return {
    plain: phrase`${titled(article)} (${sayWhere(article)})`,
    blocks: [
      ...banner(article),
      { kind: 'heading', line: [titleLink(article)], keep: true },
      { kind: 'note', line: origin(article), keep: true },
      ...cautionBlocks(article.judgement),
      {
        kind: 'note',
        line: line(phrase`As it stood on ${time(at, 'date')}; the page says how it stands now.`),
        keep: true,
      },
    ],
  };
}

function withdrawnMessage(article: Article): Told {
  const reason = noticeText(article) ?? phrase`The moderators took this article back.`;
  return {
    plain: phrase`Withdrawn: ${visible(article.title)}`,
    title: phrase`Withdrawn: ${visible(article.title)}`,
    blocks: [
      { kind: 'quote', tone: 'alert', label: phrase`Withdrawn`, line: line(reason, ...noticeEnd(article)), keep: true },
      {
        kind: 'note',
        line: line(phrase`This was “${shorten(visible(article.title), 200)}” (${sayWhere(article)}).`, ' ', notAdvice),
        keep: true,
      },
    ],
  };
}

function banner(article: Article): readonly Block<Said>[] {
  if (article.standing === 'current' && !article.notice) return [];
  const said = noticeText(article) ?? phrase`The moderators changed how this article stands.`;
  return [
    {
      kind: 'quote',
      tone: article.standing === 'current' ? 'plain' : 'alert',
      label: sayStanding(article),
      line: line(said, ...noticeEnd(article)),
      keep: true,
    },
  ];
}

function noticeText({ notice }: Article): string | undefined {
  if (!notice) return undefined;
  return notice.link && isWeb(notice.link) ? asSentence(notice.text) : notice.text;
}

function noticeEnd(article: Article): Line<Said> {
  if (!article.notice) return [];
  const evidence =
    article.notice.link && isWeb(article.notice.link) ? [text(' '), link(phrase`Read why`, article.notice.link)] : [];
  return [...evidence, text(' ('), time(article.notice.at, 'date'), text(')')];
}

/** Where it comes from; a republished page names the original too. */
function origin(article: Shown): Line<Said> {
  const by = article.byline ? phrase` · by ${shorten(visible(article.byline), 120)}` : '';
  const { original } = article;
  if (!original || (!original.name && !original.url)) return line(sayWhere(article), by);
  const url = original.url && isWeb(original.url) ? original.url : undefined;
  const name = visible(original.name ?? (url === undefined ? '' : new URL(url).hostname)) || phrase`another site`;
  return line(sayWhere(article), by, phrase` · first published by ${url === undefined ? text(name) : link(name, url)}`);
}

function summaryBlocks(judgement: Judgement): readonly Block<Said>[] {
  const sentences = judgement.summary.filter((sentence) => sentence.start !== judgement.caution?.start);
  if (sentences.length === 0) return [];
  return [{ kind: 'list', items: sentences.map((sentence) => line(shorten(visible(sentence.text), 600))) }];
}

function cautionBlocks({ caution }: Judgement): readonly Block<Said>[] {
  if (!caution) return [];
  const label = caution.speaker
    ? phrase`Caution, from ${visible(caution.speaker)}`
    : phrase`Caution, in the article’s own words`;
  return [{ kind: 'quote', tone: 'caution', label, line: line(shorten(visible(caution.text), 900)), keep: true }];
}

/** What the text says about its evidence, and plainly what it does not say. */
function evidenceBlocks(evidence: Evidence): readonly Block<Said>[] {
  const stated: { label: Said; value: Line<Said> }[] = [];
  const missing: Said[] = [];
  for (const name of evidenceNames) {
    const finding = evidence[name];
    if (finding) stated.push({ label: own(evidenceLabels[name]), value: line(sayFinding(finding)) });
    else missing.push(own(evidenceGaps[name]));
  }
  const gaps = stated.length === 0 ? phrase`any study or other evidence behind it` : all(missing);
  return [
    ...(stated.length > 0 ? [{ kind: 'facts', facts: stated } satisfies Block<Said>] : []),
    ...(missing.length === 0
      ? []
      : [{ kind: 'note', line: line(phrase`${bold(phrase`Not stated:`)} ${gaps}`) } satisfies Block<Said>]),
  ];
}

/** A label of ours (config/cues, evidenceValues), or the article's own number or name: what is in no dictionary is said as it is. */
function sayFinding({ value }: Finding): Said {
  return own(shorten(visible(value), 200));
}

function articleActions(article: Article, categories: readonly Category[]): readonly Action<Said>[] {
  const category = categories.find(({ slug }) => slug === article.categories[0]);
  return [
    ...(isWeb(article.url)
      ? [{ kind: 'link', label: phrase`Read the article`, url: article.url } satisfies Action<Said>]
      : []),
    { kind: 'button', id: actionId('read', 'open', article.id), label: phrase`How we read it`, style: 'plain' },
    { kind: 'button', id: actionId('related', 'open', article.id), label: phrase`More like this`, style: 'plain' },
    ...(category
      ? [
          {
            kind: 'button',
            id: actionId('follow', 'category', category.slug),
            label: phrase`Follow ${shorten(category.name, 68)}`,
            style: 'plain',
          } satisfies Action<Said>,
        ]
      : []),
    { kind: 'button', id: actionId('report', 'open', article.id), label: phrase`Report`, style: 'plain' },
  ];
}
