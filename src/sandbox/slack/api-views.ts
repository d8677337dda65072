import { z } from 'zod';

import { json } from './arguments.ts';
import { method, type Call, type Method } from './method.ts';
import { Refusal } from './refusal.ts';
import type { Trigger, User, View } from './state.ts';
import { openModal, publishHome, pushModal, readView, updateView, viewJson } from './views.ts';

/** views.*: modals by single-use triggers, and the Home tab. */
const view = json(z.unknown());
const triggered = z.object({ trigger_id: z.string(), view });

export const views: Readonly<Record<string, Method>> = {
  'views.open': method({
    tier: 4,
    args: triggered,
    run: (args, call) => {
      const given = readModal(args.view);
      const { user, trigger } = exchange(args.trigger_id, call);
      return answer(openModal(call.state, user, given, trigger.channelId), 'view opened', call);
    },
  }),

  'views.push': method({
    tier: 4,
    args: triggered,
    run: (args, call) => {
      const given = readModal(args.view);
      const { user, trigger } = exchange(args.trigger_id, call);
      if (trigger.viewId === undefined) throw new Refusal('invalid_trigger_id');
      return answer(pushModal(call.state, user, given), 'view opened', call);
    },
  }),

  'views.update': method({
    tier: 4,
    args: z.object({
      view,
      view_id: z.string().optional(),
      external_id: z.string().optional(),
      hash: z.string().optional(),
    }),
    run: (args, call) => {
      const given = readView(args.view);
      const found = [...call.state.views.values()].find(
        ({ id, externalId, teamId }) =>
          teamId === call.team.id &&
          (args.view_id === undefined ? externalId !== '' && externalId === args.external_id : id === args.view_id),
      );
      if (!found) throw new Refusal('not_found');
      checkHash(found, args.hash);
      return answer(updateView(call.state, found, given), 'view updated', call);
    },
  }),

  'views.publish': method({
    tier: 4,
    args: z.object({ view, user_id: z.string(), hash: z.string().optional() }),
    run: (args, call) => {
      const given = readView(args.view);
      const manifest = call.state.app.manifest;
      if (manifest && manifest.features?.app_home?.home_tab_enabled !== true) throw new Refusal('not_enabled');
      if (given.type !== 'home')
        throw new Refusal('invalid_arguments', {
          response_metadata: { messages: ['[ERROR] only a home view can be published'] },
        });
      const user = call.team.users.get(args.user_id);
      if (!user || user.bot) throw new Refusal('user_not_found');
      if (user.home) checkHash(user.home, args.hash);
      return answer(publishHome(call.state, user, given), 'home published', call);
    },
  }),
};

function readModal(given: unknown) {
  const read = readView(given);
  if (read.type === 'modal') return read;
  throw new Refusal('invalid_arguments', {
    response_metadata: { messages: ['[ERROR] only a modal view can be opened'] },
  });
}

/** Spends a trigger: it works once, and for three seconds. */
function exchange(triggerId: string, call: Call): { readonly user: User; readonly trigger: Trigger } {
  if (!/^\d+\.\d+\.[0-9a-f]+$/.test(triggerId)) throw new Refusal('invalid_trigger_id');
  const trigger = call.state.triggers.get(triggerId);
  if (!trigger || trigger.teamId !== call.team.id) throw new Refusal('invalid_trigger_id');
  if (trigger.expires < call.state.now()) throw new Refusal('expired_trigger_id');
  if (trigger.used) throw new Refusal('exchanged_trigger_id');
  const user = call.team.users.get(trigger.userId);
  if (!user) throw new Refusal('invalid_trigger_id');
  trigger.used = true;
  return { user, trigger };
}

function checkHash(view: View, hash: string | undefined): void {
  if (hash !== undefined && hash !== '' && hash !== view.hash) throw new Refusal('hash_conflict');
}

function answer(view: View, what: string, call: Call) {
  call.journal.write({ kind: 'change', what, id: view.id });
  return { view: viewJson(call.state, call.team, view) };
}
