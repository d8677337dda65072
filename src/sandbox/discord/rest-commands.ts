import { botGuild } from './access.ts';
import { commandById, commandsOf, createCommand, deleteCommand, editCommand, overwriteCommands } from './commands.ts';
import type { Payload } from './payload.ts';
import { Refusal } from './refusal.ts';
import type { Call, Rest } from './rest.ts';
import type { Command } from './interaction.ts';
import type { State } from './state.ts';
import type { World } from './world.ts';

/** Global commands and those of a guild have the same five routes. */
export function commandRoutes(app: Rest, world: World): void {
  for (const base of ['/applications/:application/commands', '/applications/:application/guilds/:guild/commands']) {
    app.get(base, (c) =>
      c.json(listed(world, commandsOf(world.state, scope(world, c)), c.req.query('with_localizations') === 'true')),
    );
    app.put(base, (c) =>
      c.json(
        overwriteCommands(world, scope(world, c), c.env.incoming.body).map((command) =>
          commandPayload(world.state, command),
        ),
      ),
    );
    app.post(base, (c) => {
      const { command, isNew } = createCommand(world, scope(world, c), c.env.incoming.body);
      return c.json(commandPayload(world.state, command), isNew ? 201 : 200);
    });
    app.get(`${base}/:command`, (c) =>
      c.json(commandPayload(world.state, commandById(world.state, scope(world, c), id(c)))),
    );
    app.patch(`${base}/:command`, (c) => {
      return c.json(commandPayload(world.state, editCommand(world, scope(world, c), id(c), c.env.incoming.body)));
    });
    app.delete(`${base}/:command`, (c) => {
      deleteCommand(world, scope(world, c), id(c));
      return c.body(null, 204);
    });
  }
}

/** Lists leave the translations out unless they are asked for, inside options and choices too. */
function listed({ state }: World, commands: readonly Command[], withTranslations: boolean): unknown {
  const all = commands.map((command) => commandPayload(state, command));
  if (withTranslations) return all;
  return JSON.parse(
    JSON.stringify(all, (name, value: unknown) => (name.endsWith('_localizations') ? undefined : value)),
  );
}

function id(c: Call): string {
  return c.req.param('command') ?? '';
}

/** The guild whose commands are meant, or undefined for the global ones. */
function scope(world: World, c: Call): string | undefined {
  if (c.req.param('application') !== world.state.applicationId) throw new Refusal('unauthorized');
  const guildId = c.req.param('guild');
  return guildId === undefined ? undefined : botGuild(world.state, guildId).id;
}

function commandPayload(state: State, command: Command): Payload {
  return {
    id: command.id,
    application_id: state.applicationId,
    version: command.version,
    type: command.type,
    name: command.name,
    name_localizations: command.nameLocalizations,
    description: command.description,
    description_localizations: command.descriptionLocalizations,
    default_member_permissions:
      command.defaultMemberPermissions === null ? null : String(command.defaultMemberPermissions),
    contexts: command.guildId === undefined ? command.contexts : null,
    integration_types: command.integrationTypes,
    dm_permission: command.contexts.includes(1),
    nsfw: false,
    ...(command.options.length > 0 && { options: command.options }),
    ...(command.guildId !== undefined && { guild_id: command.guildId }),
  };
}
