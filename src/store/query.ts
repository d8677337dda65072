/** What was typed into a search, taken apart. Every entry is one word or a phrase whose words stand side by side. */
export interface Query {
  readonly wanted: readonly string[];
  readonly unwanted: readonly string[];
}

const longest = 200;
const most = 16;

/**
 * Words, "phrases in quotes" and -words to leave out. Any text is safe: what is no word is dropped, and beyond 200
 * characters or 16 words the rest is ignored.
 */
export function readQuery(typed: string): Query {
  const parts = Array.from(typed.slice(0, longest).matchAll(/(-*)(?:["“”„«]([^"“”„«»]*)["“”«»]?|(\S+))/gu))
    .map(([, minus = '', phrase, word]) => ({ unwanted: minus !== '', text: plain(phrase ?? word ?? '') }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
    .slice(0, most);
  return {
    wanted: parts.filter((part) => !part.unwanted).map((part) => part.text),
    unwanted: parts.filter((part) => part.unwanted).map((part) => part.text),
  };
}

/** The words typed so far, each taken for the beginning of one. */
export function readBeginnings(typed: string): readonly string[] {
  return (plain(typed.slice(0, longest)).match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? []).slice(0, most);
}

/** A NUL ends a string early in C, where both databases read it. */
function plain(text: string): string {
  return text.replaceAll('\0', ' ').normalize('NFC').trim();
}
