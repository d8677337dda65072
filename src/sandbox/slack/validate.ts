import { z } from 'zod';

import { block, SURFACES, type Block, type Surface } from './blocks.ts';
import { plainText } from './composition.ts';
import { BLOCK_KIT, MESSAGE, VIEW } from './limits.ts';
import { storedText } from './mrkdwn.ts';
import { problemsOf, type Problem } from './problems.ts';

const view = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('modal'),
    title: plainText(VIEW.title),
    submit: plainText(VIEW.button).nullish(),
    close: plainText(VIEW.button).nullish(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
    blocks: z.array(block).max(VIEW.blocks),
    private_metadata: z.string().max(VIEW.privateMetadata).optional(),
    callback_id: z.string().max(VIEW.callbackId).optional(),
    external_id: z.string().max(VIEW.externalId).optional(),
  }),
  z.strictObject({
    type: z.literal('home'),
    blocks: z.array(block).max(VIEW.blocks),
    private_metadata: z.string().max(VIEW.privateMetadata).optional(),
    callback_id: z.string().max(VIEW.callbackId).optional(),
    external_id: z.string().max(VIEW.externalId).optional(),
  }),
]);

/** The view as Slack takes it, with its type told. */
export type ViewArgument = z.infer<typeof view>;

type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Blocks for a message. `msg_blocks_too_long` is not said here: see {@link blocksCost}. */
export function checkBlocks(blocks: unknown): Checked<Block[]> {
  const parsed = z
    .strictObject({ blocks: z.array(block).max(MESSAGE.blocks) })
    .safeParse({ blocks }, { reportInput: true });
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.flatMap(problemsOf) };
  const problems = [...crossChecks(parsed.data.blocks, 'message', '/blocks'), ...messageChecks(parsed.data.blocks)];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: parsed.data.blocks };
}

/** A whole modal or Home tab. */
export function checkView(candidate: unknown): Checked<ViewArgument> {
  const parsed = z.strictObject({ view }).safeParse({ view: candidate }, { reportInput: true });
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.flatMap(problemsOf) };
  const { view: given } = parsed.data;
  const problems = crossChecks(given.blocks, given.type, '/view/blocks');
  if (given.type === 'modal' && !given.submit && given.blocks.some((block) => block.type === 'input')) {
    problems.push({
      pointer: '/view',
      code: 'missing_required_field',
      message: 'missing required field: submit (a modal with an input block needs one)',
    });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: given };
}

/** What the blocks weigh against {@link MESSAGE}`.blocksBudget`: their texts and a price for each block. */
export function blocksCost(blocks: readonly unknown[]): number {
  return blocks.length * MESSAGE.blockPrice + textLength(blocks);
}

/** Bytes of a text as Slack counts them for chat.update: after escaping. */
export function escapedBytes(text: string): number {
  return Buffer.byteLength(storedText(text));
}

/** Rules that need more than one block at a time. */
function crossChecks(blocks: readonly Block[], surface: Surface, at: string): Problem[] {
  const problems: Problem[] = [];
  const blockIds = new Set<string>();
  let focused = 0;
  for (const [index, block] of blocks.entries()) {
    const pointer = `${at}/${index}`;
    if (!SURFACES[block.type].includes(surface)) {
      problems.push({
        pointer: `${pointer}/type`,
        code: 'unsupported_type',
        message: `unsupported type: ${block.type}`,
      });
    }
    if (block.block_id !== undefined && blockIds.has(block.block_id)) {
      problems.push({
        pointer: `${pointer}/block_id`,
        code: 'duplicate_block_id',
        message: `block_id already exists: ${block.block_id}`,
      });
    }
    if (block.block_id !== undefined) blockIds.add(block.block_id);
    const actionIds = new Set<string>();
    for (const element of elementsOf(block)) {
      const id = element['action_id'];
      if (typeof id === 'string' && actionIds.has(id)) {
        problems.push({ pointer, code: 'duplicate_action_id', message: `action_id already exists: ${id}` });
      }
      if (typeof id === 'string') actionIds.add(id);
      if (element['focus_on_load'] === true) focused += 1;
      if (element['type'] === 'file_input' && surface !== 'modal') {
        problems.push({ pointer, code: 'unsupported_type', message: 'unsupported type: file_input' });
      }
      if (element['response_url_enabled'] === true && (surface !== 'modal' || block.type !== 'input')) {
        problems.push({ pointer, code: 'invalid', message: 'response_url_enabled is only for input blocks of modals' });
      }
      problems.push(...initialChecks(element, pointer));
    }
  }
  if (focused > 1) problems.push({ pointer: at, code: 'invalid', message: 'only one element may have focus_on_load' });
  return problems;
}

/** An initial choice must be among the choices, word for word. */
function initialChecks(element: Readonly<Record<string, unknown>>, pointer: string): Problem[] {
  const offered = offeredBy(element);
  if (offered === undefined) return [];
  const initial = [element['initial_option'], element['initial_options']]
    .flat()
    .filter((option) => option !== undefined);
  const known = new Set(offered.map((option) => JSON.stringify(option)));
  return initial
    .filter((option) => !known.has(JSON.stringify(option)))
    .map(() => ({ pointer, code: 'invalid', message: 'the initial option is not among the options' }));
}

function offeredBy(element: Readonly<Record<string, unknown>>): readonly unknown[] | undefined {
  const { options, option_groups: groups } = element;
  if (Array.isArray(options)) return options;
  if (!Array.isArray(groups)) return undefined;
  return groups.flatMap((group: unknown) =>
    isRecord(group) && Array.isArray(group['options']) ? group['options'] : [],
  );
}

function messageChecks(blocks: readonly Block[]): Problem[] {
  const problems: Problem[] = [];
  const tables = blocks.filter((block) => block.type === 'table' || block.type === 'data_table');
  if (tables.length > MESSAGE.tables) {
    problems.push({
      pointer: '/blocks',
      code: 'only_one_table_allowed',
      message: 'only one table block is allowed in a message',
    });
  }
  for (const [index, block] of blocks.entries()) {
    if (block.type === 'data_table' && textLength(block.rows) > BLOCK_KIT.dataTable.characters) {
      problems.push({
        pointer: `/blocks/${index}/rows`,
        code: 'too_big',
        message: `must be less than ${BLOCK_KIT.dataTable.characters + 1} characters together`,
      });
    }
  }
  const markdown = blocks.reduce((sum, block) => sum + (block.type === 'markdown' ? block.text.length : 0), 0);
  if (markdown > MESSAGE.markdownBlocks) {
    problems.push({
      pointer: '/blocks',
      code: 'too_big',
      message: `markdown blocks must be less than ${MESSAGE.markdownBlocks + 1} characters together`,
    });
  }
  return problems;
}

/** Every interactive element of a block, however it is held. */
export function elementsOf(block: unknown): Readonly<Record<string, unknown>>[] {
  if (!isRecord(block)) return [];
  const held = [
    block['accessory'],
    block['element'],
    block['elements'],
    block['actions'],
    block['child_blocks'],
  ].flat();
  return held.flatMap((element) => {
    if (!isRecord(element)) return [];
    return 'child_blocks' in block || block['type'] === 'carousel' ? elementsOf(element) : [element];
  });
}

/** A property that should be text; empty when it is not there or something else. */
export function textIn(record: Readonly<Record<string, unknown>>, key: string): string {
  const value = record[key];
  return typeof value === 'string' ? value : '';
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textLength(node: unknown): number {
  if (Array.isArray(node)) return node.reduce((sum: number, item) => sum + textLength(item), 0);
  if (!isRecord(node)) return 0;
  return Object.entries(node).reduce(
    (sum, [key, value]) => sum + (key === 'text' && typeof value === 'string' ? value.length : textLength(value)),
    0,
  );
}
