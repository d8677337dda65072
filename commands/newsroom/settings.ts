import { defineCommand } from '../../src/core/command.ts';
import { bold, line, link, text, type Inline, type Message } from '../../src/core/message.ts';
import type { CommunitySettings } from '../../src/core/newsroom.ts';

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
  },
  run: async ({ archive }, newsroom, member) =>
    settingsMessage(await newsroom.settings(archive === null ? {} : { archive }, member), archive !== null),
});

function settingsMessage(settings: CommunitySettings, isChanged: boolean): Message {
  const title = isChanged ? 'Done. The settings are now' : 'Settings';
  return {
    plain: `${title}: archive ${settings.archive}`,
    blocks: [
      { kind: 'heading', line: line(title), keep: true },
      { kind: 'list', items: [line(bold(`Archive: ${settings.archive}. `), ...archive(settings))], keep: true },
      {
        kind: 'note',
        line: line(
          settings.archive === 'private'
            ? 'archive:open shows everything published here on the web: articles, their cautions and corrections. Never who follows, reads, searches or posts.'
            : 'archive:private takes the whole archive off the web again, feeds included.',
        ),
        keep: true,
      },
    ],
  };
}

function archive({ archive, address }: CommunitySettings): readonly Inline[] {
  if (archive === 'private') return [text('Nobody can read it on the web.')];
  if (address === null) return [text('Anyone who has its address can read it.')];
  const alone = address.startsWith('http://127.')
    ? '. That is the machine the bot runs on: whoever runs it sets PUBLIC_URL to let others in.'
    : '';
  return [text('Anyone can read it at '), link(address, address), text(alone)];
}
