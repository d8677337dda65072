import { html } from 'hono/html';
import type { Article } from '../core/article.ts';
import { evidenceLabels, evidenceNames } from '../core/judgement.ts';
import { shorten, visible } from '../core/visible.ts';
import { languageOf } from './cards.ts';
import type { Html } from './render.ts';

/** Every label with the sentence it was read from; what the text does not say is said too. */
export function evidence(article: Article): Html {
  return html`<section aria-labelledby="evidence">
    <h2 id="evidence">What the article says about its evidence</h2>
    <dl class="evidence">
      ${evidenceNames.map((name) => {
        const finding = article.judgement.evidence[name];
        return html`<div>
          <dt>${evidenceLabels[name]}</dt>
          ${
            finding
              ? html`<dd>
                  <strong>${shorten(visible(finding.value), 200)}</strong>
                  <q lang="${languageOf(article)}" dir="auto">${shorten(visible(finding.quote), 400)}</q>
                </dd>`
              : html`<dd class="gap">Not stated</dd>`
          }
        </div>`;
      })}
    </dl>
  </section>`;
}
