import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';

import { PlatformError, type Trouble } from '../core/errors.ts';
import { own, phrase } from '../core/phrase.ts';

interface Meaning {
  readonly trouble: Trouble;
  /** For moderators: what is the matter and what to do. */
  readonly says: string;
  /** Slack may have done it all the same. */
  readonly maybeDone?: true;
}

const invite = 'Invite it there with /invite @Carewire.';
const token =
  'An operator has to put a working SLACK_BOT_TOKEN in place; “carewire doctor” says what is wrong with it.';

/** Said of whoever an administrator took the account from. */
export const switchedOff = 'The person’s account is switched off.';

/** Slack's error codes (docs.slack.dev/reference/methods, chat.postMessage and the other methods we call) and what they mean for us. */
export const meanings: Readonly<Record<string, Meaning>> = {
  channel_not_found: {
    trouble: 'gone',
    says: `Slack knows no such channel, or it is private and the bot is not in it. ${invite}`,
  },
  is_archived: { trouble: 'gone', says: 'The channel is archived. Unarchive it, or subscribe another one.' },
  message_not_found: { trouble: 'deleted', says: 'The message does not exist any more.' },
  thread_not_found: { trouble: 'deleted', says: 'The message does not exist any more.' },
  cannot_find_message: { trouble: 'deleted', says: 'The message does not exist any more.' },
  cannot_unfurl_message: { trouble: 'deleted', says: 'The link is not in the message any more.' },
  cannot_find_channel: { trouble: 'gone', says: 'Slack does not let the bot show anything in that channel.' },
  user_not_found: { trouble: 'gone', says: 'Slack knows no such person.' },
  users_not_found: { trouble: 'gone', says: 'Slack knows no such person.' },
  user_disabled: { trouble: 'gone', says: switchedOff },
  user_not_visible: { trouble: 'gone', says: 'The person cannot be seen from this workspace any more.' },

  not_in_channel: { trouble: 'forbidden', says: `The bot is not in the channel. ${invite}` },
  cannot_dm_bot: { trouble: 'forbidden', says: 'Slack lets no bot write to another bot.' },
  messages_tab_disabled: {
    trouble: 'forbidden',
    says: 'The app’s Messages tab is switched off: switch it on under App Home in the app’s settings.',
  },
  restricted_action: {
    trouble: 'forbidden',
    says: 'A workspace setting keeps the bot from posting there. Ask a workspace admin to allow it.',
  },
  restricted_action_read_only_channel: {
    trouble: 'forbidden',
    says: 'Only some people may post in this channel. Let the bot be one of them in the channel’s settings.',
  },
  restricted_action_thread_only_channel: {
    trouble: 'forbidden',
    says: 'Only replies may be posted in this channel. Choose another one.',
  },
  restricted_action_non_threadable_channel: {
    trouble: 'forbidden',
    says: 'A workspace setting keeps the bot from posting there. Choose another channel.',
  },
  restricted_action_thread_locked: { trouble: 'forbidden', says: 'The thread is locked.' },
  not_allowed_token_type: {
    trouble: 'forbidden',
    says: 'This is the wrong kind of Slack token for what was asked: a bot token begins with xoxb-.',
  },
  missing_scope: {
    trouble: 'forbidden',
    says: 'The app lacks a permission (scope) for this. “carewire doctor” names it; add it in the app’s settings and reinstall the app.',
  },
  no_permission: {
    trouble: 'forbidden',
    says: 'The app is not permitted to do this in the workspace. Reinstall it, or ask a workspace admin.',
  },
  access_denied: { trouble: 'forbidden', says: 'Slack denies the app access to this. Ask a workspace admin.' },
  ekm_access_denied: { trouble: 'forbidden', says: 'The workspace’s admins have suspended posting.' },
  team_access_not_granted: {
    trouble: 'forbidden',
    says: 'The app is not approved for this workspace. Ask a workspace admin.',
  },
  cant_update_message: { trouble: 'forbidden', says: 'Slack does not let the bot change this message.' },
  cannot_unfurl_url: { trouble: 'forbidden', says: 'Slack does not let the bot show anything under this link.' },
  cannot_find_service: { trouble: 'forbidden', says: 'Slack does not let the bot show anything under this link.' },
  edit_window_closed: {
    trouble: 'forbidden',
    says: 'The workspace does not allow messages to be changed any more after this time.',
  },
  is_inactive: { trouble: 'forbidden', says: 'The channel is frozen. Choose another one.' },
  metadata_must_be_sent_from_app: {
    trouble: 'forbidden',
    says: 'This token does not belong to an app’s bot. Use the Bot User OAuth Token (xoxb-).',
  },

  msg_too_long: { trouble: 'too-long', says: 'The message is too long for Slack.' },
  msg_blocks_too_long: { trouble: 'too-long', says: 'The message is too long for Slack.' },
  invalid_blocks: { trouble: 'too-long', says: 'Slack refused the message’s form.' },
  invalid_blocks_format: { trouble: 'too-long', says: 'Slack refused the message’s form.' },
  too_many_attachments: { trouble: 'too-long', says: 'The message has too many parts for Slack.' },

  slack_connect_file_link_sharing_blocked: {
    trouble: 'unwelcome',
    says: 'An organisation in this shared channel does not allow links to files. Post the article there by hand.',
  },
  slack_connect_canvas_sharing_blocked: {
    trouble: 'unwelcome',
    says: 'An organisation in this shared channel does not allow what the message links to. Post the article there by hand.',
  },

  ratelimited: { trouble: 'rate-limited', says: 'Slack asks to wait before more is posted.' },
  rate_limited: { trouble: 'rate-limited', says: 'Slack asks to wait before more is posted.' },
  message_limit_exceeded: { trouble: 'rate-limited', says: 'The workspace has reached its limit of messages.' },

  internal_error: { trouble: 'unavailable', says: 'Slack had trouble of its own.', maybeDone: true },
  fatal_error: { trouble: 'unavailable', says: 'Slack had trouble of its own.', maybeDone: true },
  service_unavailable: { trouble: 'unavailable', says: 'Slack is not available.', maybeDone: true },
  request_timeout: { trouble: 'unavailable', says: 'Slack did not receive the whole request.' },
  team_added_to_org: {
    trouble: 'unavailable',
    says: 'The workspace is being moved into an organisation. It will work again later.',
  },

  invalid_auth: { trouble: 'unavailable', says: `Slack does not accept the bot’s token. ${token}` },
  not_authed: { trouble: 'unavailable', says: `Slack got no token. ${token}` },
  token_revoked: { trouble: 'unavailable', says: `The bot’s Slack token was revoked. ${token}` },
  token_expired: { trouble: 'unavailable', says: `The bot’s Slack token has expired. ${token}` },
  // Ours, not the channel's: what is owed waits until the app is installed again.
  account_inactive: {
    trouble: 'unavailable',
    says: 'The app was removed from the workspace, or the account is switched off. Install the app again.',
  },
  org_login_required: {
    trouble: 'unavailable',
    says: 'The workspace is being moved into an organisation. It will work again later.',
  },
};

/** Codes that mean the installation itself no longer works, whatever was asked. */
export const tokenTroubles: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
]);

/** Anything web-api throws, as what it means for us. `maybeDone` is false only where Slack surely did nothing. */
export function platformError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  if (error instanceof WebAPIRateLimitedError) {
    return new PlatformError('rate-limited', phrase`Slack asks to wait before more is posted.`, {
      retryAfter: error.retryAfter * 1000,
      // Slack does not say whose limit it was. We keep to the channels', so it is the workspace's.
      everywhere: true,
      cause: error,
    });
  }
  if (error instanceof WebAPIPlatformError) return refusal(error);
  if (error instanceof WebAPIHTTPError) return httpError(error);
  if (error instanceof WebAPIRequestError && neverArrived(error.original)) {
    return new PlatformError('unavailable', phrase`Slack could not be reached.`, { cause: error });
  }
  // A reset, a time-out, an answer cut off in its middle: all of them may have happened after Slack did as it was told.
  return new PlatformError('unavailable', phrase`Slack’s answer got lost.`, { maybeDone: true, cause: error });
}

/** The same for a question asked before the thing itself: whatever became of the question, the thing was not done. */
export async function beforehand<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    const { trouble, said, retryAfter, cause } = platformError(error);
    throw new PlatformError(trouble, said, { ...(retryAfter === undefined ? {} : { retryAfter }), cause });
  }
}

/** Slack's code in an error of web-api, if it holds one. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError ? error.data.error : undefined;
}

function refusal(error: WebAPIPlatformError): PlatformError {
  const code = error.data.error;
  // web-api puts a body that is no JSON where the code should be: a proxy's page, with Slack's own doings unknown.
  if (!/^[a-z][a-z0-9_]*$/.test(code)) {
    return new PlatformError('unavailable', phrase`Slack’s answer could not be read.`, {
      maybeDone: true,
      cause: error,
    });
  }
  const meaning = meanings[code];
  if (!meaning) return new PlatformError('unavailable', phrase`Slack refused this (${code}).`, { cause: error });
  const retryAfter = error.data.response_metadata?.retryAfter;
  return new PlatformError(meaning.trouble, own(meaning.says), {
    maybeDone: meaning.maybeDone ?? false,
    ...(retryAfter === undefined ? {} : { retryAfter: retryAfter * 1000 }),
    cause: error,
  });
}

function httpError(error: WebAPIHTTPError): PlatformError {
  const { statusCode } = error;
  if (statusCode === 413)
    return new PlatformError('too-long', phrase`The message is too long for Slack.`, { cause: error });
  return new PlatformError('unavailable', phrase`Slack answered with HTTP status ${statusCode}.`, {
    maybeDone: statusCode >= 500 || statusCode === 408,
    cause: error,
  });
}

/** No connection, so nothing was asked. fetch wraps the reason once or twice. */
function neverArrived(error: unknown): boolean {
  for (let reason = error; reason instanceof Error; reason = reason.cause) {
    if (
      'code' in reason &&
      typeof reason.code === 'string' &&
      /^(?:ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|ENETDOWN|UND_ERR_CONNECT_TIMEOUT|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(
        reason.code,
      )
    )
      return true;
    // Several addresses tried, each with its own error.
    if (reason instanceof AggregateError && reason.errors.length > 0 && reason.errors.every(neverArrived)) return true;
  }
  return false;
}
