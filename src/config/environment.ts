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
  SLACK_CLIENT_ID: optional,
  SLACK_CLIENT_SECRET: optional,
  SLACK_STATE_SECRET: optional,
  ENCRYPTION_KEY: optional
    .transform((keys) => keys?.split(',').map((key) => key.trim()))
    .refine(
      (keys) => keys === undefined || keys.every((key) => keyBytes(key).length === 32),
      'needs 32 random bytes, as “openssl rand -base64 32” prints them; a former key behind a comma',
    )
    .transform((keys) => keys?.map(keyBytes)),
  HOST: optional.transform((host) => host ?? '127.0.0.1'),
  SLACK_API_URL: optionalUrl,
  MODEL_URL: optional.refine(
    (url) => url === undefined || (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)),
    'is no web address; write it like http://127.0.0.1:11434/v1',
  ),
  MODEL_NAME: optional,
  MODEL_KEY: optional,
  DATABASE_URL: optional.refine(
    (url) => url === undefined || /^postgres(?:ql)?:\/\//.test(url),
    'is no PostgreSQL address; write it like postgres://user:password@host/database, or unset it for one SQLite file',
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
  CONTACT: optional.refine(
    (contact) => contact === undefined || /^(?:https?:\/\/\S+|[^\s@:]+@[^\s@]+\.[^\s@]+)$/.test(contact),
    'is neither a web address nor a mail address; write it like https://news.example/contact or news@example.org',
  ),
  WEB_HOST: optional,
  WEB_PORT: port(3080),
  OPS_PORT: port(3081),
  LOG_LEVEL: optional
    .transform((level) => level ?? 'info')
    .pipe(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])),
});

/** In base64 or hexadecimal. */
function keyBytes(key: string): Uint8Array {
  return Buffer.from(key, /^[0-9a-f]{64}$/i.test(key) ? 'hex' : 'base64');
}

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
  problems.push(...oauthProblems(read.data));
  const { WEB_HOST = '127.0.0.1', PUBLIC_URL } = read.data;
  if (WEB_HOST !== '127.0.0.1' && !PUBLIC_URL)
    problems.push('WEB_HOST is set: set PUBLIC_URL too, the address readers use, or leave the archive on this machine');
  const { MODEL_URL, MODEL_NAME, MODEL_KEY } = read.data;
  if (MODEL_URL && !MODEL_NAME) problems.push('MODEL_URL is set: set MODEL_NAME too, the model to ask there');
  if (!MODEL_URL && (MODEL_NAME || MODEL_KEY))
    problems.push('MODEL_NAME or MODEL_KEY is set, but MODEL_URL is missing: where the model is reached');
  if (
    MODEL_KEY &&
    MODEL_URL?.startsWith('http:') &&
    !/^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(MODEL_URL).hostname)
  )
    problems.push('MODEL_URL begins with http://, so MODEL_KEY would travel unprotected; use https://');
  return read.data;
}

/** Many workspaces need all five settings, and no token of one. */
function oauthProblems(env: z.infer<typeof environmentSchema>): readonly string[] {
  const needed = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const;
  if (needed.every((name) => env[name] === undefined)) return [];
  const missing = [...needed, 'SLACK_SIGNING_SECRET' as const, 'ENCRYPTION_KEY' as const].filter(
    (name) => env[name] === undefined,
  );
  const stray = (['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'] as const).filter((name) => env[name] !== undefined);
  return [
    ...missing.map((name) => `${name} is missing: for many workspaces (SLACK_CLIENT_ID) it is needed too`),
    ...stray.map((name) => `${name} is for one workspace, SLACK_CLIENT_ID for many: set one of the two`),
  ];
}
