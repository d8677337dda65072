import { html } from 'hono/html';
import type { Article } from '../core/article.ts';
import { shorten, visible } from '../core/visible.ts';
import { checklistTitle } from '../core/wording/checklist.ts';
import { languageOf } from './cards.ts';
import type { Html } from './render.ts';

/** What a reader would ask: the article's sentence where it speaks of it, and plainly where it does not. */
export function checklist(article: Article): Html | '' {
  const answers = article.judgement.checklist ?? [];
  if (answers.length === 0) return '';
  return html`<section aria-labelledby="checklist">
    <h2 id="checklist">${checklistTitle}</h2>
    <dl class="evidence">
      ${answers.map(
        ({ question, mentioned }) =>
          html`<div>
            <dt>${question}</dt>
            ${
              mentioned
                ? html`<dd>
                    <strong>Mentioned</strong>
                    <q lang="${languageOf(article)}" dir="auto">${shorten(visible(mentioned.quote), 400)}</q>
                  </dd>`
                : html`<dd class="gap">Not mentioned</dd>`
            }
          </div>`,
      )}
    </dl>
    <p class="small">Mentioned means no more than that: it does not say that the article tells it well.</p>
  </section>`;
}
