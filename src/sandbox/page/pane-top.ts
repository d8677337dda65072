import { html } from 'hono/html';
import { directMessages, everyone, type Who } from '../screen.ts';
import type { Html } from './html.ts';
import type { Offered, PaneName, Seat } from './pane.ts';

/** The part of a pane above its messages: where one is, who one is, and where else one can go. */
export function drawTop(given: {
  readonly pane: PaneName;
  readonly place: string;
  readonly seat: Seat;
  readonly names: Readonly<Record<Who, string>>;
  readonly languages: readonly Offered[];
  /** What the person's app is in. */
  readonly language: string;
  readonly channels: readonly string[];
  /** Changes whenever there is something new to see in a channel. */
  readonly stamp: (channel: string) => string;
}): Html {
  const { pane, place, seat, names, languages, language, channels, stamp } = given;
  return html`<div class="place">
      <h2 id="${pane}-title">${place} <span class="platform">${pane === 'discord' ? 'Discord' : 'Slack'}</span></h2>
      <div class="people" role="group" aria-label="Who you are on ${pane === 'discord' ? 'Discord' : 'Slack'}">
        ${everyone.map(
          (who) =>
            html`<button
              type="button"
              class="person"
              data-seat="${pane}"
              data-who="${who}"
              aria-pressed="${who === seat.who ? 'true' : 'false'}"
            >
              <span class="avatar ${who}" aria-hidden="true">${names[who].charAt(0)}</span>${names[who]}
              <span class="role">${who}</span>
            </button>`,
        )}
        <label class="language"
          ><span class="sr">The language ${names[seat.who]}’s ${pane === 'discord' ? 'Discord' : 'Slack'} is in</span>
          <select data-language>
            ${languages.map(
              ({ tag, name }) =>
                html`<option value="${tag}" ${baseOf(tag) === baseOf(language) ? 'selected' : ''}>${name}</option>`,
            )}
          </select></label
        >
      </div>
    </div>
    <nav aria-label="Channels on ${pane === 'discord' ? 'Discord' : 'Slack'}">
      <ul>
        ${channels.map(
          (channel) =>
            html`<li>
              <button
                type="button"
                class="channel"
                data-seat="${pane}"
                data-channel="${channel}"
                data-stamp="${stamp(channel)}"
                ${channel === seat.channel ? html`aria-current="page"` : ''}
              >
                <span aria-hidden="true">${signs[channel] ?? '#'}</span><span>${titles[channel] ?? channel}</span>
              </button>
            </li>`,
        )}
      </ul>
    </nav>`;
}

function baseOf(tag: string): string {
  return tag.split('-')[0] ?? '';
}

/** What is no channel among the channels. */
export const homeTab = '@home';
const signs: Readonly<Record<string, string>> = { [directMessages]: '✉', [homeTab]: '⌂' };
const titles: Readonly<Record<string, string>> = {
  [directMessages]: 'Direct messages',
  [homeTab]: 'Carewire’s Home tab',
};

/** What stands in an empty channel. */
export function drawEmpty(channel: string): Html {
  if (channel === homeTab) return html`<p class="empty" data-key="empty">The Home tab is on its way.</p>`;
  const where = channel === directMessages ? 'your direct messages with Carewire' : `#${channel}`;
  return html`<p class="empty" data-key="empty">Nothing here yet. This is ${where}; type / for the commands.</p>`;
}
