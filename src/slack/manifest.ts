import { usage } from '../core/typed.ts';
import { roots as rootKeys, type Command, type Root } from '../core/command.ts';
import { shortcutDescription, shortcutName } from '../core/shortcut.ts';
import { shorten } from '../core/visible.ts';
import { limits } from './limits.ts';
import { redirectPath } from './oauth.ts';
import { linkScopes, neededScopes, optionalScopes, unfurlHost } from './scopes.ts';

/** How Slack reaches us: through a socket we open, or at a public address. */
export type ManifestMode = { readonly mode: 'socket' } | { readonly mode: 'http'; readonly url: string };

/** The one path Slack calls in HTTP mode. */
export const eventsPath = '/slack/events';

/**
 * The app manifest to paste at api.slack.com/apps, made from the commands (schema 2.0: slackapi/manifest-schema).
 * `url` is the public https address of this installation; `roots` are the slash commands' names without their slash.
 * `archive` is the address readers reach the archive at, whose links get cards.
 * Throws an Error that names the root or address Slack would not take.
 */
export function slackManifest(
  commands: readonly Command[],
  roots: Readonly<Record<Root, string>>,
  how: ManifestMode,
  archive?: string,
): Manifest {
  const host = unfurlHost(archive);
  const address = how.mode === 'http' ? addressOf(how.url, eventsPath) : undefined;
  return {
    _metadata: { major_version: 2, minor_version: 0 },
    display_information: {
      name: 'Carewire',
      description: 'News for patient communities: honest summaries, searchable, corrected when wrong.',
      long_description: longDescription,
      background_color: '#1f4e5f',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: 'Carewire', always_online: true },
      slash_commands: rootKeys.map((root) => slashCommand(root, roots[root], commands, address)),
      ...(host === undefined ? {} : { unfurl_domains: [host] }),
      shortcuts: [{ name: shortcutName, type: 'message', callback_id: 'article', description: shortcutDescription }],
    },
    oauth_config: {
      ...(how.mode === 'http' ? { redirect_urls: [addressOf(how.url, redirectPath)] } : {}),
      scopes: {
        bot: neededScopes.map(({ name }) => name),
        bot_optional: [...optionalScopes, ...(host === undefined ? [] : linkScopes)].map(({ name }) => name),
      },
    },
    settings: {
      event_subscriptions: {
        ...(address === undefined ? {} : { request_url: address }),
        bot_events: [...events, ...(host === undefined ? [] : ['link_shared'])],
      },
      interactivity: {
        is_enabled: true,
        ...(address === undefined ? {} : { request_url: address, message_menu_options_url: address }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: how.mode === 'socket',
      token_rotation_enabled: false,
    },
  };
}

/** The parts of Slack's manifest that we use. */
export interface Manifest {
  readonly _metadata: { readonly major_version: 2; readonly minor_version: 0 };
  readonly display_information: Readonly<
    Record<'name' | 'description' | 'long_description' | 'background_color', string>
  >;
  readonly features: {
    readonly app_home: Readonly<
      Record<'home_tab_enabled' | 'messages_tab_enabled' | 'messages_tab_read_only_enabled', boolean>
    >;
    readonly bot_user: { readonly display_name: string; readonly always_online: boolean };
    readonly slash_commands: readonly SlashCommand[];
    readonly unfurl_domains?: readonly string[];
    readonly shortcuts: readonly Shortcut[];
  };
  readonly oauth_config: {
    readonly redirect_urls?: readonly string[];
    readonly scopes: { readonly bot: readonly string[]; readonly bot_optional: readonly string[] };
  };
  readonly settings: {
    readonly event_subscriptions: { readonly request_url?: string; readonly bot_events: readonly string[] };
    readonly interactivity: {
      readonly is_enabled: true;
      readonly request_url?: string;
      readonly message_menu_options_url?: string;
    };
    readonly org_deploy_enabled: boolean;
    readonly socket_mode_enabled: boolean;
    readonly token_rotation_enabled: boolean;
  };
}

interface Shortcut {
  readonly name: string;
  readonly type: 'message';
  readonly callback_id: string;
  readonly description: string;
}

interface SlashCommand {
  readonly command: string;
  readonly description: string;
  readonly usage_hint: string;
  /** Channels arrive as ids instead of names, which is the only way to know which one is meant. */
  readonly should_escape: true;
  readonly url?: string;
}

const events = ['app_home_opened', 'app_uninstalled', 'tokens_revoked', 'user_change'] as const;

const descriptions: Readonly<Record<Root, string>> = {
  news: 'Search, read and follow this community’s news. Only you see the answers.',
  newsroom: 'For moderators: post, publish, correct and distribute news.',
};

const longDescription =
  'Carewire is a newsroom for patient communities. A moderator gives it a link; it answers with a short summary made of the article’s own sentences, the caution included, with the source and labels that say what kind of evidence it is. Members search by category and words, channels follow topics, and when news turns out wrong every copy is corrected. It informs and never advises.';

function slashCommand(root: Root, name: string, commands: readonly Command[], url: string | undefined): SlashCommand {
  const command = `/${name}`;
  if (!/^\/[a-z0-9_-]+$/.test(command) || command.length > limits.manifest.command) {
    throw new Error(
      `“${name}” cannot be a slash command: use small letters, digits, - and _, at most ${limits.manifest.command - 1} of them.`,
    );
  }
  const own = commands.filter((candidate) => candidate.root === root);
  return {
    command,
    description: descriptions[root],
    usage_hint: shorten(own.map(usage).join(' | ') || 'help', limits.manifest.usageHint),
    should_escape: true,
    ...(url === undefined ? {} : { url }),
  };
}

function addressOf(url: string, path: string): string {
  const parsed = URL.parse(url);
  if (parsed?.protocol !== 'https:') {
    throw new Error(`“${url}” is no address Slack can call: give the public one, beginning with https://.`);
  }
  return new URL(path, parsed).href;
}
