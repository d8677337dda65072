/**
 * Where the items of a list written inside one paragraph begin: at a line that opens with a bullet, dash or number, at a bullet within a
 * line, and at 2, 3, … or b, c, … when they count up from 1 or a. "Phase 2. The" counts nothing and is no item; "(2)" within a sentence
 * is a reference, so a mark in two brackets must follow an end.
 */
export function itemsOf(paragraph: string): readonly number[] {
  const starts = [...paragraph.matchAll(line), ...paragraph.matchAll(bullet)].map((match) => match.index);
  let expected: string | undefined;
  for (const { 0: sign, 1: mark = '', index } of paragraph.matchAll(marker)) {
    if (mark === expected) starts.push(index + sign.length - sign.trimStart().length);
    if (mark === '1' || mark === 'a' || mark === expected) expected = following(mark);
  }
  return [...new Set(starts)].filter((start) => start > 0).toSorted((a, b) => a - b);
}

const line =
  /(?<=\n[^\S\n]{0,20})(?=(?:[-–—*][^\S\n]|[•▪‣⁃●◦]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]{1,2}[^\S\n])[^\S\n]*[^\s•▪‣⁃●◦])/g;
const bullet = /(?<=\S[^\S\n])(?=[•▪‣⁃●◦] ?[^\s•▪‣⁃●◦])/g;
const marker = /(?:^|\s|(?<=[.;:!?]\s|^)\()(\d{1,2}|[a-h])(?:\.\)?|\))\s(?=\S)/g;

function following(mark: string): string {
  return /\d/.test(mark) ? String(Number(mark) + 1) : String.fromCodePoint((mark.codePointAt(0) ?? 0) + 1);
}
