import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { config as readDotenv } from 'dotenv';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import type { Category } from './core/category.ts';
import type { Root } from './core/command.ts';
import type { Person, Place } from './core/place.ts';

/** Everything that can be set, checked once. */
export interface Config {
  readonly discord: { readonly token: string; readonly apiUrl?: string } | undefined;
  readonly slack:
    | {
        readonly botToken: string;
        readonly appToken?: string;
        readonly signingSecret?: string;
        readonly apiUrl?: string;
      }
    | undefined;
  readonly dataDir: string;
  readonly port: number;
  readonly logLevel: string;
  readonly roots: Readonly<Record<Root, string>>;
  readonly newcomer: { readonly zone: string; readonly categories: readonly Category[] };
  readonly communities: readonly CommunitySettings[];
  /** Every category pack by its file's name. */
  readonly packs: ReadonlyMap<string, readonly Category[]>;
  /** config/cues/*.yaml by file name, checked by those who use them. */
  readonly cues: Readonly<Record<string, unknown>>;
}

export interface CommunitySettings {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly categories: readonly Category[];
  readonly places: readonly Place[];
  readonly moderators: readonly { readonly place: Place; readonly person: Person }[];
}

/** All that is wrong with the settings at once, each named by its key, never with its value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads `.env` beside package.json (or the given environment) and the YAML of CONFIG_DIR.
 * Throws ConfigError listing every problem.
 */
export function readConfig(given?: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  const env = readEnvironment(given ?? fromProcess(), problems);
  const cues = readFolder(join(env.CONFIG_DIR, 'cues'), problems);
  const packs = new Map(
    Object.entries(readFolder(join(env.CONFIG_DIR, 'categories'), problems)).map(([name, content]) => {
      const pack = check(packSchema, content, `categories/${name}.yaml`, problems);
      return [name, pack?.categories ?? []] as const;
    }),
  );
  const file = check(
    communitySchema,
    readYaml(join(env.CONFIG_DIR, 'community.yaml'), problems),
    'community.yaml',
    problems,
  );
  const unpack = (names: readonly string[]): readonly Category[] => unpackCategories(names, packs, problems);
  const config: Config = {
    discord: env.DISCORD_TOKEN ? { token: env.DISCORD_TOKEN, ...present({ apiUrl: env.DISCORD_API_URL }) } : undefined,
    slack: env.SLACK_BOT_TOKEN
      ? {
          botToken: env.SLACK_BOT_TOKEN,
          ...present({
            appToken: env.SLACK_APP_TOKEN,
            signingSecret: env.SLACK_SIGNING_SECRET,
            apiUrl: env.SLACK_API_URL,
          }),
        }
      : undefined,
    dataDir: env.DATA_DIR,
    port: env.PORT,
    logLevel: env.LOG_LEVEL,
    roots: file?.commands ?? { news: 'news', newsroom: 'newsroom' },
    newcomer: { zone: file?.zone ?? 'Europe/London', categories: unpack(file?.categories ?? []) },
    communities: (file?.communities ?? []).map((community) => ({
      id: community.id,
      name: community.name,
      zone: community.zone ?? file?.zone ?? 'Europe/London',
      categories: unpack(community.categories),
      places: community.places,
      moderators: community.moderators.map((person) => ({ place: placeOf(person), person })),
    })),
    packs,
    cues,
  };
  if (problems.length > 0) throw new ConfigError(problems.map((problem) => `- ${problem}`).join('\n'));
  return Object.freeze(config);
}

/** Without what is not set. */
function present<Name extends string>(
  given: Readonly<Record<Name, string | undefined>>,
): { readonly [N in Name]?: string } {
  const set: { [N in Name]?: string } = {};
  for (const name in given) if (given[name] !== undefined) set[name] = given[name];
  return set;
}

function fromProcess(): Readonly<Record<string, string | undefined>> {
  readDotenv({ quiet: true });
  return process.env;
}

const optional = z.preprocess((value) => (value === '' ? undefined : value), z.string().optional());
const optionalUrl = z.preprocess((value) => (value === '' ? undefined : value), z.url().optional());

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
  PORT: z.preprocess(
    (value) => (value === '' || value === undefined ? 3000 : value),
    z.coerce.number().int().min(0).max(65_535),
  ),
  LOG_LEVEL: optional
    .transform((level) => level ?? 'info')
    .pipe(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])),
});

function readEnvironment(
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
  return read.data;
}

const zone = z.string().refine((name) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}, 'is no time zone; write it like Europe/Berlin');

const rootName = z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, 'has 1 to 31 lower-case letters, digits or hyphens');
const place = z.templateLiteral([z.enum(['discord', 'slack']), ':', z.string().regex(/^[A-Z0-9]+$/)]);
const person = z.templateLiteral([z.enum(['discord', 'slack']), ':', z.string().regex(/^[A-Z0-9]+(\/[A-Z0-9]+)?$/)]);

const packSchema = z.strictObject({
  name: z.string(),
  description: z.string(),
  categories: z.array(
    z.strictObject({
      slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
      name: z.string().min(1).max(40),
      description: z.string().max(200),
      keywords: z.array(z.string()),
    }),
  ),
});

const communitySchema = z.strictObject({
  commands: z
    .strictObject({ news: rootName, newsroom: rootName })
    .refine(({ news, newsroom }) => news !== newsroom, 'need two different names'),
  zone,
  categories: z.array(z.string()),
  communities: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]{1,40}$/),
      name: z.string().min(1).max(80),
      zone: zone.optional(),
      categories: z.array(z.string()),
      places: z.array(place),
      moderators: z.array(person).default([]),
    }),
  ),
});

function check<T>(schema: z.ZodType<T>, content: unknown, file: string, problems: string[]): T | undefined {
  if (content === undefined) return undefined;
  const read = schema.safeParse(content);
  if (read.success) return read.data;
  for (const issue of read.error.issues)
    problems.push(`${file}, ${issue.path.join('.') || 'top level'}: ${issue.message}`);
  return undefined;
}

function readFolder(folder: string, problems: string[]): Readonly<Record<string, unknown>> {
  try {
    const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
    return Object.fromEntries(
      files.map((file) => [file.slice(0, -'.yaml'.length), readYaml(join(folder, file), problems)]),
    );
  } catch {
    problems.push(`the folder ${folder} cannot be read; CONFIG_DIR should name the folder that holds it`);
    return {};
  }
}

function readYaml(file: string, problems: string[]): unknown {
  try {
    return parseYaml(readFileSync(file, 'utf8'));
  } catch (error) {
    problems.push(
      `${file} cannot be read: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`,
    );
    return undefined;
  }
}

function unpackCategories(
  names: readonly string[],
  packs: ReadonlyMap<string, readonly Category[]>,
  problems: string[],
): readonly Category[] {
  const all = new Map<string, Category>();
  for (const name of names) {
    const pack = packs.get(name);
    if (!pack)
      problems.push(`community.yaml names the category pack “${name}”; there are: ${[...packs.keys()].join(', ')}`);
    for (const category of pack ?? []) if (!all.has(category.slug)) all.set(category.slug, category);
  }
  return [...all.values()];
}

/** `slack:T1/U1` moderates in `slack:T1`. */
function placeOf(person: Person): Place {
  const [platform = '', id = ''] = person.split(':');
  return `${platform}:${id.split('/')[0] ?? ''}`;
}
