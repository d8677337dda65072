import { changedSince, directMessages, languageTag, type Screen, type Who, withRegion } from './screen.ts';
import type { LoopbackSlack } from './slack/loopback.ts';
import type { Outcome, Person } from './slack/person.ts';
import type { SeenMessage } from './slack/seen.ts';
import { showView } from './slack/show.ts';
import type { Submission } from './slack/submission.ts';

/** The loopback Slack in text. `channels` gives their ids by name. */
export function createSlackScreen(
  slack: LoopbackSlack,
  given: { readonly people: Readonly<Record<Who, string>>; readonly channels: Readonly<Record<string, string>> },
): Screen {
  const person = (who: Who): Person => slack.as(given.people[who]);
  const channelId = (who: Who, name: string): string => {
    const id = name === directMessages ? person(who).directMessages() : given.channels[name];
    if (!id) throw new Error(`There is no channel #${name}. There are: ${Object.keys(given.channels).join(', ')}.`);
    return id;
  };

  /** Everything this person could read now: the channel's messages, and the form on top. */
  const screenOf = (who: Who, channel: string): ReadonlyMap<string, string> => {
    const seen = new Map(
      person(who)
        .sees(channelId(who, channel))
        .map(({ ts, text }) => [ts, text]),
    );
    const modal = person(who).modal();
    if (modal) seen.set('form', ['A form opens:', ...showView(modal, slack.names(given.people[who]))].join('\n'));
    return seen;
  };

  /** Does it, and waits for what it changes on the screen: Slack answers are not replies but later messages. */
  const doing = async (
    who: Who,
    channel: string,
    act: () => Promise<Outcome | Submission>,
  ): Promise<readonly string[]> => {
    const before = screenOf(who, channel);
    const outcome = await act();
    if ('notice' in outcome) throw new Error(outcome.notice);
    if ('errors' in outcome) return Object.values(outcome.errors);
    const lines = await slack.journal.until(
      () => {
        const changed = changedSince(before, screenOf(who, channel));
        return changed.length > 0 ? changed : undefined;
      },
      'the bot’s answer',
      30_000,
    );
    return lines.flatMap((text) => text.split('\n'));
  };

  const newest = (who: Who, channel: string, control: string): SeenMessage => {
    const message = person(who)
      .sees(channelId(who, channel))
      .findLast(({ controls }) => controls.includes(control));
    if (!message) throw new Error(`You see no “${control}” here.`);
    return message;
  };

  return {
    name: 'slack',
    channels: Object.keys(given.channels),
    setLanguage: (who, tag) => person(who).setLanguage(withRegion(languageTag(tag))),
    type: (who, channel, line) => {
      // What picking the channel from Slack's own list types.
      const picked = line.replaceAll(/#([\w-]+)/g, (text, name: string) =>
        given.channels[name] ? `<#${given.channels[name]}>` : text,
      );
      return doing(who, channel, () => person(who).type(channelId(who, channel), picked));
    },
    press: (who, channel, label) => doing(who, channel, () => person(who).press(newest(who, channel, label), label)),
    choose: (who, channel, menu, options) =>
      doing(who, channel, () => {
        const [first = ''] = options;
        return person(who).choose(newest(who, channel, menu), menu, options.length > 1 ? options : first);
      }),
    fill: (who, channel, values) => doing(who, channel, () => person(who).submit(values)),
    look: (who, channel) =>
      person(who)
        .sees(channelId(who, channel))
        .map(({ from, text }) => `${from}: ${text}`),
  };
}
