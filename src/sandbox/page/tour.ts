import { html } from 'hono/html';
import type { Sandbox } from '../sandbox.ts';
import { seatOf, type Facts } from './facts.ts';
import type { Html } from './html.ts';
import type { PaneName, Seat } from './pane.ts';

/** What the tour knows of where it runs. */
interface Ground {
  readonly siteUrl: string;
  readonly roots: Readonly<Record<'news' | 'newsroom', string>>;
}

interface Step {
  readonly title: string;
  readonly words: string;
  /** Lines and places offered; the person sends them. */
  readonly offers: (ground: Ground) => readonly Offer[];
  readonly done: (facts: Facts) => boolean;
}

interface Offer {
  readonly label: string;
  readonly pane: PaneName;
  readonly seat: Seat;
  /** What is put into the message box; nothing only goes there. */
  readonly line?: string;
  /** Moves the clock as well. */
  readonly clock?: 'morning';
}

const names = { discord: 'Discord', slack: 'Slack' } as const;
const both = ['discord', 'slack'] as const;

/** Five steps from a link to a corrected article. */
const steps: readonly Step[] = [
  {
    title: 'Give it a link',
    words:
      'A moderator hands in a web address, or pastes the text of a page. Carewire reads it and answers with a draft that only the moderator sees. Put a command into the message box, then press Enter.',
    offers: ({ siteUrl, roots }) => [
      ...both.map((pane) => ({
        label: `Link, on ${names[pane]}`,
        pane,
        seat: seatOf('moderator', 'lounge'),
        line: `/${roots.newsroom} post url:${siteUrl}/walking-tablet category:treatment`,
      })),
      {
        label: 'Pasted text, on Discord',
        pane: 'discord',
        seat: seatOf('moderator', 'lounge'),
        line: `/${roots.newsroom} post`,
      },
    ],
    done: ({ drafted, published }) => drafted || published,
  },
  {
    title: 'Check it and publish',
    words:
      'The draft shows the caution from the article itself, and what the article does not say. Press Publish under it: the channels that follow the category get it at once, on both platforms.',
    offers: () => [
      { label: 'See it in Discord #news', pane: 'discord', seat: seatOf('moderator', 'news') },
      { label: 'See it in Slack #treatment', pane: 'slack', seat: seatOf('member', 'treatment') },
    ],
    done: ({ published }) => published,
  },
  {
    title: 'Ask as a member',
    words:
      'Members search by words or by category, and read where each label comes from. Nobody else sees what they look for.',
    offers: ({ roots }) =>
      both.map((pane) => ({
        label: `Search, on ${names[pane]}`,
        pane,
        seat: seatOf('member', 'lounge'),
        line: pane === 'discord' ? `/${roots.news} search words:walking` : `/${roots.news} search walking`,
      })),
    done: ({ asked }) => asked,
  },
  {
    title: 'Let the night pass',
    words: 'Slack’s #news wants one digest a day, at eight. Move the clock to the next morning and watch it come.',
    offers: () => [{ label: 'Next morning', pane: 'slack', seat: seatOf('member', 'news'), clock: 'morning' }],
    done: ({ digested }) => digested,
  },
  {
    title: 'Correct it everywhere',
    words:
      'A later trial found no benefit from the vein procedure of 2012. Correct article 1, say yes if you are asked, and every copy changes where it stands, in channels and in digests.',
    offers: ({ siteUrl, roots }) =>
      both.map((pane) => {
        const later = `${siteUrl}/vein-trial-no-benefit`;
        const notice = 'A controlled trial in 2017 found no benefit.';
        return {
          label: `Correct, on ${names[pane]}`,
          pane,
          seat: seatOf('moderator', pane === 'discord' ? 'news' : 'treatment'),
          line:
            pane === 'discord'
              ? `/${roots.newsroom} correct article:1 standing:superseded notice:${notice} link:${later}`
              : `/${roots.newsroom} correct 1 standing:superseded notice:"${notice}" link:${later}`,
        };
      }),
    done: ({ corrected }) => corrected,
  },
];

/** The steps with what is done ticked off; the first that is not done is open. */
export function drawTour(facts: Facts, { site }: Pick<Sandbox, 'site'>, roots: Ground['roots']): Html {
  const ground = { siteUrl: site.url, roots };
  const done = steps.map((step) => step.done(facts));
  const current = done.indexOf(false);
  return html`<h2 id="tour-title">A tour in five steps</h2>
    <ol>
      ${steps.map(
        ({ title }, index) =>
          html`<li class="${done[index] ? 'done' : ''}" ${index === current ? html`aria-current="step"` : ''}>
            <span class="number" aria-hidden="true">${done[index] ? '✓' : index + 1}</span> ${title}
            ${done[index] ? html`<span class="sr">, done</span>` : ''}
          </li>`,
      )}
    </ol>
    ${current < 0 ? drawEnd() : drawStep(steps[current], ground)}`;
}

function drawStep(step: Step | undefined, ground: Ground): Html {
  if (!step) return html``;
  return html`<div class="step">
    <p>${step.words}</p>
    <p class="offers">
      ${step
        .offers(ground)
        .map(
          ({ label, pane, seat, line, clock }) =>
            html`<button
              type="button"
              class="tool"
              data-go="${pane}"
              data-who="${seat.who}"
              data-channel="${seat.channel}"
              data-line="${line ?? ''}"
              ${clock ? html`data-clock="${clock}"` : ''}
            >
              ${label}
            </button>`,
        )}
    </p>
  </div>`;
}

function drawEnd(): Html {
  return html`<div class="step">
    <p>
      That was all five. Now break something: switch Slack off, publish another story, watch the delivery wait, and
      switch it on again.
    </p>
  </div>`;
}
