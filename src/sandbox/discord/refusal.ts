/** Discord's refusals by name: HTTP status, JSON error code, message. Source: discord-api-docs, topics/opcodes-and-status-codes.mdx. */
const REFUSALS = {
  notFound: [404, 0, '404: Not Found'],
  methodNotAllowed: [405, 0, '405: Method Not Allowed'],
  unauthorized: [401, 0, '401: Unauthorized'],
  unavailable: [500, 0, '500: Internal Server Error'],
  unknownChannel: [404, 10003, 'Unknown Channel'],
  unknownGuild: [404, 10004, 'Unknown Guild'],
  unknownMember: [404, 10007, 'Unknown Member'],
  unknownMessage: [404, 10008, 'Unknown Message'],
  cannotReply: [400, 160002, 'Cannot reply without permission to read message history'],
  unknownUser: [404, 10013, 'Unknown User'],
  unknownWebhook: [404, 10015, 'Unknown Webhook'],
  unknownInteraction: [404, 10062, 'Unknown interaction'],
  unknownTag: [404, 10087, 'Unknown tag'],
  unknownCommand: [404, 10063, 'Unknown application command'],
  tooManyCommands: [400, 30032, 'Maximum number of application commands reached (100)'],
  tooManyOldEdits: [429, 30046, 'Maximum number of edits to messages older than 1 hour reached. Try again later'],
  tooLarge: [413, 40005, 'Request entity too large'],
  alreadyCrossposted: [400, 40033, 'This message has already been crossposted'],
  announcementEdits: [429, 20022, 'This message cannot be edited due to announcement rate limits'],
  tagRequired: [400, 40067, 'A tag is required to create a forum post in this channel'],
  alreadyAcknowledged: [400, 40060, 'Interaction has already been acknowledged.'],
  missingAccess: [403, 50001, 'Missing Access'],
  notInDirectMessages: [403, 50003, 'Cannot execute action on a DM channel'],
  notYourMessage: [403, 50005, 'Cannot edit a message authored by another user'],
  emptyMessage: [400, 50006, 'Cannot send an empty message'],
  closedToMessages: [403, 50007, 'Cannot send messages to this user'],
  notATextChannel: [400, 50008, 'Cannot send messages in a non-text channel'],
  missingPermissions: [403, 50013, 'Missing Permissions'],
  wrongChannelType: [400, 50024, 'Cannot execute action on this channel type'],
  tooManyFollowUps: [400, 40094, 'This interaction has reached the maximum number of follow-up messages'],
  invalidWebhookToken: [401, 50027, 'Invalid Webhook Token'],
  invalidRecipients: [400, 50033, 'Invalid Recipient(s)'],
  noMutualGuild: [403, 50278, 'Cannot send messages to this user due to having no mutual guilds'],
  invalidForm: [400, 50035, 'Invalid Form Body'],
  archivedThread: [400, 50083, 'Thread is archived'],
  invalidJson: [400, 50109, 'The request body contains invalid JSON.'],
  lockedThread: [403, 160005, 'This thread is locked'],
  tooManyThreads: [400, 160006, 'Maximum number of active threads reached'],
  threadExists: [400, 160004, 'A thread has already been created for this message'],
} as const satisfies Record<string, readonly [number, number, string]>;

export type RefusalName = keyof typeof REFUSALS;

/** One fault in a body: where it is and what Discord says about it. */
export interface FieldError {
  readonly path: readonly PropertyKey[];
  readonly code: string;
  readonly message: string;
}

/** An answer of Discord that says no; its body is Discord's JSON error. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly fields: readonly FieldError[];

  constructor(name: RefusalName, fields: readonly FieldError[] = []) {
    const [status, code, message] = REFUSALS[name];
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.fields = fields;
  }

  body(): Record<string, unknown> {
    const body = { message: this.message, code: this.code };
    return this.fields.length > 0 ? { ...body, errors: nest(this.fields) } : body;
  }
}

/** @throws {Refusal} "Invalid Form Body" with the faults, if there are any. */
export function refuseFaults(fields: readonly FieldError[]): void {
  if (fields.length > 0) throw new Refusal('invalidForm', fields);
}

/** `[{path: ['embeds', 0, 'title']}]` becomes `{embeds: {0: {title: {_errors: […]}}}}`, which discord.js flattens again. */
function nest(fields: readonly FieldError[]): Tree {
  const tree: Tree = {};
  for (const { path, code, message } of fields) {
    let place = tree;
    for (const key of path) {
      const name = String(key);
      const next = place[name];
      const child: Tree = next === undefined || Array.isArray(next) ? {} : next;
      place[name] = child;
      place = child;
    }
    const known = place['_errors'];
    place['_errors'] = [...(Array.isArray(known) ? known : []), { code, message }];
  }
  return tree;
}

interface Tree {
  [key: string]: Tree | { code: string; message: string }[];
}
