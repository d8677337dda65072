import { html } from 'hono/html';
import type { Person } from '../discord/people.ts';
import type { Reply } from '../discord/reply.ts';
import type { StoredMessage } from '../discord/state.ts';
import type { Sandbox } from '../sandbox.ts';
import { directMessages, languageTag } from '../screen.ts';
import { drawComponents, type DiscordView } from './discord-components.ts';
import { drawDiscordMessage } from './discord-message.ts';
import { suggestDiscord } from './discord-suggest.ts';
import type { Html } from './html.ts';
import { drawEmpty, drawTop } from './pane-top.ts';
import type { Deed, Offered, Pane, Seat } from './pane.ts';

/** The loopback Discord as its app shows it. */
export function createDiscordPane(
  { discord, people, channels, discordLine }: Sandbox,
  zone: string,
  languages: readonly Offered[],
): Pane {
  const person = ({ who }: Seat): Person => discord.as(people.discord[who]);
  const idIn = (seat: Seat, name: string): string =>
    name === directMessages ? person(seat).dm() : (channels.discord[name] ?? '');
  const here = (seat: Seat): string => idIn(seat, seat.channel);
  const visible = (seat: Seat, channelId: string): readonly Readonly<StoredMessage>[] =>
    discord.messages(channelId).filter(({ visibleTo }) => visibleTo === undefined || visibleTo === person(seat).id);
  const view = (seat: Seat): DiscordView => ({
    reading: { ...discord.reading(person(seat).id), zone },
    channels: Object.entries(channels.discord).map(([name, id]) => ({ id, name })),
  });
  const names = {
    moderator: discord.as(people.discord.moderator).name,
    member: discord.as(people.discord.member).name,
  };

  return {
    name: 'discord',
    channels: [...Object.keys(channels.discord), directMessages],
    top: (seat) =>
      drawTop({
        pane: 'discord',
        place: 'MS Hub',
        seat,
        names,
        languages,
        language: person(seat).language(),
        channels: [...Object.keys(channels.discord), directMessages],
        stamp: (channel) => stampOf(visible(seat, idIn(seat, channel))),
      }),
    messages: (seat) => {
      const drawn = visible(seat, here(seat)).map((message) =>
        drawDiscordMessage(message, seenBy(person(seat), message), view(seat), {
          reader: seat.who,
          menu: person(seat).menu(here(seat)),
        }),
      );
      return html`${drawn.length > 0 ? drawn : drawEmpty(seat.channel)}`;
    },
    modal: (seat) => drawModal(person(seat), view(seat)),
    act: (seat, deed) =>
      act(person(seat), here(seat), deed.do === 'say' ? { ...deed, line: discordLine(deed.line) } : deed),
    suggest: (seat, line) => suggestDiscord(person(seat), here(seat), line, Object.keys(channels.discord)),
    offers: () => Promise.resolve([]),
    subscribe: (listener) => discord.subscribe(listener),
  };
}

function seenBy(person: Person, { channelId, id }: StoredMessage) {
  return person.sees(channelId).find((seen) => seen.id === id);
}

function stampOf(messages: readonly Readonly<StoredMessage>[]): string {
  return `${messages.length}.${messages.reduce((sum, { revision }) => sum + revision, 0)}`;
}

function drawModal(person: Person, view: DiscordView): Html {
  const modal = person.modal();
  if (!modal) return html``;
  return html`<div class="modal" role="dialog" aria-labelledby="discord-modal-title" data-modal>
    <form>
      <h3 id="discord-modal-title">${modal.title}</h3>
      <div class="modal-body">${drawComponents(modal.components, view)}</div>
      <div class="modal-foot">
        <button type="button" class="d-button plain" data-cancel>Cancel</button>
        <button type="submit" class="d-button primary">Submit</button>
      </div>
    </form>
  </div>`;
}

async function act(person: Person, channelId: string, deed: Deed): Promise<undefined> {
  switch (deed.do) {
    case 'say':
      if (deed.line.startsWith('/')) await answered(person.type(channelId, deed.line));
      else person.say(channelId, deed.line);
      return;
    case 'press':
      await answered(person.press(deed.message ?? '', deed.control));
      return;
    case 'choose':
      await answered(person.choose(deed.message ?? '', deed.control, deed.values));
      return;
    case 'submit':
      await answered(person.submit(deed.values));
      return;
    case 'language':
      person.setLanguage(languageTag(deed.language));
      return;
    case 'cancel':
      person.cancel();
      return;
    case 'dismiss':
      person.dismiss(deed.message);
      return;
    case 'menu':
      await answered(person.runOn(deed.message, deed.entry));
      return;
  }
}

/** Discord's app waits for the bot's first answer, and shows whatever comes later as it comes. */
async function answered(reply: Promise<Reply>): Promise<void> {
  await reply;
}
