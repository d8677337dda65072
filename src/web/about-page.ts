import { html } from 'hono/html';
import { visible } from '../core/visible.ts';
import { standingNames } from '../core/wording/phrases.ts';
import { labelMeanings } from './labels.ts';
import type { Page } from './layout.ts';
import type { Shelf } from './shelf.ts';

/** How an article becomes what stands here, and what the words on it mean. */
export function aboutPage({ community, to }: Shelf): Page {
  const name = visible(community.name);
  return {
    title: 'How we read',
    description: `How the archive of ${name} is made, and what its labels mean.`,
    address: to.about,
    body: html`<h1>How we read</h1>
      <p class="intro">This archive tells what others published. It informs; it never advises.</p>
      <h2>From a link to this page</h2>
      <ol>
        <li>A moderator of ${name} hands in an article.</li>
        <li>
          A program, Carewire, picks three to five sentences from it, word for word. It writes none of its own. Where
          the article itself limits its news, that sentence is always among them and stands apart as the
          <strong>caution</strong>.
        </li>
        <li>It looks for what the article says about its evidence, and keeps the sentence each label was read from.</li>
        <li>The moderator checks all of it, and only then publishes it.</li>
      </ol>
      <p>
        A program reads less well than you do: it can miss a caution or misread a label. The sentences are there so that
        you can check, and every page leads to the article itself.
      </p>
      <h2>What the labels mean</h2>
      ${labelMeanings()}
      <p>
        “Not stated” means that the article does not say it, or not clearly. Articles are described, never rated: there
        are no stars and no traffic lights.
      </p>
      <h2>When news turns out wrong</h2>
      <p>
        Nothing is taken away in silence. Moderators mark how an article stands
        (${[standingNames.updated, standingNames.disputed, standingNames.superseded, standingNames.retracted].join(
          ', ',
        )}),
        say why, and every copy is changed, here and in the community’s chats. An article that is withdrawn leaves a
        notice at its address.
      </p>
      <h2>Feeds</h2>
      <p>
        Everything: ${feeds(to, 'latest')}. Corrections alone: ${feeds(to, 'corrections')}. Each category has its own.
      </p>`,
  };
}

function feeds(to: Shelf['to'], topic: 'latest' | 'corrections') {
  return html`<a href="${to.feed(topic, 'rss')}">RSS</a>, <a href="${to.feed(topic, 'atom')}">Atom</a>,
    <a href="${to.feed(topic, 'json')}">JSON Feed</a>`;
}
