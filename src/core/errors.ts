import type { Said } from './phrase.ts';
import { inEnglish } from './speak.ts';

/** Why the newsroom says no. What it says is a sentence for the person who asked, and says what to do next. */
export type Refusal =
  | 'bad-input'
  | 'not-found'
  | 'conflict'
  | 'forbidden'
  | 'expired'
  | 'unreachable'
  | 'unreadable'
  | 'busy';

export class NewsError extends Error {
  override readonly name = 'NewsError';
  readonly code: Refusal;
  /** The option or field at fault, so that a form can show the sentence beside it. */
  readonly field: string | undefined;
  /** For whoever asked, in their language; `message` is the same in English, for the log. */
  readonly said: Said;

  constructor(code: Refusal, said: Said, options: { field?: string; cause?: unknown } = {}) {
    super(inEnglish(said), options.cause === undefined ? undefined : { cause: options.cause });
    this.said = said;
    this.code = code;
    this.field = options.field;
  }
}

/** What a platform's refusal means for us. The edge translates; newsroom/deliver.ts alone decides what follows. */
export type Trouble =
  /** The channel or person does not exist any more. */
  | 'gone'
  /** The message does not exist any more: somebody deleted it after it had arrived. */
  | 'deleted'
  /** It exists, but we may not. */
  | 'forbidden'
  | 'too-long'
  /** Not this message: a filter took offence at what it says. Others may pass. */
  | 'unwelcome'
  | 'rate-limited'
  /** Down, timed out, refused, or our own fault: try again. */
  | 'unavailable';

export class PlatformError extends Error {
  override readonly name = 'PlatformError';
  /** For moderators; `message` is the same in English, for the log. */
  readonly said: Said;
  readonly trouble: Trouble;
  /** True when the platform may have done what we asked although we heard no yes. */
  readonly maybeDone: boolean;
  /** Milliseconds the platform asks us to wait. */
  readonly retryAfter: number | undefined;
  /** True when the wait is for all channels of the platform, not for this one alone. */
  readonly everywhere: boolean;

  constructor(
    trouble: Trouble,
    said: Said,
    options: { maybeDone?: boolean; retryAfter?: number; everywhere?: boolean; cause?: unknown } = {},
  ) {
    super(inEnglish(said), options.cause === undefined ? undefined : { cause: options.cause });
    this.said = said;
    this.trouble = trouble;
    this.maybeDone = options.maybeDone ?? false;
    this.retryAfter = options.retryAfter;
    this.everywhere = options.everywhere ?? false;
  }
}
