import { backup } from './cli/backup.ts';
import { bench } from './cli/bench.ts';
import { discord } from './cli/discord.ts';
import { doctor } from './cli/doctor.ts';
import { exportVerb } from './cli/export.ts';
import { extract } from './cli/extract.ts';
import { feeds } from './cli/feeds.ts';
import { importVerb } from './cli/import.ts';
import { search } from './cli/search.ts';
import { slack } from './cli/slack.ts';
import { summarise } from './cli/summarise.ts';
import { UsageError, type Verb } from './cli/verb.ts';
import { ConfigError } from './config.ts';
import { NewsError } from './core/errors.ts';
import { makeThreadsSafe } from './threads.ts';

/** The operator's verbs. Answers go to standard output; what went wrong to standard error, with exit code 1, 2 for a wrong call, 78 for wrong settings. */
const verbs: readonly Verb[] = [
  summarise,
  extract,
  search,
  feeds,
  importVerb,
  exportVerb,
  backup,
  doctor,
  discord,
  slack,
  bench,
];

async function call([name, ...args]: readonly string[]): Promise<number> {
  if (/^(?:help|--help|-h)$/.test(name ?? '')) {
    console.log(usageOf(verbs).join('\n'));
    return 0;
  }
  const verb = verbs.find((verb) => verb.name === name);
  try {
    if (!verb) throw new UsageError(name ? `There is no verb “${name}”.` : 'Which verb?');
    return await verb.run(args);
  } catch (error) {
    if (error instanceof UsageError) {
      console.error([error.message, ...usageOf(verb ? [verb] : verbs)].join('\n'));
      return 2;
    }
    if (error instanceof ConfigError) {
      console.error(`These settings are wrong:\n${error.message}`);
      return 78;
    }
    if (!(error instanceof NewsError)) throw error;
    console.error(error.message);
    return 1;
  }
}

function usageOf(known: readonly Verb[]): readonly string[] {
  return ['Usage, behind npm run -s carewire --', ...known.flatMap(({ usage }) => usage.map((line) => `  ${line}`))];
}

// Whoever has read enough (`| head`) closes the pipe, and there is nothing wrong with that.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
makeThreadsSafe();
process.exitCode = await call(process.argv.slice(2));
