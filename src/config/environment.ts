import { z } from 'zod';

const optional = z.preprocess((value) => (value === '' ? undefined : value), z.string().optional());
const optionalUrl = z.preprocess((value) => (value === '' ? undefined : value), z.url().optional());

const port = (usual: number) =>
  z.preprocess(
    (value) => (value === '' || value === undefined ? usual : value),
    z.coerce.number().int().min(0).max(65_535),
  );

const environmentSchema = z.object({
  DISCORD_TOKEN: optional,
  DISCORD_API_URL: optionalUrl,
  SLACK_BOT_TOKEN: optional.refine(
    (token) => token === undefined || token.startsWith('xoxb-'),
    'begins with xoxb- (OAuth & Permissions, Bot User OAuth Token)',
  ),
  SLACK_APP_TOKEN: optional.refine(
    (token) => token === undefined || token.startsWith('xapp-'),
    'begins with xapp- (Basic Information, App-Level Tokens)',
  ),
  SLACK_SIGNING_SECRET: optional,
  SLACK_API_URL: optionalUrl,
  DATABASE_URL: optional.refine(
    (url) => url === undefined,
    'is set, but this version keeps its archive in one SQLite file under DATA_DIR; please unset it',
  ),
  DATA_DIR: optional.transform((dir) => dir ?? 'data'),
  CONFIG_DIR: optional.transform((dir) => dir ?? 'config'),
  PORT: port(3000),
  PUBLIC_URL: optional
    .refine(
      (url) => url === undefined || (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)),
      'is no web address; write it like https://news.example',
    )
    .refine(
      (url) => url === undefined || !URL.canParse(url) || new URL(url).pathname === '/',
      'has a path; the archive needs a host of its own, like https://news.example',
    )
    .transform((url) => url && new URL(url).origin),
  WEB_HOST: optional.transform((host) => host ?? '127.0.0.1'),
  WEB_PORT: port(3080),
  OPS_PORT: port(3081),
  LOG_LEVEL: optional
    .transform((level) => level ?? 'info')
    .pipe(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])),
});

/** Checks every variable, and what goes together; problems name keys, never values, most of which are secrets. */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  problems: string[],
): z.infer<typeof environmentSchema> {
  const read = environmentSchema.safeParse(env);
  if (!read.success) {
    // Values stay out of the message: most of them are secrets.
    for (const issue of read.error.issues) problems.push(`${issue.path.join('.')}: ${issue.message}`);
    return environmentSchema.parse({});
  }
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET } = read.data;
  if (SLACK_BOT_TOKEN && !SLACK_APP_TOKEN && !SLACK_SIGNING_SECRET) {
    problems.push('SLACK_BOT_TOKEN is set: set SLACK_APP_TOKEN too (Socket Mode), or SLACK_SIGNING_SECRET (HTTP)');
  }
  if (!SLACK_BOT_TOKEN && SLACK_APP_TOKEN) problems.push('SLACK_APP_TOKEN is set, but SLACK_BOT_TOKEN is missing');
  if (read.data.WEB_HOST !== '127.0.0.1' && !read.data.PUBLIC_URL)
    problems.push('WEB_HOST is set: set PUBLIC_URL too, the address readers use, or leave the archive on this machine');
  return read.data;
}
