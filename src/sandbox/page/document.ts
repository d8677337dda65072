import { html } from 'hono/html';
import type { Html } from './html.ts';
import type { PaneName } from './pane.ts';
import type { Regions } from './regions.ts';

/** The whole page, as it is when somebody comes: the script only keeps it up to date. */
export function drawDocument(
  regions: Regions,
  stories: readonly { readonly path: string; readonly title: string }[],
  newsroom: string,
): Html {
  const { title, description } = words;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <meta name="description" content="${description}" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/page.css" />
        <script type="module" src="/page.js"></script>
      </head>
      <body data-newsroom="${newsroom}">
        <a class="skip" href="#discord">To the channels</a>
        <header class="top">
          <div class="brand">
            <h1>Carewire <span>sandbox</span></h1>
            <p>${description}</p>
          </div>
          <section id="world" class="world" aria-label="Clock, faults and deliveries">${regions['world']}</section>
        </header>
        <main>
          <section id="tour" class="tour" aria-labelledby="tour-title">${regions['tour']}</section>
          <details class="stories">
            <summary>More stories to post</summary>
            <p>Pages of a small site on this machine. A button puts the command into Discord’s message box.</p>
            <ul>
              ${stories.map(
                ({ path, title }) =>
                  html`<li>
                    <button type="button" class="tool" data-story="${path}">${title}</button>
                  </li>`,
              )}
            </ul>
          </details>
          <div class="panes">${drawPane('discord', regions)} ${drawPane('slack', regions)}</div>
        </main>
        <p id="announce" class="sr" role="status"></p>
      </body>
    </html>`;
}

const words = {
  title: 'Carewire sandbox',
  description: 'A small Discord and a small Slack, with the real bot in both. Nothing leaves this machine.',
} as const;

function drawPane(pane: PaneName, regions: Regions): Html {
  const name = pane === 'discord' ? 'Discord' : 'Slack';
  return html`<section id="${pane}" class="pane ${pane}" aria-labelledby="${pane}-title" data-pane="${pane}">
    <div id="${pane}-top" class="pane-top">${regions[`${pane}-top`]}</div>
    <div
      id="${pane}-messages"
      class="messages"
      role="log"
      aria-live="polite"
      aria-label="Messages on ${name}"
      tabindex="0"
    >
      ${regions[`${pane}-messages`]}
    </div>
    <div class="composer">
      <p class="problem" id="${pane}-problem" role="alert"></p>
      <ul id="${pane}-options" class="options" role="listbox" aria-label="Suggestions on ${name}" hidden></ul>
      <p class="command-hint" id="${pane}-hint"></p>
      <form data-composer>
        <label class="sr" for="${pane}-line">Message on ${name}</label>
        <input
          id="${pane}-line"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded="false"
          aria-controls="${pane}-options"
          aria-describedby="${pane}-hint"
          placeholder="Message, or / for commands"
          autocomplete="off"
          spellcheck="false"
        />
        <button type="submit" class="send">
          <span class="sr">Send on ${name}</span><span aria-hidden="true">➤</span>
        </button>
      </form>
    </div>
    <div id="${pane}-modal" class="modal-place">${regions[`${pane}-modal`]}</div>
  </section>`;
}
