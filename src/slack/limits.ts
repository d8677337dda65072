/**
 * Slack's numbers (docs.slack.dev/reference/block-kit, @slack/types 3.2, manifest schema 2.0). Where two sources differ the
 * smaller one stands here. Text is counted in UTF-16 units.
 */
export const limits = {
  message: {
    blocks: 50,
    /**
     * What all blocks of a message may weigh together, see fitting.ts. Slack documents no number: bolt-js#2509 was refused
     * near 13,200 characters, bolt-js#2867 with rich text already at 11,341, so containers count as well and a margin is kept.
     */
    weight: 11_000,
    blockWeight: 125,
    elementWeight: 20,
    /** chat.update and chat.postEphemeral refuse more than 4,000 bytes of `text`, and an escaped `&` takes five. */
    plain: 800,
  },
  /** Home tabs and modals: 100 blocks, 250 kB of JSON (docs.slack.dev/reference/views). */
  view: { blocks: 100, weight: 60_000 },
  /** A card under a link is a glance, not the article. */
  card: { blocks: 10, weight: 4000 },
  header: 150,
  contextText: 3000,
  image: { url: 3000, alt: 2000 },
  url: 3000,
  actions: 25,
  button: 75,
  placeholder: 150,
  option: { text: 75, value: 75, description: 75, most: 100, groups: 100 },
  modal: { title: 24, button: 24, label: 2000, hint: 2000, input: 3000, blocks: 100, privateMetadata: 3000 },
  manifest: { usageHint: 1000, command: 32 },
} as const;

/**
 * One message a second in a channel, and "several hundred" a minute in a workspace (docs.slack.dev/apis/web-api/rate-limits);
 * Moveworks runs at 525 a minute (help.moveworks.com). chat.update, conversations.history and conversations.open are of tier 3:
 * 50 a minute.
 */
export const pace = {
  together: { calls: 9, perMs: 1_050 },
  channel: { calls: 1, perMs: 1_000 },
  edits: { calls: 45, perMs: 56_000 },
  looks: { calls: 45, perMs: 56_000 },
  opens: { calls: 45, perMs: 56_000 },
} as const;

/**
 * How people are asked about when nobody waits for it: so many questions, then a rest. users.info is of tier 4, 100 a minute, and
 * answers to people come first.
 */
export const leisure = { calls: 20, restMs: 40_000 } as const;

/** How long Slack keeps things open, in milliseconds. */
export const lifetimes = {
  /** A response_url: 30 minutes and five uses; a minute is kept for the answer's way back. */
  responseUrl: 29 * 60_000,
  /** How long an account is believed to be in use. Not Slack's: it tells by itself, and who is asked about more often is no news. */
  active: 24 * 60 * 60_000,
  /** Slack's last retry comes some six minutes after the first. */
  event: 60 * 60_000,
  /** Slack waits three seconds for suggestions, the way there and back included. */
  suggestions: 2500,
  /** A form is to be open within three seconds, and suggestions there; without the names of what they hold they are as good. */
  names: 500,
} as const;

export const times = {
  /** How long an answer is waited for before the command is acknowledged without it: of Slack's three seconds a twentieth. */
  atOnce: 150,
} as const;
