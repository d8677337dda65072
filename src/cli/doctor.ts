import { ConfigError, readConfig, type Config } from '../config.ts';
import { checkDiscord } from '../discord/check.ts';
import { checkModel } from '../model/chooser.ts';
import { checkInstallations, checkSlack } from '../slack/check.ts';
import { installationsIn } from '../slack/installations.ts';
import { cuesSchema } from '../summary/cues.ts';
import { openArchive } from './archive.ts';
import { print, type Verb } from './verb.ts';

/** One thing looked at: well, or what to do about it. */
interface Finding {
  readonly ok: boolean;
  readonly text: string;
}

export const doctor: Verb = {
  name: 'doctor',
  usage: ['doctor'],
  run: async () => {
    const findings = await examine();
    for (const { ok, text } of findings) print(`${ok ? '✓' : '✗'} ${text}`);
    const wrong = findings.filter(({ ok }) => !ok).length;
    print(wrong === 0 ? '\nAll is well.' : `\n${wrong === 1 ? 'One thing needs' : `${wrong} things need`} you.`);
    return wrong === 0 ? 0 : 1;
  },
};

async function examine(): Promise<readonly Finding[]> {
  let config: Config;
  try {
    config = readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n').map((line) => ({ ok: false, text: `Settings: ${line.replace(/^- /, '')}` }));
  }
  return [
    {
      ok: true,
      text: `Settings: read, ${config.packs.size} category packs, commands /${config.roots.news} and /${config.roots.newsroom}`,
    },
    cuesFinding(config),
    await storeFinding(config),
    await modelFinding(config),
    ...(config.discord
      ? await checkDiscord(config.discord)
      : [{ ok: true, text: 'Discord: not set up (DISCORD_TOKEN is empty)' }]),
    ...(config.slack
      ? await slackFindings(config, config.slack)
      : [{ ok: true, text: 'Slack: not set up (SLACK_BOT_TOKEN is empty)' }]),
    ...(config.discord || config.slack
      ? []
      : [{ ok: true, text: 'No platform is set up, so npm start opens the sandbox' }]),
  ];
}

async function slackFindings(config: Config, slack: NonNullable<Config['slack']>): Promise<readonly Finding[]> {
  if (slack.botToken !== undefined) return checkSlack(slack);
  const store = await openArchive(config);
  try {
    return await checkInstallations(installationsIn(store.texts('slack-installation'), slack.keys), slack.apiUrl);
  } finally {
    await store.close();
  }
}

function cuesFinding(config: Config): Finding {
  const cues = cuesSchema.safeParse(config.cues);
  if (cues.success) return { ok: true, text: 'Phrases: cautions, hype and evidence can be read' };
  const [first] = cues.error.issues;
  return {
    ok: false,
    text: `Phrases: config/cues, ${first?.path.join('.') ?? ''}: ${first?.message ?? 'not readable'}`,
  };
}

/** A model is asked once, about an article of our own; that it cannot be reached is no fault of the bot's, which does without. */
async function modelFinding({ model }: Config): Promise<Finding> {
  if (!model)
    return { ok: true, text: 'Model: not set up (MODEL_URL is empty), so rules choose the sentences of summaries' };
  const trouble = await checkModel(model);
  const where = `${model.name} at ${new URL(model.url).host}`;
  return trouble === undefined
    ? { ok: true, text: `Model: ${where} chooses sentences` }
    : { ok: false, text: `Model: ${where} ${trouble}; until it does better, rules choose the sentences` };
}

async function storeFinding(config: Config): Promise<Finding> {
  const { database } = config;
  const name = 'file' in database ? database.file : 'DATABASE_URL';
  try {
    const store = await openArchive(config);
    const wrong = await store.check();
    await store.close();
    return wrong === undefined
      ? { ok: true, text: `Archive: ${name} is sound` }
      : { ok: false, text: `Archive: ${wrong}` };
  } catch (error) {
    return { ok: false, text: `Archive: ${error instanceof Error ? error.message : String(error)}` };
  }
}
