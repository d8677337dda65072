import { times } from './limits.ts';

/** The acknowledgement of a slash command, which may carry the answer. Slack takes one; the first that is given counts. */
export interface Acknowledgement {
  /** Tells Slack that we have the command, and nothing more. Throws when Slack could not be told. */
  plainly(): Promise<void>;
  /** Answers with it. False when it was given already. Throws when Slack could not be told. */
  carrying(answer: Readonly<Record<string, unknown>>): Promise<boolean>;
}

/** Sends it: bolt's `ack`. */
type Ack = (answer?: Readonly<Record<string, unknown>>) => Promise<void>;

/**
 * Does the work with the acknowledgement in its hands. It is given by itself when the work is taking long, and at the latest when the
 * work has ended, however it ended: Slack waits three seconds and then tells the person that we are broken.
 */
export async function acknowledging(ack: Ack, work: (given: Acknowledgement) => Promise<void>): Promise<void> {
  let given: Promise<void> | undefined;
  const plainly = async (): Promise<void> => {
    given ??= ack();
    return given;
  };
  // Who comes for it later is told that it could not be given.
  const timer = setTimeout(() => void plainly().catch(() => {}), times.atOnce);
  try {
    await work({
      plainly,
      carrying: async (answer) => {
        if (given) return false;
        given = ack(answer);
        await given;
        return true;
      },
    });
  } finally {
    clearTimeout(timer);
    await plainly();
  }
}
