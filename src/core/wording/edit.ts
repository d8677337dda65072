import type { Changes, Page } from '../article.ts';
import type { Form } from '../form.ts';
import type { Judgement } from '../judgement.ts';
import { phrase, type Said } from '../phrase.ts';
import { shorten, visible } from '../visible.ts';

type Edited = Pick<Page, 'title'> & { readonly judgement: Pick<Judgement, 'summary'> };

/** Title and summary to change, one sentence a line; what is sent in is refused where the article does not say it word for word. */
export function editForm(id: string, edited: Edited): Form<Said> {
  return {
    id,
    title: phrase`Edit`,
    submit: phrase`Save`,
    fields: [
      {
        name: 'title',
        label: phrase`Title`,
        required: true,
        value: titleIn(edited),
        maxLength: room.title,
        input: { kind: 'line' },
      },
      {
        name: 'sentences',
        label: phrase`Summary: one sentence of the article a line`,
        hint: phrase`Word for word from the article, three to five of them. The caution always stays.`,
        required: true,
        value: linesIn(edited).join('\n'),
        maxLength: room.sentences,
        input: { kind: 'paragraph' },
      },
    ],
  };
}

/**
 * What was changed in that form. Titles and sentences too long for it stand there cut short, and are whole when they come back as they
 * were: a sentence must not lose its end, which may be what limits it, because somebody changed another one.
 */
export function changesIn(typed: Changes, before: Edited): Changes {
  const { title, sentences, ...others } = typed;
  const lines = linesIn(before);
  const whole = new Map(lines.map((line, at) => [line, visible(before.judgement.summary[at]?.text ?? line)]));
  return {
    ...others,
    ...(title === undefined || title === titleIn(before) ? {} : { title }),
    ...(sentences === undefined ? {} : { sentences: sentences.map((line) => whole.get(line) ?? line) }),
  };
}

/** A title as long as may be typed; of the summary as much as both platforms' forms hold. */
const room = { title: 250, sentences: 3000 } as const;

function titleIn({ title }: Edited): string {
  return shorten(visible(title), room.title);
}

/** All of them, the longest cut short until they fit. */
function linesIn({ judgement: { summary } }: Edited): readonly string[] {
  const lines = summary.map(({ text }) => visible(text));
  const total = lines.join('\n').length;
  if (total <= room.sentences) return lines;
  const most = Math.floor(room.sentences / lines.length) - 1;
  return lines.map((line) => shorten(line, most));
}
