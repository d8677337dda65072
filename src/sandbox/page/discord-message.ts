import { html } from 'hono/html';
import type { SeenMessage } from '../discord/seen.ts';
import type { StoredMessage } from '../discord/state.ts';
import { drawComponents, drawEmbed, type DiscordView } from './discord-components.ts';
import { discordMarkdown } from './discord-markdown.ts';
import { dayAndTime, type Html } from './html.ts';

/** What Discord's app knows of a message beyond its payload. */
type Around = Pick<SeenMessage, 'author' | 'invokedBy' | 'ephemeral' | 'edited' | 'thinking' | 'at'>;

/** A stored message as Discord's app draws it, marks included: "thinking…", "(edited)", "Only you can see this". */
export function drawDiscordMessage(
  message: Readonly<StoredMessage>,
  around: Around | undefined,
  view: DiscordView,
  { reader, menu }: { readonly reader: string; readonly menu: readonly string[] },
): Html {
  if (!around) return html``;
  const { author, invokedBy, ephemeral, edited, thinking, at } = around;
  const isApp = message.interaction !== undefined || author === 'Carewire';
  const kind = isApp ? 'app' : reader;
  return html`<article class="message ${ephemeral ? 'ephemeral' : ''}" data-key="${message.id}">
    ${
      invokedBy &&
      html`<p class="invoked">
        <strong>${invokedBy.user}</strong> used <span class="mention">/${invokedBy.command}</span>
      </p>`
    }
    <span class="avatar ${kind}" aria-hidden="true">${author.charAt(0)}</span>
    <div class="said">
      <p class="by">
        <strong>${author}</strong> ${isApp && html`<span class="badge">APP</span>`}
        <time datetime="${new Date(at).toISOString()}">${dayAndTime(at, view.reading.zone ?? 'UTC')}</time>
      </p>
      ${
        thinking
          ? html`<p class="thinking"><span class="dots" aria-hidden="true"></span> ${author} is thinking…</p>`
          : body(message, view)
      }
      ${edited && html`<p class="mark">(edited)</p>`} ${!isApp && menu.map(drawEntry)}
      ${
        ephemeral &&
        html`<p class="mark">
          <span aria-hidden="true">◉</span> Only you can see this ·
          <button type="button" class="plain-link" data-dismiss>Dismiss message</button>
        </p>`
      }
    </div>
  </article>`;
}

/** What the app offers in the menu of somebody's message. */
function drawEntry(entry: string): Html {
  return html`<p class="mark entry">
    <button type="button" class="plain-link" data-menu="${entry}">
      Apps <span aria-hidden="true">›</span> ${entry}
    </button>
  </p>`;
}

function body({ content, embeds, components, attachments }: Readonly<StoredMessage>, view: DiscordView): Html {
  return html`${content && html`<div class="md">${discordMarkdown(content, view.reading)}</div>`}
  ${embeds.map((embed) => drawEmbed(embed, view))} ${drawComponents(components, view)}
  ${attachments.map(({ filename }) => html`<p class="d-file">▤ ${filename}</p>`)}`;
}
