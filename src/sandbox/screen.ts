/** Who sits in front of the sandbox. */
export type Who = 'moderator' | 'member';
export const everyone = ['moderator', 'member'] as const satisfies readonly Who[];

/** A person's own direct messages, among the channels. */
export const directMessages = '@me';

/** One platform as its people use it, in text: what the prompt drives, and what tests read. All throw an Error with a sentence for what the app would not let a person do. */
export interface Screen {
  readonly name: string;
  /** Channel names, without `#`. */
  readonly channels: readonly string[];
  /** From now on this person's app is in that language (`de`). */
  setLanguage(who: Who, tag: string): void;
  /** Types a line into a channel; resolves with what there is to read once the bot has answered. */
  type(who: Who, channel: string, line: string): Promise<readonly string[]>;
  /** Presses the newest button with these words that the person sees. */
  press(who: Who, channel: string, label: string): Promise<readonly string[]>;
  /** Chooses in the newest menu with this placeholder, by the options' words. */
  choose(who: Who, channel: string, menu: string, options: readonly string[]): Promise<readonly string[]>;
  /** Fills in the open form by its labels, and sends it. */
  fill(who: Who, channel: string, values: Readonly<Record<string, string>>): Promise<readonly string[]>;
  /** The channel as this person sees it, message by message, oldest first. */
  look(who: Who, channel: string): readonly string[];
}

/** A language's tag, spelled as it should be. Throws a sentence for what is none. */
export function languageTag(text: string): string {
  try {
    return new Intl.Locale(text).toString();
  } catch {
    throw new Error(`“${text}” is no language. Write it as de, fr or pt-BR.`);
  }
}

/** As Slack writes it, always with a region: `de` is `de-DE`. */
export function withRegion(tag: string): string {
  const { language, region } = new Intl.Locale(tag).maximize();
  return `${language}-${region ?? 'US'}`;
}

/** What is new or changed between two looks at a screen. */
export function changedSince(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): readonly string[] {
  return [...now].filter(([id, text]) => before.get(id) !== text).map(([, text]) => text);
}
