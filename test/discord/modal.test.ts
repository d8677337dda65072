import { type APIModalInteractionResponseCallbackData, ComponentType } from 'discord.js';
import { ModalInteractionCallbackRequestSchema } from 'discord-api-spec/zod';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Field, Form } from '../../src/core/form.ts';
import { drawForm } from '../../src/discord/modal.ts';
import { requireValidModal } from '../../src/sandbox/discord/modal-rules.ts';
import { hostile } from '../slack/messages.ts';
import { readLine } from './markdown.ts';

function accepted(form: Form, guild?: string): APIModalInteractionResponseCallbackData {
  const data = JSON.parse(JSON.stringify(drawForm(form, guild)));
  expect(ModalInteractionCallbackRequestSchema.safeParse({ type: 9, data }).error).toBeUndefined();
  requireValidModal(data);
  return data;
}

function of(...fields: readonly Field[]): Form {
  return { id: 'post::', title: 'Post', submit: 'Post', fields };
}

const words = fc.oneof(
  fc.constantFrom(...hostile),
  fc.lorem({ maxCount: 40 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const choice = fc.record({ value: fc.string({ minLength: 1, maxLength: 110 }), label: words });
const field = (name: string): fc.Arbitrary<Field> =>
  fc.record(
    {
      name: fc.constant(name),
      label: words,
      hint: words,
      required: fc.boolean(),
      value: fc.oneof(words, fc.constantFrom('discord:1:22', 'slack:T:C', 'a,b', 'x'.repeat(5_000))),
      maxLength: fc.integer({ min: 1, max: 6_000 }),
      input: fc.oneof(
        fc.constant({ kind: 'line' as const }),
        fc.constant({ kind: 'paragraph' as const }),
        fc.constant({ kind: 'channel' as const }),
        fc.constantFrom({ kind: 'people' as const }, { kind: 'groups' as const }),
        fc.record({
          kind: fc.constant('choices' as const),
          most: fc.integer({ min: 1, max: 9 }),
          choices: fc.array(choice, { maxLength: 30 }),
        }),
      ),
    },
    { requiredKeys: ['name', 'label', 'required', 'input'] },
  );

test('any form is accepted by Discord', () => {
  const fields = fc
    .array(fc.nat(), { minLength: 1, maxLength: 5 })
    .chain((them) => fc.tuple(...them.map((_, i) => field(`f${i}`))));
  fc.assert(
    fc.property(words, fields, fc.option(words, { nil: undefined }), (title, fields, problem) => {
      // Groups are Slack’s alone: a form has something else to fill in, too.
      fc.pre(fields.some(({ input }) => input.kind !== 'groups'));
      const drawn = accepted(
        { id: 'post:edit:12', title, submit: 'Go', fields, ...(problem !== undefined && { problem }) },
        '123',
      );
      expect(drawn.custom_id).toBe('123~post:edit:12');
      // The only part of a modal whose text Discord reads as markdown.
      for (const part of drawn.components) {
        if (part.type !== ComponentType.TextDisplay) continue;
        const { prefix, nodes } = readLine(part.content);
        expect([prefix, nodes.filter(({ kind }) => kind !== 'text')]).toEqual(['', []]);
      }
    }),
    { numRuns: 300 },
  );
});

describe('a form', () => {
  test('says what was wrong above the fields, or in the first one when there is no room', () => {
    const fields = [1, 2, 3, 4, 5].map((n): Field => ({
      name: `f${n}`,
      label: `F${n}`,
      required: false,
      input: { kind: 'line' },
    }));
    const problem = 'Give the article’s web address, or paste its text.';
    expect(accepted({ ...of(...fields.slice(0, 4)), problem }).components[0]).toEqual({
      type: ComponentType.TextDisplay,
      content: problem,
    });
    const full = accepted({ ...of(...fields), problem });
    expect(full.components).toHaveLength(5);
    expect(full.components[0]).toMatchObject({ type: ComponentType.Label, description: problem });
  });

  test('keeps what was typed, within what the field takes', () => {
    const typed = accepted(
      of({ name: 'title', label: 'Title', required: true, value: 'abcdef', maxLength: 4, input: { kind: 'line' } }),
    );
    expect(typed.components[0]).toMatchObject({ component: { value: 'abcd', max_length: 4, required: true } });
  });

  test('shows choices as a menu with the chosen ones chosen, and lets more than 25 be typed', () => {
    const choices = Array.from({ length: 26 }, (_, i) => ({ value: `v${i}`, label: `Choice ${i}` }));
    const form = (many: number): Form =>
      of({
        name: 'category',
        label: 'Category',
        required: false,
        value: 'v1,v2',
        input: { kind: 'choices', most: 3, choices: choices.slice(0, many) },
      });
    expect(accepted(form(25)).components[0]).toMatchObject({
      component: {
        type: ComponentType.StringSelect,
        min_values: 0,
        max_values: 3,
        options: expect.arrayContaining([{ value: 'v1', label: 'Choice 1', default: true }]),
      },
    });
    expect(accepted(form(26)).components[0]).toMatchObject({
      component: { type: ComponentType.TextInput, value: 'v1,v2' },
    });
  });
});
