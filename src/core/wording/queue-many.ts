import type { Candidate } from '../candidate.ts';
import { bold, line, type Block, type Told } from '../message.ts';
import type { Many, ManyCount } from '../queueing.ts';
import { phrase, plural, row, type Said } from '../phrase.ts';
import { button, next } from './queue-parts.ts';

/** Which links could be rejected together, and how many they are. */
export function manyMessage(
  candidate: Candidate,
  choices: readonly { readonly which: Many; readonly count: ManyCount }[],
): Told {
  const some = choices.filter(({ count }) => count.count > 0);
  return {
    plain: phrase`Reject many`,
    blocks: [
      { kind: 'text', line: line(bold(phrase`Reject many at once`)), keep: true },
      ...(some.length === 0
        ? [
            {
              kind: 'text',
              line: line(phrase`There is nothing to reject at once: nothing waits for more than a week.`),
              keep: true,
            } satisfies Block<Said>,
          ]
        : [
            {
              kind: 'list',
              items: some.map(({ which, count }) => line(phrase`${manyName(which)}: ${plural(count.count, 'link')}`)),
              keep: true,
            } satisfies Block<Said>,
            {
              kind: 'note',
              line: line(phrase`You are asked once more before anything happens.`),
              keep: true,
            } satisfies Block<Said>,
          ]),
      {
        kind: 'actions',
        actions: [
          ...some.map(({ which }) => button('ask', manyId(candidate.id, which), phrase`${manyName(which)}…`, 'plain')),
          button('show', candidate.id, phrase`Back`, 'plain'),
        ],
        keep: true,
      },
    ],
  };
}

/** How many, exactly, and who would be told. */
export function askManyMessage(candidate: number, which: Many, { count, members }: ManyCount): Told {
  const told =
    members === 0
      ? phrase`None of them was suggested by a member.`
      : plural(
          members,
          '{n} was suggested by a member, who is told why.',
          '{n} were suggested by members, who are told why.',
        );
  return {
    plain: plural(count, 'Reject {n} link?', 'Reject {n} links?'),
    blocks: [
      {
        kind: 'text',
        line: line(
          bold(plural(count, 'Reject {n} link?', 'Reject {n} links?')),
          ' ',
          row([phrase`${manyName(which)}.`, told, phrase`What comes meanwhile stays.`]),
        ),
        keep: true,
      },
      ...(members === 0
        ? []
        : [
            {
              kind: 'quote',
              tone: 'plain',
              label: phrase`What members are told`,
              line: line(reasonForMany(which)),
              keep: true,
            } satisfies Block<Said>,
          ]),
      {
        kind: 'actions',
        actions: [
          button('sweep', manyId(candidate, which), plural(count, 'Reject {n} link', 'Reject {n} links'), 'danger'),
          button('show', candidate, phrase`Back`, 'plain'),
        ],
        keep: true,
      },
    ],
  };
}

/** Said of each to whoever suggested it. */
export function reasonForMany(which: Many): Said {
  return which.kind === 'feed'
    ? phrase`It came with a feed whose news was not looked at one by one.`
    : phrase`It waited for so long that the news has moved on. If it still matters, please suggest a newer article about it.`;
}

export function sweptMessage(candidate: number, { count, members }: ManyCount): Told {
  const told = members === 0 ? '' : plural(members, '{n} member is told why.', '{n} members are told why.');
  return {
    plain: plural(count, 'Rejected {n} link', 'Rejected {n} links'),
    blocks: [
      {
        kind: 'text',
        line: line(
          bold(plural(count, 'Rejected {n} link.', 'Rejected {n} links.')),
          ' ',
          row([phrase`Nothing was posted.`, told]),
        ),
        keep: true,
      },
      { kind: 'actions', actions: [next(candidate)], keep: true },
    ],
  };
}

/** `<link>-<f|b>-<feed or time>-<up to>`, as buttons carry it. */
function manyId(candidate: number, which: Many): string {
  const what = which.kind === 'feed' ? `f-${which.feed}` : `b-${which.before}`;
  return `${candidate}-${what}-${which.upTo}`;
}

/** Undefined for what no button of ours says. */
export function readMany(id: string): { readonly candidate: number; readonly which: Many } | undefined {
  const [, candidate, kind, what, upTo] = /^(\d{1,15})-([fb])-(\d{1,15})-(\d{1,15})$/.exec(id) ?? [];
  if (candidate === undefined) return undefined;
  const bound = { upTo: Number(upTo) };
  const which =
    kind === 'f'
      ? ({ kind: 'feed', feed: Number(what) } as const)
      : ({ kind: 'before', before: Number(what) } as const);
  return { candidate: Number(candidate), which: { ...which, ...bound } };
}

function manyName(which: Many): Said {
  return which.kind === 'feed' ? phrase`All from this feed` : phrase`All that wait for more than a week`;
}
