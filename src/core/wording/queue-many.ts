import type { Candidate } from '../candidate.ts';
import { bold, line, type Told } from '../message.ts';
import type { Many, ManyCount } from '../queueing.ts';
import { plural } from './phrases.ts';
import { button, next } from './queue-parts.ts';

/** Which links could be rejected together, and how many they are. */
export function manyMessage(
  candidate: Candidate,
  choices: readonly { readonly which: Many; readonly count: ManyCount }[],
): Told {
  const some = choices.filter(({ count }) => count.count > 0);
  return {
    plain: 'Reject many',
    blocks: [
      { kind: 'text', line: line(bold('Reject many at once')), keep: true },
      {
        kind: 'list',
        items: choices.map(({ which, count }) => line(`${manyName(which)}: ${plural(count.count, 'link')}`)),
        keep: true,
      },
      { kind: 'note', line: line('You are asked once more before anything happens.'), keep: true },
      {
        kind: 'actions',
        actions: [
          ...some.map(({ which }) => button('ask', manyId(candidate.id, which), `${manyName(which)}…`, 'plain')),
          button('show', candidate.id, 'Back', 'plain'),
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
      ? 'None of them was suggested by a member.'
      : `${plural(members, 'was suggested by a member, who is', 'were suggested by members, who are')} told why.`;
  return {
    plain: `Reject ${plural(count, 'link')}?`,
    blocks: [
      {
        kind: 'text',
        line: line(
          bold(`Reject ${plural(count, 'link')}? `),
          `${manyName(which)}. ${told} What comes meanwhile stays.`,
        ),
        keep: true,
      },
      {
        kind: 'actions',
        actions: [
          button('sweep', manyId(candidate, which), `Reject ${plural(count, 'link')}`, 'danger'),
          button('show', candidate, 'Back', 'plain'),
        ],
        keep: true,
      },
    ],
  };
}

export function sweptMessage(candidate: number, { count, members }: ManyCount): Told {
  const told = members === 0 ? '' : ` ${plural(members, 'member is', 'members are')} told why.`;
  return {
    plain: `Rejected ${plural(count, 'link')}`,
    blocks: [
      {
        kind: 'text',
        line: line(bold(`Rejected ${plural(count, 'link')}. `), `Nothing was posted.${told}`),
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

function manyName(which: Many): string {
  return which.kind === 'feed' ? 'All from this feed' : 'All that wait for more than a week';
}
