import { commandList } from '../../commands/index.ts';
import { readConfig } from '../config.ts';
import { NewsError } from '../core/errors.ts';
import { createLanguages } from '../core/languages.ts';
import { registerDiscord } from '../discord/register.ts';
import { print, UsageError, type Verb } from './verb.ts';

export const discord: Verb = {
  name: 'discord',
  usage: ['discord register'],
  run: async ([action, ...more]) => {
    if (action !== 'register' || more.length > 0) throw new UsageError('What to do with Discord?');
    const config = readConfig();
    if (!config.discord)
      throw new NewsError('bad-input', 'DISCORD_TOKEN is empty. Put the bot’s token into .env first.');
    const changed = await registerDiscord({
      ...config.discord,
      roots: config.roots,
      commands: commandList(config.roots),
      languages: createLanguages(config.languages, config.language),
    });
    print(changed ? 'The commands are registered.' : 'The commands were registered already.');
    return 0;
  },
};
