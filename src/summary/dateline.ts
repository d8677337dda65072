/**
 * How long the place and date are that open a news text ("LONDON (Reuters) - ", "March 28, 2012 -- "), 0 when there are none. They are
 * the agency's mark, not part of what the first sentence says.
 */
export function datelineLength(text: string): number {
  let length = 0;
  for (const mark of [places, dates]) length += mark.exec(text.slice(length))?.[0].length ?? 0;
  return /\S/.test(text.slice(length)) ? length : 0;
}

const dash = String.raw`\s?(?:--|—|–|-)\s`;
const month = String.raw`(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?`;
const date = String.raw`(?:${month}\s\d{1,2}(?:,\s\d{4})?|\d{1,2}\s${month}(?:\s\d{4})?)`;
const agency = String.raw`\s?\((?:[A-Z][\w. ]{1,30})\)`;
const places = new RegExp(
  String.raw`^\p{Lu}[\p{Lu}.' ]{2,30}(?:,\s[\p{L}. ]{2,20})?(?:,?\s${date},?)?(?:${agency})?${dash}`,
  'u',
);
const dates = new RegExp(String.raw`^(?:\p{Lu}[\p{L}. ]{2,20},\s)?${date}(?:${agency})?${dash}`, 'u');
