import { defineCommand } from '../../src/core/command.ts';
import { NewsError } from '../../src/core/errors.ts';
import { phrase } from '../../src/core/phrase.ts';
import type { Channel } from '../../src/core/place.ts';
import { readTime } from '../../src/core/cadence.ts';
import type { Settings } from '../../src/core/settings.ts';
import { settingsMessage } from '../../src/core/wording/settings.ts';

export const settings = defineCommand({
  root: 'newsroom',
  name: 'settings',
  description: 'Show this community’s settings, or change them',
  who: 'moderator',
  reply: 'asker',
  options: {
    archive: {
      kind: 'choice',
      description: 'Who may read the web archive',
      choices: [
        { value: 'private', label: 'private' },
        { value: 'open', label: 'open' },
      ],
    },
    desk: { kind: 'channel', description: 'The moderators’ channel, where they are told what waits for them' },
    note: {
      kind: 'text',
      description: 'When the moderators’ channel is told each day that links wait: a time like 09:00, or off',
      maxLength: 20,
    },
    eyes: {
      kind: 'choice',
      description: 'How many moderators must agree on news of treatments',
      choices: [
        { value: 'one', label: 'one' },
        { value: 'two', label: 'two' },
      ],
    },
    language: {
      kind: 'text',
      description: 'The language of what is posted, like de or Deutsch; off for what is usual here',
      maxLength: 40,
    },
  },
  run: async (values, newsroom, member) => {
    const changed = changesOf(values);
    return settingsMessage(await newsroom.settings(changed, member), Object.keys(changed).length > 0);
  },
  actions: {
    nodesk: {
      shows: 'update',
      who: 'moderator',
      run: async (_id, _chosen, newsroom, member) =>
        settingsMessage(await newsroom.settings({ desk: null }, member), true),
    },
  },
});

function changesOf(values: {
  readonly archive: Settings['archive'] | null;
  readonly desk: Channel | null;
  readonly note: string | null;
  readonly eyes: 'one' | 'two' | null;
  readonly language: string | null;
}): Partial<Settings> {
  const { archive, desk, note, eyes, language } = values;
  return {
    ...(archive === null ? {} : { archive }),
    ...(desk === null ? {} : { desk }),
    ...(note === null ? {} : { noteAt: readNote(note) }),
    ...(language === null ? {} : { language: /^(off|usual|none)$/i.test(language.trim()) ? null : language }),
    ...(eyes === null ? {} : { secondEyes: eyes === 'two' ? 'on' : 'off' }),
  };
}

function readNote(typed: string): string | null {
  if (/^(off|never|none)$/i.test(typed.trim())) return null;
  const at = readTime(typed);
  if (at) return at;
  throw new NewsError('bad-input', phrase`“${typed}” is no time of day. Write it like 08:00 or 8:30 pm, or off.`, {
    field: 'note',
  });
}
