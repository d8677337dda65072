import type { Candidate } from '../candidate.ts';
import type { Category } from '../category.ts';
import { actionId } from '../command.ts';
import type { Form } from '../form.ts';
import { bold, line, moderatorNode, text, time, type Action, type Block, type Inline, type Told } from '../message.ts';
import type { Queue, Story } from '../queueing.ts';
import { shorten, visible } from '../visible.ts';
import { articleBlocks } from './article.ts';
import { asShown, categoryMenu, editForm, warningBlocks } from './draft.ts';
import { feedName } from './feed-line.ts';
import { isWeb, plural } from './phrases.ts';
import { button, next, pageLink } from './queue-parts.ts';
import { phrase, type Said } from '../phrase.ts';

/** One story of the queue, with what to do with it; or that nothing waits. */
export function queueMessage({ count, stories, story }: Queue, categories: readonly Category[]): Told {
  if (!story) return emptyMessage(count.putOff);
  const { candidate, position } = story;
  const where = stories === 1 ? 'The only story that waits.' : `Story ${position} of ${stories}, newest first.`;
  return {
    plain: `Queue: ${visible(titleOf(candidate))}`,
    blocks: [
      { kind: 'note', line: line(bold(`${where} `), ...origin(story), ' Only you see this.'), keep: true },
      ...(story.draft
        ? [...articleBlocks(asShown(story.draft), categories), ...warningBlocks(story.draft)]
        : unreadBlocks(story)),
      ...secondBlocks(story),
      ...otherBlocks(story),
      ...(story.draft
        ? [
            {
              kind: 'actions',
              actions: categoryMenu(actionId('queue', 'file', candidate.id), story.draft, categories),
              keep: true,
            } satisfies Block<Said>,
          ]
        : []),
      { kind: 'actions', actions: decisions(story), keep: true },
      { kind: 'actions', actions: ways(story, stories), keep: true },
    ],
  };
}

/** Title and summary to change, as they stand. */
export function queueEditForm({ id }: Candidate, draft: NonNullable<Story['draft']>): Form<Said> {
  return editForm(actionId('queue', 'edit', id), draft.page.title, draft.judgement.summary);
}

function emptyMessage(putOff: number): Told {
  const back = putOff === 0 ? '' : ` ${plural(putOff, 'link comes', 'links come')} back tomorrow.`;
  return {
    plain: 'Nothing waits',
    blocks: [
      { kind: 'text', line: line(bold('Nothing waits. '), `Everything has been looked at.${back}`), keep: true },
      {
        kind: 'note',
        line: line(
          phrase`Links come here when members suggest them, and from the feeds you add. To be told each day when something waits, choose a channel for it: “desk” in the settings.`,
        ),
        keep: true,
      },
    ],
  };
}

/** Who brought it; of a member never who. */
function origin({ candidate: { origin, at }, feed }: Story): readonly Inline<Said>[] {
  switch (origin.kind) {
    case 'feed':
      return [
        text(feed ? `Feed #${feed.id} ${feedName(feed)} brought it ` : 'A feed brought it '),
        time(at, 'ago'),
        text('.'),
      ];
    case 'member':
      return [
        text('A member suggested it '),
        time(at, 'ago'),
        text(origin.note === null ? '.' : `: “${shorten(visible(origin.note), 300)}”`),
      ];
    case 'desk':
      return [text('Proposed by '), moderatorNode(origin.by), text(', '), time(at, 'ago'), text('.')];
  }
}

function unreadBlocks({ candidate, trouble }: Story): readonly Block<Said>[] {
  return [
    { kind: 'heading', line: [pageLink(candidate)], keep: true },
    ...(candidate.summary === null
      ? []
      : [{ kind: 'text', line: line(shorten(visible(candidate.summary), 600)) } satisfies Block]),
    { kind: 'quote', tone: 'alert', label: 'It could not be read', line: line(trouble ?? ''), keep: true },
  ];
}

function secondBlocks({ second }: Story): readonly Block<Said>[] {
  const said = {
    'not-needed': null,
    needed: 'Two moderators must agree on news of this kind: you and one more.',
    yours: 'You said yes. It goes out when another moderator does, too.',
    others: 'A moderator said yes to it as it stands. Your Publish sends it out.',
  }[second];
  return said === null ? [] : [{ kind: 'text', line: line(bold('Two must agree. '), said), keep: true }];
}

function otherBlocks({ others }: Story): readonly Block<Said>[] {
  if (others.length === 0) return [];
  const shown = others.slice(0, most).map((other) => line(pageLink(other), ` (${hostOf(other.url)})`));
  const more = others.length > most ? [line(`and ${others.length - most} more`)] : [];
  return [
    { kind: 'text', line: line(bold('The same story, it seems')), keep: true },
    { kind: 'list', items: [...shown, ...more], keep: true },
  ];
}

const most = 5;

function decisions({ candidate: { id }, draft, second }: Story): readonly Action<Said>[] {
  if (!draft)
    return [
      button('again', id, 'Try again', 'primary'),
      button('reject', id, 'Reject', 'danger'),
      button('later', id, 'Later', 'plain'),
    ];
  return [
    ...(second === 'yours' ? [] : [button('publish', id, second === 'needed' ? 'Say yes' : 'Publish', 'primary')]),
    button('edit', id, 'Edit', 'plain'),
    button('reject', id, 'Reject', 'danger'),
    button('later', id, 'Later', 'plain'),
  ];
}

function ways({ candidate, others }: Story, stories: number): readonly Action<Said>[] {
  const [other] = others;
  return [
    ...(stories > 1 ? [next(candidate.id)] : []),
    ...(other ? [button('show', nextOf(candidate, others), 'The other source', 'plain')] : []),
    ...(isWeb(candidate.url) ? [{ kind: 'link', label: 'Open the page', url: candidate.url } satisfies Action] : []),
    button('many', candidate.id, 'Reject many…', 'plain'),
  ];
}

/** Around the story's links, newest first. */
function nextOf({ id }: Candidate, others: readonly Candidate[]): number {
  return (others.find((other) => other.id < id) ?? others[0])?.id ?? id;
}

function titleOf({ title, seen, url }: Candidate): string {
  return (seen?.kind === 'read' ? seen.title : title) ?? url;
}

function hostOf(url: string): string {
  return URL.parse(url)?.hostname.replace(/^www\./, '') ?? url;
}
