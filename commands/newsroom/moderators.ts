import { actionId, defineCommand } from '../../src/core/command.ts';
import type { Form } from '../../src/core/form.ts';
import type { Person } from '../../src/core/place.ts';
import { moderatorsMessage } from '../../src/core/wording/moderators.ts';
import { phrase, type Said } from '../../src/core/phrase.ts';

export const moderators = defineCommand({
  root: 'newsroom',
  name: 'moderators',
  description: 'Show who moderates here, or change it',
  who: 'moderator',
  reply: 'asker',
  options: {},
  run: async (_values, newsroom, member) => moderatorsMessage(await newsroom.moderators(member)),
  actions: {
    edit: {
      shows: 'form',
      who: 'moderator',
      afterwards: 'private',
      form: async (_argument, newsroom, member) => form((await newsroom.moderators(member)).people),
      submit: async (_argument, raw, newsroom, member) => {
        const people = [...listed(raw['people']), ...listed(raw['groups'])];
        return moderatorsMessage(await newsroom.setModerators(people, member), phrase`From now on: `);
      },
    },
  },
});

function form(named: readonly Person[]): Form<Said> {
  const value = named.join(',');
  return {
    id: actionId('moderators', 'edit'),
    title: phrase`Moderators`,
    submit: phrase`Save`,
    fields: [
      { name: 'people', label: phrase`People`, required: false, value, input: { kind: 'people' } },
      {
        name: 'groups',
        label: phrase`Groups`,
        hint: phrase`Whoever is in one of them moderates.`,
        required: false,
        value,
        input: { kind: 'groups' },
      },
    ],
  };
}

function listed(joined = ''): readonly Person[] {
  return joined.split(',').filter((person): person is Person => /^[a-z]+:[^\s:]+$/.test(person));
}
