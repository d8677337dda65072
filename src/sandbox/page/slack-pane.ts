import { createHash } from 'node:crypto';
import { html } from 'hono/html';
import { directMessages, languageTag, withRegion } from '../screen.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Outcome, Person } from '../slack/person.ts';
import type { SeenMessage } from '../slack/seen.ts';
import type { Submission } from '../slack/submission.ts';
import type { Html } from './html.ts';
import { drawEmpty, drawTop, homeTab } from './pane-top.ts';
import type { Deed, Offered, Pane, Seat, Suggestions } from './pane.ts';
import { drawBlocks, type SlackView } from './slack-blocks.ts';
import { drawSlackMessage } from './slack-message.ts';

/** The loopback Slack as its client shows it. */
export function createSlackPane(
  { slack, people, channels }: Sandbox,
  zone: string,
  languages: readonly Offered[],
): Pane {
  const person = ({ who }: Seat): Person => slack.as(people.slack[who]);
  const idIn = (seat: Seat, name: string): string =>
    name === directMessages ? person(seat).directMessages() : (channels.slack[name] ?? '');
  const here = (seat: Seat): string => idIn(seat, seat.channel);
  const names = { moderator: slack.as(people.slack.moderator).name, member: slack.as(people.slack.member).name };
  const view = (seat: Seat, filled: SlackView['filled']): SlackView => ({
    names: { ...slack.names(person(seat).id), timeZone: zone },
    channels: Object.entries(channels.slack).map(([name, id]) => ({ id, name })),
    people: [
      { id: people.slack.moderator, name: names.moderator },
      { id: people.slack.member, name: names.member },
    ],
    filled,
  });

  const places = [...Object.keys(channels.slack), directMessages, homeTab];
  /** Slack tells the app when a Home tab is looked at; once is enough, for the app keeps it up to date. */
  const looked = new Set<string>();

  return {
    name: 'slack',
    channels: places,
    top: (seat) =>
      drawTop({
        pane: 'slack',
        place: 'MS Hub',
        seat,
        names,
        languages,
        language: person(seat).language(),
        channels: places,
        stamp: (channel) =>
          channel === homeTab ? (person(seat).home()?.hash ?? '') : stampOf(person(seat).sees(idIn(seat, channel))),
      }),
    messages: (seat) => {
      if (seat.channel === homeTab) return drawHome(person(seat), (filled) => view(seat, filled), looked);
      const drawn = person(seat)
        .sees(here(seat))
        .map((seen) => drawSlackMessage(seen, view(seat, undefined), seat.who, person(seat).messageShortcuts()));
      return html`${drawn.length > 0 ? drawn : drawEmpty(seat.channel)}`;
    },
    modal: (seat) => drawModal(person(seat), (filled) => view(seat, filled)),
    act: (seat, deed) => act(person(seat), here(seat), deed, channels.slack),
    suggest: (seat, line) => Promise.resolve(suggest(person(seat), line)),
    offers: async (seat, menu, typed) => {
      const modal = person(seat).modal();
      return modal ? person(seat).suggestions(modal, menu, typed) : [];
    },
    subscribe: (listener) => slack.journal.subscribe(listener),
  };
}

/** Slack does not count edits: what the messages hold tells them. */
function stampOf(seen: readonly SeenMessage[]): string {
  const held = seen.map(({ message: { ts, text, blocks } }) => [ts, text, blocks]);
  return createHash('sha256').update(JSON.stringify(held)).digest('base64url');
}

function drawHome(person: Person, viewWith: (filled: SlackView['filled']) => SlackView, looked: Set<string>): Html {
  if (!looked.has(person.id)) {
    looked.add(person.id);
    void person.openHome();
  }
  const home = person.home();
  if (!home) return drawEmpty(homeTab);
  return html`<article class="message home" data-key="${homeTab}">
    <div class="said">${drawBlocks(home.blocks, viewWith(home))}</div>
  </article>`;
}

function drawModal(person: Person, viewWith: (filled: SlackView['filled']) => SlackView): Html {
  const modal = person.modal();
  if (!modal) return html``;
  return html`<div class="modal" role="dialog" aria-labelledby="slack-modal-title" data-modal>
    <form>
      <h3 id="slack-modal-title">${modal.title}</h3>
      <div class="modal-body">${drawBlocks(modal.blocks, viewWith(modal))}</div>
      <div class="modal-foot">
        <button type="button" class="s-button" data-cancel>${modal.close ?? 'Cancel'}</button>
        ${modal.submit === undefined ? '' : html`<button type="submit" class="s-button primary">${modal.submit}</button>`}
      </div>
    </form>
  </div>`;
}

async function act(
  person: Person,
  channelId: string,
  deed: Deed,
  channels: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const inChannel = (message: string | null) => ({ channel: channelId, ts: message ?? '' });
  const place = (message: string | null) => {
    const view = message === homeTab ? person.home() : message === null ? person.modal() : undefined;
    return view ?? inChannel(message);
  };
  switch (deed.do) {
    case 'say': {
      if (channelId === '') throw new Error('The Home tab takes no messages. Go to a channel, or to direct messages.');
      // What picking the channel from Slack's own list types.
      const picked = deed.line.replaceAll(/#([\w-]+)/g, (text, name: string) =>
        channels[name] && deed.line.startsWith('/') ? `<#${channels[name]}>` : text,
      );
      await person.type(channelId, picked);
      // Whatever went wrong stands in the channel, from Slackbot.
      return undefined;
    }
    case 'press':
      return noticeOf(await person.press(place(deed.message), deed.control));
    case 'choose': {
      const [first = ''] = deed.values;
      const choice = deed.values.length > 1 ? deed.values : first;
      return noticeOf(await person.choose(place(deed.message), deed.control, choice));
    }
    case 'submit':
      return noticeOf(await person.submit(textsOf(deed.values)));
    case 'language':
      person.setLanguage(withRegion(languageTag(deed.language)));
      return undefined;
    case 'cancel':
      await person.dismiss();
      return undefined;
    case 'menu':
      return noticeOf(await person.messageShortcut(inChannel(deed.message), deed.entry));
    case 'dismiss':
      throw new Error('Slack takes such a message away by itself.');
  }
}

function noticeOf(outcome: Outcome | Submission): string | undefined {
  return 'notice' in outcome ? outcome.notice : undefined;
}

function textsOf(values: Readonly<Record<string, string | boolean | readonly string[]>>) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'boolean' ? String(value) : value]),
  );
}

/** Slack lists commands with what they say of themselves, and after that leaves people alone. */
function suggest(person: Person, line: string): Suggestions {
  if (!line.startsWith('/')) return { items: [], hint: '' };
  const [name = ''] = line.split(' ');
  const commands = person.commands();
  const known = commands.find(({ command }) => command === name);
  if (line.includes(' ')) return { items: [], hint: known ? `${known.command} ${known.hint}` : '' };
  return {
    items: commands
      .filter(({ command }) => command.startsWith(name))
      .map(({ command, description, hint }) => ({
        line: `${command} `,
        label: `${command} ${hint}`.trim(),
        note: description,
      })),
    hint: '',
    eager: !known,
  };
}
