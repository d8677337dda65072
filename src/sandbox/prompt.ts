import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { directMessages, everyone, type Screen, type Who } from './screen.ts';

/** Where the person at the prompt is, and who. */
interface Seat {
  screen: Screen;
  who: Who;
  channel: string;
}

/**
 * A terminal in front of the sandbox: lines go to the platform, person and channel chosen, and what they would see comes back as
 * text. Resolves when the input ends or `quit` is typed.
 */
export async function openPrompt(screens: readonly Screen[], input: Readable, output: Writable): Promise<void> {
  const [first] = screens;
  if (!first) throw new Error('a prompt needs a platform');
  const seat: Seat = { screen: first, who: 'moderator', channel: 'news' };
  const lines = createInterface({ input, output, terminal: 'isTTY' in output && output.isTTY === true, prompt: '' });
  const ask = (): void => {
    output.write(
      `\n${seat.screen.name} · ${seat.who} · ${seat.channel === directMessages ? 'direct messages' : `#${seat.channel}`}> `,
    );
  };
  ask();
  for await (const line of lines) {
    if (/^(quit|exit)$/i.test(line.trim())) break;
    try {
      for (const said of await obey(line.trim(), seat, screens)) output.write(`  ${said}\n`);
    } catch (error) {
      output.write(`  ${error instanceof Error ? error.message : String(error)}\n`);
    }
    ask();
  }
  lines.close();
}

/** What the prompt understands. */
export const promptHelp = [
  'on discord | on slack        switch platform',
  'as moderator | as member     switch person',
  'in treatment | in @me        switch channel (@me: direct messages)',
  'language de                  what this person’s app is in; the bot answers them in it, when it speaks it',
  'look                         read the channel',
  'press Publish                press a button',
  'choose Category: Treatment   choose in a menu (several with commas)',
  'fill Title=New title; …      fill in the form that is open, and send it (\\n begins a new line)',
  '/newsroom … | /news …        the commands; try /newsroom help',
  'say Hello                    write a message into the channel',
  'quit                         leave',
] as const;

async function obey(line: string, seat: Seat, screens: readonly Screen[]): Promise<readonly string[]> {
  const [word = '', ...rest] = line.split(' ');
  const argument = rest.join(' ').trim();
  const { screen, who, channel } = seat;
  switch (word.toLowerCase()) {
    case '':
      return [];
    case 'help':
    case '?':
      return promptHelp;
    case 'on':
      return sit(seat, {
        screen: oneOf(
          screens,
          ({ name }) => name === argument,
          `There are: ${screens.map(({ name }) => name).join(', ')}.`,
        ),
      });
    case 'as':
      return sit(seat, { who: oneOf(everyone, (who) => who === argument, `There are: ${everyone.join(', ')}.`) });
    case 'in': {
      const known = [...screen.channels, directMessages];
      return sit(seat, {
        channel: oneOf(known, (name) => name === argument.replace(/^#/, ''), `There are: ${known.join(', ')}.`),
      });
    }
    case 'language':
      screen.setLanguage(who, argument);
      return [];
    case 'look':
      return screen.look(who, channel).flatMap((text) => [...text.split('\n'), '']);
    case 'press':
      return screen.press(who, channel, argument);
    case 'choose': {
      // A menu's own words may hold a comma: “Follow a topic, in private”.
      const [menu, options] = inTwo(argument, ':');
      return oneOrSeveral(options, (chosen) => screen.choose(who, channel, menu, chosen));
    }
    case 'fill': {
      const fields = argument.split(';').map((field) => inTwo(field, '='));
      return screen.fill(
        who,
        channel,
        Object.fromEntries(fields.map(([label, value]) => [label, value.replaceAll(String.raw`\n`, '\n')])),
      );
    }
    case 'say':
      return screen.type(who, channel, argument);
    default:
      if (line.startsWith('/')) return screen.type(who, channel, line);
      throw new Error(
        `I do not know “${word}”. Commands begin with /; “say ${line}” writes it into the channel; “help” lists what there is.`,
      );
  }
}

/** A title among the options may hold commas, too: only when there is no such option are they between several. */
async function oneOrSeveral(
  typed: string,
  choose: (options: readonly string[]) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  if (!typed.includes(',')) return choose([typed]);
  try {
    return await choose([typed]);
  } catch {
    return choose(typed.split(',').map((option) => option.trim()));
  }
}

/** What stands before the first mark, and what behind it. */
function inTwo(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function sit(seat: Seat, change: Partial<Seat>): readonly string[] {
  Object.assign(seat, change);
  return [];
}

function oneOf<T>(all: readonly T[], is: (one: T) => boolean, otherwise: string): T {
  const found = all.find(is);
  if (found === undefined) throw new Error(`I do not know that one. ${otherwise}`);
  return found;
}
