/**
 * Where the items of a list written inside one paragraph begin, the first one left out: after a bullet, and at 2, 3, … or b, c, …
 * when they count up from 1 or a. "Phase 2. The" counts nothing and is no item.
 */
export function itemsOf(paragraph: string): readonly number[] {
  const starts = [...paragraph.matchAll(bullet)].map((match) => match.index);
  let expected: string | undefined;
  for (const { 0: sign, 1: mark = '', index } of paragraph.matchAll(marker)) {
    const first = mark === '1' || mark === 'a';
    if (mark === expected && index > 0) starts.push(index + sign.length - sign.trimStart().length);
    if (first || mark === expected) expected = following(mark);
  }
  return starts.toSorted((a, b) => a - b).filter((start, at, all) => start !== all[at - 1] && start > 0);
}

const bullet = /(?<=\S )(?=[•▪‣⁃●◦] ?[^\s•▪‣⁃●◦])/g;
const marker = /(?:^| )(\d{1,2}|[a-h])(?:\.\)?|\)) (?=\S)/g;

function following(mark: string): string {
  return /\d/.test(mark) ? String(Number(mark) + 1) : String.fromCodePoint((mark.codePointAt(0) ?? 0) + 1);
}
