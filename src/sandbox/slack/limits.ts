/**
 * Slack's numbers, as one table. Block Kit figures are those of the @slack/types 3.2 documentation and docs.slack.dev/reference/block-kit;
 * where two sources differ the smaller one is kept, so that what passes here passes there.
 */
export const BLOCK_KIT = {
  blockId: 255,
  actionId: 255,
  text: 3000,
  section: { text: 3000, fields: 10, fieldText: 2000 },
  header: 150,
  context: 10,
  actions: 25,
  contextActions: 5,
  image: { url: 3000, alt: 2000, title: 2000 },
  input: { label: 2000, hint: 2000 },
  markdown: 12_000,
  table: { rows: 100, cells: 20, columnSettings: 20 },
  dataTable: { rowsMin: 2, rows: 101, cells: 20, characters: 10_000, pageSize: 100 },
  card: { title: 150, subtitle: 150, body: 200, actions: 2 },
  carousel: 10,
  container: { blocks: 10, title: 150 },
  video: { title: 200, author: 50 },
  button: { text: 75, value: 2000, url: 3000, label: 75 },
  overflow: 5,
  choices: 10,
  select: { options: 100, groups: 100 },
  option: { text: 75, value: 75, description: 75, url: 3000 },
  placeholder: 150,
  input3000: 3000,
  files: 10,
  confirm: { title: 100, text: 300, button: 30 },
  minQueryLength: 3,
} as const;

/** What a message may hold. */
export const MESSAGE = {
  blocks: 50,
  /** chat.postMessage cuts text above this. */
  textCut: 40_000,
  /** chat.update and chat.postEphemeral refuse more bytes than this, counted after `& < >` are escaped. */
  updateBytes: 4000,
  markdownText: 12_000,
  markdownBlocks: 12_000,
  tables: 1,
  /**
   * `msg_blocks_too_long` is undocumented. bolt-js#2509 measured 13,297 characters in one kind of block and 125 fewer
   * with a divider added, which fits a budget of characters plus a fixed price for each block.
   */
  blocksBudget: 13_422,
  blockPrice: 125,
  metadataBytes: 8000,
} as const;

/** What a modal or a Home tab may hold. */
export const VIEW = {
  blocks: 100,
  title: 24,
  button: 24,
  privateMetadata: 3000,
  callbackId: 255,
  externalId: 255,
  stack: 3,
  bytes: 250_000,
} as const;

/** How long things live, in milliseconds, and how often they may be used. */
export const LIFE = {
  ack: 3000,
  trigger: 3000,
  responseUrl: 30 * 60_000,
  responseUrlUses: 5,
  oauthCode: 10 * 60_000,
  ticket: 30_000,
  eventRetries: [0, 60_000, 300_000],
} as const;

export const SOCKETS = { perApp: 10, pingEvery: 10_000 } as const;

/** Calls a minute for each of Slack's tiers (docs.slack.dev/apis/web-api/rate-limits), per method and workspace. */
export const TIERS = { 1: 1, 2: 20, 3: 50, 4: 100, none: Number.POSITIVE_INFINITY } as const;
export type Tier = keyof typeof TIERS;

/**
 * chat.postMessage: one a second in a channel, "short bursts" let through, here three; and "several hundred" a minute in a
 * workspace (docs.slack.dev/apis/web-api/rate-limits). Slack names no number: Moveworks runs at 525 (help.moveworks.com).
 */
export const POSTING = {
  channel: { perSecond: 1, burst: 3 },
  workspace: { perSecond: 525 / 60, burst: 10 },
} as const;

export const MANIFEST = { name: 35, description: 140, command: 32, commandDescription: 2000, usageHint: 1000 } as const;
