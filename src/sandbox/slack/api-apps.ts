import { z } from 'zod';

import { json } from './arguments.ts';
import { checkManifest } from './manifest.ts';
import { method, type Method } from './method.ts';
import { Refusal } from './refusal.ts';
import { uninstall } from './installs.ts';
import type { Sockets } from './sockets.ts';

/** auth.*, apps.*: who the token is, Socket Mode's front door, and the app's settings. */
export const apps = (sockets: Sockets): Readonly<Record<string, Method>> => ({
  'auth.test': method({
    tier: 'none',
    args: z.object({}),
    run: (_args, { team }) => ({
      url: `https://${team.domain}.slack.com/`,
      team: team.name,
      user: team.users.get(team.botUserId)?.name,
      team_id: team.id,
      user_id: team.botUserId,
      bot_id: team.botId,
      is_enterprise_install: false,
    }),
  }),

  'auth.revoke': method({
    tier: 3,
    args: z.object({}),
    run: (_args, { token }) => {
      if (token) token.dead = 'token_revoked';
      return { revoked: true };
    },
  }),

  // Tier 1 in one published table and 3 in another; at tier 1 a second receiver could never connect, so it is left free here.
  'apps.connections.open': method({
    tier: 'none',
    token: 'app',
    scopes: ['connections:write'],
    args: z.object({}),
    run: (_args, { origin, state }) => {
      const address = new URL('/link/', origin().replace('http:', 'ws:'));
      address.searchParams.set('ticket', sockets.ticket());
      address.searchParams.set('app_id', state.app.id);
      return { url: address.href };
    },
  }),

  'apps.uninstall': method({
    tier: 1,
    args: z.object({ client_id: z.string(), client_secret: z.string() }),
    run: (args, call) => {
      if (args.client_id !== call.state.app.clientId || args.client_secret !== call.state.app.clientSecret) {
        throw new Refusal('bad_client_secret');
      }
      uninstall(call, call.team.id);
      return {};
    },
  }),

  'apps.manifest.validate': method({
    tier: 3,
    token: 'config',
    args: z.object({ manifest: json(z.unknown()), app_id: z.string().optional() }),
    run: (args) => {
      const checked = checkManifest(args.manifest);
      if (checked.ok) return { errors: [] };
      throw new Refusal('invalid_manifest', { errors: checked.problems });
    },
  }),
});
