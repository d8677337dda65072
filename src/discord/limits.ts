/**
 * What Discord takes, in UTF-16 units unless told otherwise.
 * Sources: docs.discord.com (message, components/reference, application-commands); text in one message: discord-api-docs#8562;
 * bytes: above 10,170 Discord answers 500 (discord-api-docs#8554), so we stay below.
 */
export const limits = {
  components: 40,
  text: 4_000,
  bytes: 10_000,
  bytesPerText: 12,
  altText: 1_024,
  mediaUrl: 2_048,
  linkUrl: 2_000,
  customId: 100,
  buttonsInRow: 5,
  buttonLabel: 80,
  buttonUrl: 512,
  menuOptions: 25,
  menuOption: 100,
  menuPlaceholder: 150,
  nonce: 24,
  serversChecked: 10,
  channelsNamed: 5,
  /** To a channel's followers, within `times.announcing`. */
  announcements: 10,
  /** Of a forum's post. */
  threadTitle: 100,
  tags: 5,
  threadsLookedInto: 25,
  historyPage: 100,
  historyPages: 20,
  formTitle: 45,
  formParts: 5,
  fieldLabel: 45,
  fieldHint: 100,
  fieldText: 4_000,
  suggestions: 25,
  suggestion: 100,
  commandOptions: 25,
  commandChoices: 25,
  commandDescription: 100,
  commandName: 32,
  optionText: 6_000,
} as const;

/** Milliseconds. */
export const times = {
  /** Discord forgets an interaction that nobody acknowledged in 3 s; what must come first gets a little less. */
  form: 2_500,
  answerRequest: 3_500,
  postRequest: 9_000,
  /** Opening direct messages included; the outbox waits 12 s. */
  postWhole: 11_000,
  /** How long an answer is waited for before the question is acknowledged without it: of Discord's three seconds a twentieth. */
  atOnce: 150,
  /** How long whoever was found in a server is taken to be there still; and how long Discord is given to tell. */
  memberKnown: 300_000,
  memberAsked: 4_000,
  /** The same of what channels are called; whoever waits for that is typing. */
  nameKnown: 300_000,
  nameAsked: 1_000,
  login: 45_000,
  farewell: 2_000,
  drain: 10_000,
  registerAgain: 300_000,
  /** Discord promises to know a nonce for "the past few minutes"; two is a safe reading of few. */
  nonceKnown: 120_000,
  /** How far Discord's clock, which stamps message ids, may be from ours. */
  clockSkew: 120_000,
  /** discord.js says 0 for a limit that came without a time. */
  shortestWait: 1_000,
  /** Waits for limits that Discord puts on edits without saying how long they last. */
  oldMessageEdits: 900_000,
  announcementEdits: 600_000,
  tooManyThreads: 900_000,
  announcing: 3_600_000,
} as const;

/**
 * Discord lets a bot make 50 requests a second, all routes together (docs.discord.com, topics/rate-limits), and puts the limit
 * of a route in its headers; five messages in five seconds is what they have said for years. The 45 ms are for the way there,
 * which takes one call longer than another.
 */
export const pace = {
  together: { calls: 50, perMs: 1_045 },
  channel: { calls: 5, perMs: 5_000 },
  edits: null,
  looks: null,
  opens: null,
} as const;

/** When to stay away from the gateway: more losses than this within that time; then for this long, doubled each time. */
export const reconnecting = {
  losses: 4,
  within: 120_000,
  firstPause: 20_000,
  longestPause: 900_000,
  /** A connection that held this long starts the count anew. */
  calm: 3_600_000,
} as const;

/** `accent_color` of a container: a strip at its side, beside a label that says the same in words. */
export const accents = { caution: 0xd9_8e_04, alert: 0xc0_39_2b } as const;
