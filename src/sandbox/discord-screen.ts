import type { Command } from '../core/command.ts';
import { inEnglish } from '../core/speak.ts';
import { readTyped } from '../core/typed.ts';
import type { LoopbackDiscord } from './discord/loopback.ts';
import type { Person } from './discord/people.ts';
import type { Reply } from './discord/reply.ts';
import type { SeenMessage } from './discord/seen.ts';
import { directMessages, languageTag, type Screen, type Who } from './screen.ts';

/**
 * The loopback Discord in text. Typed lines become the options Discord's own command box would fill in; `ids` gives the
 * people's ids, `channels` the channels' ids by name.
 */
export function createDiscordScreen(
  discord: LoopbackDiscord,
  given: {
    readonly people: Readonly<Record<Who, string>>;
    readonly channels: Readonly<Record<string, string>>;
    readonly commands: readonly Command[];
    /** What each root is called. */
    readonly roots: Readonly<Record<string, string>>;
  },
): Screen {
  const person = (who: Who): Person => discord.as(given.people[who]);
  const channelId = (who: Who, name: string): string => {
    const id = name === directMessages ? person(who).dm() : given.channels[name];
    if (!id) throw new Error(`There is no channel #${name}. There are: ${Object.keys(given.channels).join(', ')}.`);
    return id;
  };

  /** The newest message with what is looked for; ephemeral answers are the newest by nature. */
  const newest = (who: Who, channel: string, has: (message: SeenMessage) => boolean, what: string): SeenMessage => {
    const message = person(who).sees(channelId(who, channel)).findLast(has);
    if (!message) throw new Error(`You see no ${what} here.`);
    return message;
  };

  return {
    name: 'discord',
    channels: Object.keys(given.channels),
    setLanguage: (who, tag) => person(who).setLanguage(languageTag(tag)),
    type: async (who, channel, line) => {
      const [word = '', ...rest] = line.trim().split(' ');
      const root = Object.keys(given.roots).find((root) => `/${given.roots[root]}` === word);
      if (!root && word.startsWith('/'))
        throw new Error(`There is no ${word} here, only /${Object.values(given.roots).join(' and /')}.`);
      if (!root) {
        person(who).say(channelId(who, channel), line);
        return [line];
      }
      const { command, raw, problem } = readTyped(
        rest.join(' '),
        given.commands.filter((command) => command.root === root),
      );
      if (!command || problem !== undefined) throw new Error(inEnglish(problem ?? 'There is no such command.'));
      const options = Object.fromEntries(
        Object.entries(raw).map(([name, value]) => [name, channelOption(command, name, value, given.channels)]),
      );
      return answer(
        person(who),
        await person(who).run(channelId(who, channel), `${word.slice(1)} ${command.name}`, options),
      );
    },
    press: async (who, channel, label) => {
      const message = newest(
        who,
        channel,
        ({ buttons }) => buttons.some((button) => button.label === label),
        `button “${label}”`,
      );
      return answer(person(who), await person(who).press(message, label));
    },
    choose: async (who, channel, menu, options) => {
      const message = newest(
        who,
        channel,
        ({ selects }) => selects.some(({ placeholder }) => placeholder === menu),
        `menu “${menu}”`,
      );
      return answer(person(who), await person(who).choose(message, menu, options));
    },
    fill: async (who, _channel, values) => answer(person(who), await person(who).submit(values)),
    look: (who, channel) =>
      person(who)
        .sees(channelId(who, channel))
        .map(({ author, text }) => `${author}: ${text}`),
  };
}

async function answer(person: Person, reply: Reply): Promise<readonly string[]> {
  if (reply.kind === 'modal') return modalLines(person);
  return (await reply.final()).lines;
}

function modalLines(person: Person): readonly string[] {
  const modal = person.modal();
  if (!modal) return [];
  return [
    `A form opens: ${modal.title}`,
    ...modal.fields.map(({ label, required, value, options }) => {
      const choices = options.length > 0 ? ` (${options.map((option) => option.label).join(', ')})` : '';
      return `  ${label}${required ? ' *' : ''}${choices}: ${value ?? ''}`;
    }),
  ];
}

/** `#name` as Discord's client would fill it in: the channel's id. */
function channelOption(
  command: Command,
  name: string,
  value: string,
  channels: Readonly<Record<string, string>>,
): string {
  if (command.options[name]?.kind !== 'channel') return value;
  const id = channels[value.replace(/^#/, '')];
  if (!id) throw new Error(`There is no channel ${value}. There are: ${Object.keys(channels).join(', ')}.`);
  return id;
}
