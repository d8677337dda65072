import { join } from 'node:path';
import { config as readDotenv } from 'dotenv';
import { readEnvironment } from './config/environment.ts';
import { readFeeds, type ConfiguredFeed } from './config/feeds.ts';
import { check, readFolder, readYaml } from './config/files.ts';
import { readLanguages, spokenHere } from './config/languages.ts';
import { communitySchema, packSchema } from './config/schemas.ts';
import type { Category } from './core/category.ts';
import type { Root } from './core/command.ts';
import type { Dictionary } from './core/languages.ts';
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
        /** How long what Slack says of a person is believed, in milliseconds. In the sandbox they change at any moment. */
        readonly believedFor?: number;
      }
    | {
        readonly botToken?: undefined;
        readonly signingSecret: string;
        readonly oauth: { readonly clientId: string; readonly clientSecret: string; readonly stateSecret: string };
        /** The first seals, all of them open. */
        readonly keys: readonly Uint8Array[];
        readonly apiUrl?: string;
      }
    | undefined;
  /** Where owners of the sites that are read find whoever runs this: a web or mail address. */
  readonly contact?: string;
  /** A language model that may choose the sentences of a summary; unset, the rules do. */
  readonly model: { readonly url: string; readonly name: string; readonly key?: string } | undefined;
  /** One SQLite file, or a PostgreSQL database. */
  readonly database: { readonly file: string } | { readonly url: string };
  /** Where Slack's requests arrive in HTTP mode. */
  readonly port: number;
  readonly host: string;
  readonly web: {
    /** Where readers reach the archive; unset, it stands on this machine alone. */
    readonly publicUrl?: string;
    readonly host: string;
    readonly port: number;
    readonly operationsPort: number;
  };
  readonly logLevel: string;
  readonly roots: Readonly<Record<Root, string>>;
  /** What is spoken beside English: config/languages. */
  readonly languages: readonly Dictionary[];
  /** The one meant where nobody says otherwise. */
  readonly language: string;
  readonly newcomer: { readonly zone: string; readonly categories: readonly Category[] };
  readonly communities: readonly CommunitySettings[];
  /** Slugs of the categories two moderators must agree on, where a community wants that, and whether they must on trials as well. */
  readonly secondEyes: readonly string[];
  readonly secondEyesTrials: boolean;
  /** Every category pack by its file's name. */
  readonly packs: ReadonlyMap<string, readonly Category[]>;
  /** config/feeds.yaml */
  readonly feeds: readonly ConfiguredFeed[];
  /** config/cues/*.yaml by file name, checked by those who use them. */
  readonly cues: Readonly<Record<string, unknown>>;
}

interface CommunitySettings {
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
  const languages = readLanguages(env.CONFIG_DIR, problems);
  const file = check(
    communitySchema,
    readYaml(join(env.CONFIG_DIR, 'community.yaml'), problems),
    'community.yaml',
    problems,
  );
  const unpack = (names: readonly string[]): readonly Category[] => unpackCategories(names, packs, problems);
  const config: Config = {
    discord: env.DISCORD_TOKEN ? { token: env.DISCORD_TOKEN, ...present({ apiUrl: env.DISCORD_API_URL }) } : undefined,
    slack: slackOf(env),
    ...present({ contact: env.CONTACT }),
    model:
      env.MODEL_URL && env.MODEL_NAME
        ? { url: env.MODEL_URL, name: env.MODEL_NAME, ...present({ key: env.MODEL_KEY }) }
        : undefined,
    database: env.DATABASE_URL ? { url: env.DATABASE_URL } : { file: join(env.DATA_DIR, 'carewire.db') },
    port: env.PORT,
    host: env.HOST,
    web: {
      ...present({ publicUrl: env.PUBLIC_URL }),
      host: env.WEB_HOST ?? (env.PUBLIC_URL ? env.HOST : '127.0.0.1'),
      port: env.WEB_PORT,
      operationsPort: env.OPS_PORT,
    },
    logLevel: env.LOG_LEVEL,
    roots: file?.commands ?? { news: 'news', newsroom: 'newsroom' },
    languages,
    language: spokenHere(file?.language ?? 'en', languages, problems),
    newcomer: { zone: file?.zone ?? 'Europe/London', categories: unpack(file?.categories ?? []) },
    communities: (file?.communities ?? []).map((community) => ({
      id: community.id,
      name: community.name,
      zone: community.zone ?? file?.zone ?? 'Europe/London',
      categories: unpack(community.categories),
      places: community.places,
      moderators: community.moderators.map((person) => ({ place: placeOf(person), person })),
    })),
    secondEyes: file?.secondEyes ?? [],
    secondEyesTrials: file?.secondEyesTrials ?? false,
    packs,
    feeds: readFeeds(env.CONFIG_DIR, file?.communities ?? [], problems),
    cues,
  };
  problems.push(...placesTwice(config.communities));
  if (problems.length > 0) throw new ConfigError(problems.map((problem) => `- ${problem}`).join('\n'));
  return Object.freeze(config);
}

/** One workspace by its token, else many by the app's own credentials; what is missing was said before. */
function slackOf(env: ReturnType<typeof readEnvironment>): Config['slack'] {
  const apiUrl = present({ apiUrl: env.SLACK_API_URL });
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env;
  if (botToken) return { botToken, ...present({ appToken, signingSecret }), ...apiUrl };
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret } = env;
  if (!clientId || !clientSecret || !stateSecret || !signingSecret || !env.ENCRYPTION_KEY) return undefined;
  return { signingSecret, oauth: { clientId, clientSecret, stateSecret }, keys: env.ENCRYPTION_KEY, ...apiUrl };
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

/** A place in two communities would be moved back and forth at every start. */
function placesTwice(communities: readonly CommunitySettings[]): readonly string[] {
  const places = communities.flatMap(({ places }) => places);
  const twice = new Set(places.filter((place, index) => places.indexOf(place) !== index));
  return [...twice].map((place) => `community.yaml lists ${place} in two communities; it can be in one`);
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
