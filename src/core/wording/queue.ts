import type { Candidate } from '../candidate.ts';
import type { Category } from '../category.ts';
import { actionId } from '../command.ts';
import type { Form } from '../form.ts';
import { bold, line, type Action, type Block, type Told } from '../message.ts';
import type { Queue, Story } from '../queueing.ts';
import { shorten, visible } from '../visible.ts';
import { articleBlocks } from './article.ts';
import { asShown, categoryMenu, warningBlocks } from './draft.ts';
import { editForm } from './edit.ts';
import { isWeb } from './phrases.ts';
import { button, next, origin, pageLink, rejectedBlocks } from './queue-parts.ts';
import { secondBlocks } from './second-eyes.ts';
import { phrase, plural, row, type Said } from '../phrase.ts';

/** One story of the queue, with what to do with it; or that nothing waits. */
export function queueMessage(queue: Queue, categories: readonly Category[]): Told {
  const { stories, story } = queue;
  if (!story) return emptyMessage(queue);
  const { candidate, position } = story;
  const where =
    stories === 1 ? phrase`The only story that waits.` : phrase`Story ${position} of ${stories}, newest first.`;
  return {
    plain: phrase`Queue: ${visible(titleOf(candidate))}`,
    blocks: [
      { kind: 'note', line: line(bold(where), ' ', phrase`Only you see this.`, ' ', origin(story)), keep: true },
      ...(story.draft
        ? [...articleBlocks(asShown(story.draft), categories), ...warningBlocks(story.draft)]
        : unreadBlocks(story)),
      ...rejectedBlocks(story.rejected),
      ...secondBlocks(story.second, story.draft, categories),
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
  return editForm(actionId('queue', 'edit', id), { title: draft.page.title, judgement: draft.judgement });
}

function emptyMessage({ count: { putOff }, isAnnounced }: Queue): Told {
  const back = putOff === 0 ? '' : plural(putOff, '{n} link comes back tomorrow.', '{n} links come back tomorrow.');
  return {
    plain: phrase`Nothing waits`,
    blocks: [
      {
        kind: 'text',
        line: line(bold(phrase`Nothing waits.`), ' ', row([phrase`Everything has been looked at.`, back])),
        keep: true,
      },
      {
        kind: 'note',
        line: line(
          row([
            phrase`Links come here when members suggest them, and from the feeds you add.`,
            isAnnounced
              ? phrase`The moderators’ channel is told each day when something waits.`
              : phrase`To be told each day when something waits, choose a channel for it: “desk” in the settings.`,
          ]),
        ),
        keep: true,
      },
    ],
  };
}

function unreadBlocks({ candidate, trouble }: Story): readonly Block<Said>[] {
  return [
    { kind: 'heading', line: [pageLink(candidate)], keep: true },
    ...(candidate.summary === null
      ? []
      : [{ kind: 'text', line: line(shorten(visible(candidate.summary), 600)) } satisfies Block]),
    { kind: 'quote', tone: 'alert', label: phrase`It could not be read`, line: line(trouble ?? ''), keep: true },
  ];
}

function otherBlocks({ others }: Story): readonly Block<Said>[] {
  if (others.length === 0) return [];
  const shown = others.slice(0, most).map((other) => line(pageLink(other), ` (${hostOf(other.url)})`));
  const more = others.length > most ? [line(phrase`and ${others.length - most} more`)] : [];
  return [
    { kind: 'text', line: line(bold(phrase`The same story, it seems`)), keep: true },
    { kind: 'list', items: [...shown, ...more], keep: true },
  ];
}

const most = 5;

function decisions({ candidate: { id }, draft, second }: Story): readonly Action<Said>[] {
  if (!draft)
    return [
      button('again', id, phrase`Try again`, 'primary'),
      button('paste', id, phrase`Paste its text`, 'plain'),
      button('reject', id, phrase`Reject`, 'danger'),
      button('later', id, phrase`Later`, 'plain'),
    ];
  return [
    ...(second === 'yours'
      ? []
      : [button('publish', id, second === 'needed' ? phrase`Say yes` : phrase`Publish`, 'primary')]),
    button('edit', id, phrase`Edit`, 'plain'),
    button('reject', id, phrase`Reject`, 'danger'),
    button('later', id, phrase`Later`, 'plain'),
  ];
}

function ways({ candidate, others }: Story, stories: number): readonly Action<Said>[] {
  const [other] = others;
  return [
    ...(stories > 1 ? [next(candidate.id)] : []),
    ...(other ? [button('show', nextOf(candidate, others), sourceLabel(others), 'plain')] : []),
    ...(isWeb(candidate.url)
      ? [{ kind: 'link', label: phrase`Open the page`, url: candidate.url } satisfies Action<Said>]
      : []),
    button('many', candidate.id, phrase`Reject many…`, 'plain'),
  ];
}

function sourceLabel(others: readonly Candidate[]): Said {
  return others.length === 1 ? phrase`The other source` : phrase`Another source`;
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
