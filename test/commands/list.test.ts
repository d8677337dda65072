import { describe, expect, it } from 'vitest';
import { commandList } from '../../commands/index.ts';
import { askFor } from '../../src/core/asking.ts';
import { commandOfForm, fullName, ownFormId, roots } from '../../src/core/command.ts';
import { helpMessage } from '../../src/core/wording/help.ts';
import { plainText } from '../../src/core/message.ts';
import { english, spoken, spokenForm } from '../../src/core/speak.ts';

const commands = commandList({ news: 'news', newsroom: 'newsroom' });

describe('the list of commands', () => {
  it('has the verbs people were promised', () => {
    const names = (root: string): string[] =>
      commands.filter((command) => command.root === root).map(({ name }) => name);
    expect(names('news')).toEqual([
      'search',
      'latest',
      'read',
      'related',
      'topics',
      'suggest',
      'report',
      'follow',
      'unfollow',
      'following',
      'mute',
      'privacy',
      'help',
    ]);
    expect(names('newsroom')).toEqual([
      'post',
      'queue',
      'reports',
      'edit',
      'correct',
      'withdraw',
      'subscribe',
      'unsubscribe',
      'subscriptions',
      'mute',
      'digest',
      'feeds',
      'categories',
      'link',
      'settings',
      'moderators',
      'status',
      'help',
    ]);
  });

  it.each(commands.map((command) => [`${command.root} ${command.name}`, command] as const))(
    '%s fits both platforms',
    (_name, command) => {
      expect(command.description.length).toBeLessThanOrEqual(100);
      expect(command.name).toMatch(/^[a-z]{1,32}$/);
      const options = Object.entries(command.options);
      expect(options.length).toBeLessThanOrEqual(25);
      for (const [name, option] of options) {
        expect(name).toMatch(/^[a-z]{1,32}$/);
        expect(option.description.length).toBeLessThanOrEqual(100);
        expect(option.description.length).toBeGreaterThan(0);
      }
      // Discord wants required options first.
      const required = options.map(([, option]) => option.required === true);
      expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
    },
  );

  it('names commands with buttons once, for their ids hold the name alone', () => {
    const names = commands.filter((command) => command.actions).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('asks in a form for whatever has to be said', () => {
    const silent = commands.filter(
      ({ asks, options }) => asks !== true && Object.values(options).some(({ required }) => required),
    );
    expect(silent.map(fullName)).toEqual([]);
  });

  it('knows by a form whose it is, though both roots have a verb of its name', () => {
    for (const command of commands) expect(commandOfForm(ownFormId(command), commands)).toBe(command);
    expect(ownFormId({ root: 'news', name: 'mute' })).not.toBe(ownFormId({ root: 'newsroom', name: 'mute' }));
    expect(commandOfForm('search:page:x', commands)).toBeUndefined();
    expect(commandOfForm('', commands)).toBeUndefined();
  });

  it('keeps members out of every moderator’s button', () => {
    for (const command of commands.filter(({ who }) => who === 'moderator')) {
      for (const [action, reaction] of Object.entries(command.actions ?? {})) {
        // Pressed in direct messages, where not every platform says who moderates: the verb itself looks at whose feed it is.
        const who = `${command.name} ${action}` === 'feeds again' ? 'everyone' : 'moderator';
        expect(reaction.who, action).toBe(who);
      }
    }
  });

  it('asks in forms of at most five fields where Discord has to show them', () => {
    for (const command of commands.filter(({ asks }) => asks)) {
      const form = spokenForm(askFor(command, {}, []), english);
      expect(form.title.length).toBeLessThanOrEqual(24);
      for (const field of form.fields) expect(field.label.length).toBeLessThanOrEqual(45);
      // With a required option Discord asks for it itself, and never opens the form.
      const isShown = Object.values(command.options).every(({ required }) => !required);
      if (isShown) expect(form.fields.length, command.name).toBeLessThanOrEqual(5);
    }
  });

  it('shows what was typed first when something in it is to be mended', () => {
    const subscribe = commands.find(({ name }) => name === 'subscribe');
    if (!subscribe) throw new Error('no subscribe');
    const typed = { topic: 'treatment', quiet: 'at night', corrections: 'reply' };
    const names = askFor(subscribe, typed, [], 'Those are no quiet hours.').fields.map(({ name }) => name);
    // Discord shows five fields at most.
    expect(names.slice(0, 3)).toEqual(['topic', 'quiet', 'corrections']);
    expect(names.toSorted()).toEqual(Object.keys(subscribe.options).toSorted());
  });

  it.each(roots)('tells all of /%s in one help screen', (root) => {
    const message = spoken(helpMessage(root, root, commands), english);
    const said = message.blocks
      .map((block) => (block.kind === 'list' ? block.items.map(plainText).join('\n') : ''))
      .join('');
    for (const command of commands.filter((command) => command.root === root))
      expect(said).toContain(`/${root} ${command.name}`);
    expect(said.length).toBeLessThan(2500);
    expect(said).toMatchSnapshot();
  });
});
