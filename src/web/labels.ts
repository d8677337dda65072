import { html } from 'hono/html';
import { evidenceLabels, evidenceNames, type Evidence } from '../core/judgement.ts';
import type { Html } from './render.ts';

const meanings = {
  studyKind:
    'How it was found out. A randomised trial can show that a treatment works; watching people or trying it in a few of them can only suggest it.',
  subjects: 'People, animals or cells. What helps mice or cells in a dish often does not help people.',
  sampleSize: 'The fewer took part, the more chance has to do with the result.',
  controlGroup: 'What it was compared with. Without a comparison nobody can tell what would have happened anyway.',
  publishedIn:
    'In a journal, other experts have checked it first. At a meeting, as a preprint or in a press release, they have not.',
  funding: 'Who paid for the study. It does not make a result wrong, and is good to know.',
  availability: 'Whether people can have it already, and where.',
} as const satisfies Record<keyof Evidence, string>;

/** What each label means. Closed until wanted, without a script. */
export const labelsExplained: Html = html`<details class="labels">
  <summary>How to read the labels</summary>
  ${labelMeanings()}
  <p class="small">
    “Not stated” means that the article does not say it, or not clearly. It does not mean that it is not so.
  </p>
</details>`;

export function labelMeanings(): Html {
  return html`<dl>
    ${evidenceNames.map(
      (name) =>
        html`<div>
          <dt>${evidenceLabels[name]}</dt>
          <dd>${meanings[name]}</dd>
        </div>`,
    )}
  </dl>`;
}
