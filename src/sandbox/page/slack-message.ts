import { html } from 'hono/html';
import type { SeenMessage } from '../slack/seen.ts';
import { cardsOf } from '../slack/show.ts';
import { dayAndTime, type Html } from './html.ts';
import { drawBlocks, type SlackView } from './slack-blocks.ts';
import { mrkdwn } from './slack-text.ts';

/** A stored message as Slack's client draws it, marks included: "Only visible to you", "(edited)", a thread's reply. */
export function drawSlackMessage(
  seen: SeenMessage,
  view: SlackView,
  reader: string,
  shortcuts: readonly { readonly name: string; readonly callbackId: string }[],
): Html {
  const { message, from, ephemeral, edited, threadTs, ts } = seen;
  const isApp = message.bot || from === 'Slackbot';
  const at = Number(ts.split('.')[0]) * 1000;
  const isReply = threadTs !== undefined && threadTs !== ts;
  return html`<article class="message ${ephemeral ? 'ephemeral' : ''} ${isReply ? 'reply' : ''}" data-key="${ts}">
    ${ephemeral && html`<p class="mark"><span aria-hidden="true">◉</span> Only visible to you</p>`}
    ${isReply && html`<p class="mark">replied in a thread</p>`}
    <span class="avatar ${isApp ? 'app' : reader}" aria-hidden="true">${from.charAt(0)}</span>
    <div class="said">
      <p class="by">
        <strong>${from}</strong> ${isApp && html`<span class="badge">APP</span>`}
        <time datetime="${Number.isFinite(at) ? new Date(at).toISOString() : ''}"
          >${Number.isFinite(at) ? dayAndTime(at, view.names.timeZone) : ''}</time
        >
      </p>
      ${
        message.blocks.length > 0
          ? drawBlocks(message.blocks, view)
          : html`<p class="s-text">${mrkdwn(message.text, view.names)}</p>`
      }
      ${
        !ephemeral &&
        isWritten(seen) &&
        shortcuts.map(
          ({ name, callbackId }) =>
            html`<button type="button" class="plain-link" data-menu="${callbackId}">${name}</button>`,
        )
      }
      ${cardsOf(message).map((blocks) => html`<div class="card">${drawBlocks(blocks, view)}</div>`)}
      ${edited && html`<p class="mark">(edited)</p>`}
    </div>
  </article>`;
}

/** On what people wrote with a link in it: on every message the page would be full of it, where Slack hides it in a menu. */
function isWritten({ message }: SeenMessage): boolean {
  return !message.bot && message.text.includes('<http');
}
