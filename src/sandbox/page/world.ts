import { html } from 'hono/html';
import { dayAndTime, type Html } from './html.ts';
import { troubles, type TroubleName } from './trouble.ts';

/** What a delivery that is not at its end looks like to the page. */
interface Owed {
  /** As the newsroom writes it. */
  readonly channel: string;
  readonly state: string;
  readonly dueAt: number;
  readonly trouble: string | null;
}

export interface Outbox {
  readonly sent: number;
  readonly open: number;
  readonly owed: readonly Owed[];
}

/** The community's pages on the web: private until a moderator opens them. */
export interface Archive {
  readonly address: string;
  readonly open: boolean;
}

/** The clock, the switches that break things, what is on its way and the archive: everything both platforms share. */
export function drawWorld(given: {
  readonly now: number;
  readonly zone: string;
  readonly broken: ReadonlySet<TroubleName>;
  readonly outbox: Outbox;
  readonly archive: Archive;
  readonly newsroom: string;
  readonly nameOf: (channel: string) => string;
}): Html {
  const { now, zone, broken, outbox, archive, newsroom, nameOf } = given;
  return html`<p class="clock">
      <span class="label">Clock</span>
      <time datetime="${new Date(now).toISOString()}">${dayAndTime(now, zone)}</time>
      <button type="button" class="tool" data-clock="minutes">10 minutes later</button>
      <button type="button" class="tool" data-clock="morning">Next morning</button>
    </p>
    <p class="breaking" role="group" aria-label="Break things">
      <span class="label" aria-hidden="true">Break things</span>
      ${Object.entries(troubles).map(
        ([name, { label, detail }]) =>
          html`<button
            type="button"
            class="switch"
            role="switch"
            data-break="${name}"
            title="${detail}"
            aria-checked="${[...broken].some((one) => one === name) ? 'true' : 'false'}"
          >
            <span class="knob" aria-hidden="true"></span>${label}
          </button>`,
      )}
    </p>
    <p class="archive">
      <span class="label">Archive</span>
      ${
        archive.open
          ? html`<a href="${archive.address}" target="_blank" rel="noreferrer">open to everybody</a>`
          : html`private until <code>/${newsroom} settings archive:open</code>`
      }
    </p>
    <div class="outbox">
      <p>
        <span class="label">Deliveries</span>
        <strong>${outbox.sent}</strong> arrived,
        <strong class="${outbox.open > 0 ? 'open' : ''}">${outbox.open}</strong> on their way
      </p>
      ${
        outbox.owed.length > 0 &&
        html`<ul>
          ${outbox.owed.map(
            ({ channel, state, dueAt, trouble }) =>
              html`<li>
                <strong>${nameOf(channel)}</strong> ${state}: ${trouble ?? ''}
                ${state === 'waiting' && dueAt > now ? html`Next try at ${secondsTime(dueAt, zone)}.` : ''}
              </li>`,
          )}
        </ul>`
      }
    </div>`;
}

function secondsTime(at: number, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'medium' }).format(at);
}
