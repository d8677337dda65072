import type { Draft } from '../article.ts';
import type { Candidate } from '../candidate.ts';
import type { Instant } from '../clock.ts';
import { bold, line, moderatorNode, time, type Told } from '../message.ts';
import type { Pressed, PutOff } from '../queueing.ts';
import { tidy, visible } from '../visible.ts';
import { publishedMessage } from './draft.ts';
import { titleLink } from './phrases.ts';
import { button, next, pageLink } from './queue-parts.ts';
import { phrase, plural, type Said } from '../phrase.ts';

/**
 * Undefined when one press may publish it. Warnings that are no mere hints are shown alone first; that a text is short is one where
 * nobody has opened the page (`isUnseen`).
 */
export function surelyMessage(
  draft: Draft,
  ids: { readonly surely: string; readonly back: string },
  isUnseen: boolean,
): Told | undefined {
  const warnings = draft.judgement.warnings.filter(({ kind }) => grave.has(kind) || (isUnseen && kind === 'short'));
  if (warnings.length === 0) return undefined;
  return {
    plain: phrase`Publish all the same? ${visible(draft.page.title)}`,
    blocks: [
      {
        kind: 'text',
        line: line(phrase`Publish ${titleLink(draft.page, 200)} all the same?`),
        keep: true,
      },
      { kind: 'list', items: warnings.map(({ text }) => line(text)), keep: true },
      {
        kind: 'actions',
        actions: [
          { kind: 'button', id: ids.surely, label: phrase`Publish all the same`, style: 'danger' },
          { kind: 'button', id: ids.back, label: phrase`Back`, style: 'plain' },
        ],
        keep: true,
      },
    ],
  };
}

const grave = new Set(['same-story', 'not-judged']);

/** What replaces a story once a moderator said yes to it. */
export function pressedMessage(pressed: Pressed, candidate: number | null, others: readonly number[] = []): Told {
  if (pressed.kind === 'second') return secondMessage(pressed);
  const said = publishedMessage(pressed);
  if (candidate === null) return said;
  const rest =
    others.length === 0
      ? []
      : [
          button(
            'rest',
            `${pressed.article.id}-${others.join('.')}`,
            plural(others.length, 'Reject {n} other link to this story', 'Reject {n} other links to this story'),
            'danger',
          ),
        ];
  return {
    ...said,
    blocks: [...said.blocks, { kind: 'actions', actions: [...rest, next(candidate)], keep: true }],
  };
}

/** What replaces a story, or several, once they were rejected. */
export function rejectedMessage(rejected: readonly Candidate[], reason: Said): Told {
  const [first] = rejected;
  const told = rejected.some(({ origin }) => origin.kind === 'member')
    ? phrase`Whoever suggested it is told the reason in private, and not who decided.`
    : '';
  const what = rejected.length === 1 && first ? pageLink(first) : plural(rejected.length, 'link');
  return {
    plain: phrase`Rejected`,
    blocks: [
      {
        kind: 'text',
        line: line(phrase`${bold(phrase`Rejected`)} ${what}. Nothing was posted.`, ...(told === '' ? [] : [' ', told])),
        keep: true,
      },
      { kind: 'note', line: line(rejectedBy(first?.decision?.at, tidy(reason))), keep: true },
      { kind: 'actions', actions: [next(first?.id ?? 0)], keep: true },
    ],
  };
}

function rejectedBy(at: Instant | undefined, reason: Said): Said {
  return at === undefined
    ? phrase`Rejected by you. Reason: ${reason}`
    : phrase`Rejected by you, ${time(at, 'moment')}. Reason: ${reason}`;
}

export function laterMessage(candidate: Candidate, { until, at }: PutOff): Told {
  return {
    plain: phrase`Put off`,
    blocks: [
      {
        kind: 'text',
        line: line(phrase`${bold(phrase`Put off:`)} ${pageLink(candidate)} comes back ${time(until, 'moment')}.`),
        keep: true,
      },
      { kind: 'note', line: line(phrase`Put off by you, ${time(at, 'moment')}`), keep: true },
      { kind: 'actions', actions: [next(candidate.id)], keep: true },
    ],
  };
}

/** When another moderator was quicker: what became of it, and who decided. */
export function decidedMessage(candidate: Candidate): Told {
  const { decision } = candidate;
  if (!decision) return { plain: phrase`It waits still`, blocks: [] };
  const [it, who, at] = [pageLink(candidate), moderatorNode(decision.by), time(decision.at, 'moment')];
  const what =
    decision.kind === 'published'
      ? phrase`${it} was published as #${decision.article} by ${who}, ${at}.`
      : phrase`${it} was rejected by ${who}, ${at}. Reason: ${tidy(decision.reason)}`;
  return {
    plain: phrase`Decided already`,
    blocks: [
      {
        kind: 'text',
        line: line(bold(phrase`Decided already: `), what),
        keep: true,
      },
      { kind: 'actions', actions: [next(candidate.id)], keep: true },
    ],
  };
}

function secondMessage({ draft, candidate, at }: Extract<Pressed, { kind: 'second' }>): Told {
  const it = pageLink({ url: draft.page.url, title: draft.page.title });
  return {
    plain: phrase`One more yes: ${visible(draft.page.title)}`,
    blocks: [
      {
        kind: 'text',
        line: line(
          bold(phrase`You said yes.`),
          ' ',
          phrase`News of this kind is published when two moderators agree. ${it} waits in the queue: as soon as another moderator presses Publish there, it goes out. Whoever edits it asks for both again.`,
        ),
        keep: true,
      },
      { kind: 'note', line: line(phrase`Your yes, ${time(at, 'moment')}`), keep: true },
      { kind: 'actions', actions: [next(candidate)], keep: true },
    ],
  };
}
