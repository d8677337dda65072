import { z } from 'zod';

import { count, flag } from './arguments.ts';
import { method, page, type Method } from './method.ts';
import { Refusal } from './refusal.ts';
import type { Team, User } from './state.ts';

/** users.*, usergroups.*, team.info, bots.info: who people are. */
export const users: Readonly<Record<string, Method>> = {
  'users.info': method({
    tier: 4,
    scopes: ['users:read'],
    args: z.object({ user: z.string(), include_locale: flag.optional() }),
    run: ({ user: id, include_locale: locale }, { team }) => {
      const user = team.users.get(id);
      if (!user) throw new Refusal('user_not_found');
      return { user: { ...userJson(team, user), ...(locale === true ? { locale: user.locale } : {}) } };
    },
  }),

  'users.list': method({
    tier: 2,
    scopes: ['users:read'],
    args: z.object({ cursor: z.string().optional(), limit: count.min(1).max(1000).default(200) }),
    run: ({ cursor, limit }, { team, state }) => {
      const { items, next } = page([...team.users.values()], cursor, limit);
      return {
        members: items.map((user) => userJson(team, user)),
        cache_ts: Math.floor(state.now() / 1000),
        response_metadata: { next_cursor: next },
      };
    },
  }),

  'usergroups.list': method({
    tier: 2,
    scopes: ['usergroups:read'],
    args: z.object({
      include_disabled: flag.optional(),
      include_count: flag.optional(),
      include_users: flag.optional(),
    }),
    run: (_args, { team }) => ({
      usergroups: [...team.groups].map(([id, { handle }]) => ({
        id,
        team_id: team.id,
        is_usergroup: true,
        name: handle,
        handle,
        date_delete: 0,
      })),
    }),
  }),

  'usergroups.users.list': method({
    tier: 2,
    scopes: ['usergroups:read'],
    args: z.object({ usergroup: z.string(), include_disabled: flag.optional() }),
    run: ({ usergroup }, { team }) => {
      const group = team.groups.get(usergroup);
      if (!group) throw new Refusal('no_such_subteam');
      return { users: group.users };
    },
  }),

  'team.info': method({
    tier: 3,
    scopes: ['team:read'],
    args: z.object({ team: z.string().optional() }),
    run: (args, { team }) => {
      if (args.team !== undefined && args.team !== team.id) throw new Refusal('team_not_found');
      return {
        team: {
          id: team.id,
          name: team.name,
          domain: team.domain,
          url: `https://${team.domain}.slack.com/`,
          email_domain: '',
        },
      };
    },
  }),

  'bots.info': method({
    tier: 3,
    scopes: ['users:read'],
    args: z.object({ bot: z.string() }),
    run: ({ bot }, { team, state }) => {
      if (bot !== team.botId) throw new Refusal('bot_not_found');
      return {
        bot: { id: team.botId, deleted: false, name: state.app.name, app_id: state.app.id, user_id: team.botUserId },
      };
    },
  }),
};

/** Somebody as Slack tells of them. */
export function userJson(team: Team, user: User): Record<string, unknown> {
  return {
    id: user.id,
    team_id: user.account,
    ...(user.account === team.id || user.stranger ? {} : { enterprise_user: { teams: [user.account, team.id] } }),
    name: user.name,
    real_name: user.name,
    deleted: user.deleted,
    tz: user.timeZone,
    is_bot: user.bot,
    is_app_user: false,
    is_stranger: user.stranger,
    profile: { real_name: user.name, display_name: user.name, ...(user.bot ? { bot_id: team.botId } : {}) },
    // Slack leaves the ranks out for people who were deactivated.
    ...(user.deleted
      ? {}
      : {
          is_admin: user.admin || user.owner,
          is_owner: user.owner,
          is_primary_owner: false,
          is_restricted: user.guest !== false,
          is_ultra_restricted: user.guest === 'single-channel',
        }),
  };
}
