import { english, spokenForm } from '../../src/core/speak.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { commandList } from '../../commands/index.ts';
import { askFor } from '../../src/core/asking.ts';
import type { Field, Form } from '../../src/core/form.ts';
import { checkView } from '../../src/sandbox/slack/validate.ts';
import { modal, workingView } from '../../src/slack/modal.ts';
import { submitted } from '../../src/slack/submitted.ts';
import { hostile } from './messages.ts';
import { commands } from './newsdesk.ts';
import { activeIn, marksIn, partsOf } from './reading.ts';

const words = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constant('y'.repeat(5000)),
);
const field: fc.Arbitrary<Omit<Field, 'name'>> = fc.record(
  {
    label: words,
    hint: words,
    required: fc.boolean(),
    value: words,
    maxLength: fc.integer({ min: 1, max: 6000 }),
    input: fc.oneof(
      fc.constantFrom(
        { kind: 'line' as const },
        { kind: 'paragraph' as const },
        { kind: 'channel' as const },
        { kind: 'people' as const },
        { kind: 'groups' as const },
      ),
      fc.record({
        kind: fc.constant('choices' as const),
        most: fc.integer({ min: 1, max: 4 }),
        choices: fc.uniqueArray(fc.record({ value: words, label: words }), {
          selector: ({ value }) => value,
          maxLength: 130,
          size: 'max',
        }),
      }),
    ),
  },
  { requiredKeys: ['label', 'required', 'input'] },
);
const form: fc.Arbitrary<Form> = fc
  .record({
    title: words,
    submit: words,
    problem: fc.option(words, { nil: undefined }),
    fields: fc.array(field, { maxLength: 5 }),
  })
  .map(({ problem, fields, ...rest }) => ({
    id: 'edit:open:12',
    ...rest,
    ...(problem === undefined ? {} : { problem }),
    fields: fields.map((field, at) => ({ ...field, name: `field${at}` })),
  }));

describe('a form', () => {
  it('whatever is in it, is a modal Slack takes', () => {
    fc.assert(
      fc.property(form, (form) => {
        const view = modal(form, undefined, { channel: 'C1' }, english);
        expect(checkView(view)).toMatchObject({ ok: true });
        expect(activeIn(view)).toEqual([]);
        for (const part of partsOf(view)) expect(marksIn(part)).toBe('');
      }),
      { numRuns: 300 },
    );
  });

  it('of each command is a modal Slack takes, with what was typed kept in it', () => {
    for (const command of commands) {
      const raw = Object.fromEntries(Object.keys(command.options).map((name) => [name, 'daily']));
      const view = modal(
        spokenForm(askFor(command, raw, [], 'Try again.'), english),
        command,
        {
          channel: 'C1',
          response: 'key',
        },
        english,
      );
      if (Object.keys(command.options).length === 0) continue;
      expect(checkView(view)).toMatchObject({ ok: true });
      expect(JSON.parse(view.private_metadata ?? '')).toEqual({ channel: 'C1', response: 'key' });
    }
    const subscribe = commands.find(({ name }) => name === 'subscribe');
    if (!subscribe) throw new Error('no such command');
    const typed = { topic: '"stem cells"', channel: 'slack:T1:C9', cadence: 'daily', zone: 'Europe/Berlin' };
    const view = modal(spokenForm(askFor(subscribe, typed, []), english), subscribe, { channel: 'C1' }, english);
    expect(view.blocks.map((block) => 'element' in block && block.element)).toMatchObject([
      { type: 'external_select', initial_option: { value: '"stem cells"' }, min_query_length: 0 },
      { type: 'conversations_select', initial_conversation: 'C9' },
      { type: 'static_select', initial_option: { value: 'daily' } },
      { type: 'external_select', initial_option: { value: 'Europe/Berlin' } },
    ]);
  });

  it('a category is searched for, with those chosen before in it, one or several', () => {
    const search = commands.find(({ name }) => name === 'search');
    if (!search) throw new Error('no such command');
    const many = Array.from({ length: 250 }, (_, at) => ({
      slug: `c${at}`,
      name: `C ${at}`,
      description: '',
      keywords: [],
    }));
    const one = modal(
      spokenForm(askFor(search, { category: 'c249' }, many), english),
      search,
      { channel: 'C1' },
      english,
    );
    expect(one.blocks[1]).toMatchObject({
      element: { type: 'external_select', min_query_length: 0, initial_option: { value: 'c249' } },
    });
    expect(checkView(one)).toMatchObject({ ok: true });
  });

  it('asks for a channel with the one at hand filled in where it is meant unless another is named, and nowhere else', () => {
    const filledIn = commandList({ news: 'news', newsroom: 'newsroom' }).flatMap((command) =>
      modal(spokenForm(askFor(command, {}, []), english), command, { channel: 'C1' }, english)
        .blocks.filter((block) => JSON.stringify(block).includes('"default_to_current_conversation":true'))
        .map(({ block_id: field }) => `${command.name} ${field}`),
    );
    expect(filledIn).toEqual(['subscribe channel']);
  });

  it('a value longer than a select carries is typed text, lest it be lost', () => {
    const subscribe = commands.find(({ name }) => name === 'subscribe');
    if (!subscribe) throw new Error('no such command');
    const view = modal(
      spokenForm(askFor(subscribe, { topic: 'w'.repeat(80) }, []), english),
      subscribe,
      {
        channel: 'C1',
      },
      english,
    );
    expect(view.blocks[0]).toMatchObject({ element: { type: 'plain_text_input', initial_value: 'w'.repeat(80) } });
  });
});

it('while an answer is made, a modal that Slack takes says so', () => {
  expect(checkView(workingView('x'.repeat(30), english))).toMatchObject({ ok: true });
});

it('what was sent in is read by field, and what was left empty is absent', () => {
  expect(
    submitted(
      {
        title: { title: { value: 'New' } },
        empty: { empty: { value: null } },
        one: { one: { selected_option: { value: 'daily' } } },
        none: { none: { selected_option: null } },
        several: { several: { selected_options: [{ value: 'a' }, { value: 'b' }] } },
        channel: { channel: { selected_conversation: 'C9' } },
      },
      'slack:T1',
    ),
  ).toEqual({ title: 'New', one: 'daily', several: 'a,b', channel: 'slack:T1:C9' });
});
