import { z } from 'zod';

import { MANIFEST } from './limits.ts';
import { problemsOf, type Problem } from './problems.ts';

/**
 * The parts of an app manifest that decide what Slack lets an app do and sends it. Limits are those of the published
 * schema 2.0.0 (slackapi/manifest-schema, MIT). Parts we do not use are let through unread.
 */
const command = z.looseObject({
  command: z
    .string()
    .max(MANIFEST.command)
    .regex(/^\/[^\s/A-Z]+$/, 'must begin with a slash and hold no spaces or capital letters'),
  description: z.string().min(1).max(MANIFEST.commandDescription),
  usage_hint: z.string().max(MANIFEST.usageHint).optional(),
  should_escape: z.boolean().optional(),
  url: z.string().optional(),
});

const shortcut = z.looseObject({
  name: z.string().min(1).max(24),
  type: z.enum(['message', 'global']),
  callback_id: z.string().min(1).max(255),
  description: z.string().min(1).max(150),
});

const manifest = z.looseObject({
  _metadata: z.looseObject({}).optional(),
  display_information: z.looseObject({
    name: z.string().min(1).max(MANIFEST.name),
    description: z.string().max(MANIFEST.description).optional(),
    long_description: z.string().min(174).max(4000).optional(),
    background_color: z
      .string()
      .regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i)
      .optional(),
  }),
  features: z
    .looseObject({
      app_home: z
        .looseObject({
          home_tab_enabled: z.boolean().optional(),
          messages_tab_enabled: z.boolean().optional(),
          messages_tab_read_only_enabled: z.boolean().optional(),
        })
        .optional(),
      bot_user: z
        .looseObject({ display_name: z.string().min(1).max(80), always_online: z.boolean().optional() })
        .optional(),
      slash_commands: z.array(command).max(50).optional(),
      unfurl_domains: z
        .array(z.string().regex(/^(?![.-])[-a-z0-9.]+[a-z0-9]$/))
        .min(1)
        .max(5)
        .optional(),
      shortcuts: z.array(shortcut).max(10).optional(),
    })
    .optional(),
  oauth_config: z
    .looseObject({
      redirect_urls: z.array(z.string()).optional(),
      scopes: z
        .looseObject({
          bot: z.array(z.string()).optional(),
          bot_optional: z.array(z.string()).optional(),
          user: z.array(z.string()).optional(),
        })
        .optional(),
    })
    .optional(),
  settings: z
    .looseObject({
      event_subscriptions: z
        .looseObject({ request_url: z.string().optional(), bot_events: z.array(z.string()).max(100).optional() })
        .optional(),
      interactivity: z.looseObject({ is_enabled: z.boolean(), request_url: z.string().optional() }).optional(),
      socket_mode_enabled: z.boolean().optional(),
    })
    .optional(),
});

export type Manifest = z.infer<typeof manifest>;

/** Reads a manifest (an object, or JSON), with what Slack would say against it. */
export function checkManifest(
  source: unknown,
): { readonly ok: true; readonly value: Manifest } | { readonly ok: false; readonly problems: readonly Problem[] } {
  const parsed = manifest.safeParse(source, { reportInput: true });
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.flatMap(problemsOf) };
  const problems = settingsProblems(parsed.data);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: parsed.data };
}

function settingsProblems(manifest: Manifest): Problem[] {
  const problems: Problem[] = [];
  const socketMode = manifest.settings?.socket_mode_enabled === true;
  const commands = manifest.features?.slash_commands ?? [];
  if (!socketMode) {
    for (const [index, { url }] of commands.entries()) {
      if (!url) problems.push(missing(`/features/slash_commands/${index}`, 'url'));
    }
    const events = manifest.settings?.event_subscriptions;
    if ((events?.bot_events?.length ?? 0) > 0 && !events?.request_url) {
      problems.push(missing('/settings/event_subscriptions', 'request_url'));
    }
    const interactivity = manifest.settings?.interactivity;
    if (interactivity?.is_enabled && !interactivity.request_url)
      problems.push(missing('/settings/interactivity', 'request_url'));
  }
  const names = commands.map(({ command }) => command);
  if (new Set(names).size < names.length) {
    problems.push({
      pointer: '/features/slash_commands',
      code: 'duplicate_command',
      message: 'a command is listed twice',
    });
  }
  const scopes = manifest.oauth_config?.scopes?.bot ?? [];
  if (scopes.length > 0 && !manifest.features?.bot_user)
    problems.push(missing('/features', 'bot_user', 'bot scopes need a bot user'));
  if (commands.length > 0 && !scopes.includes('commands')) {
    problems.push({
      pointer: '/oauth_config/scopes/bot',
      code: 'missing_scope',
      message: 'slash commands need the commands scope',
    });
  }
  return problems;
}

function missing(pointer: string, field: string, why = 'Socket Mode is off'): Problem {
  return { pointer, code: 'missing_required_field', message: `missing required field: ${field} (${why})` };
}

/** What an installer grants who leaves the optional scopes ticked; undefined without a manifest. */
export function grantedScopes(manifest: Manifest | undefined): readonly string[] | undefined {
  const scopes = manifest?.oauth_config?.scopes;
  return scopes?.bot && [...scopes.bot, ...(scopes.bot_optional ?? [])];
}
