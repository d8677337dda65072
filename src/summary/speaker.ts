import type { Span } from '../core/judgement.ts';

/**
 * Who says the sentence at `at`, as the article writes the name with its title ("Dr Ann Lee"), or null when nobody is named. A neighbour
 * is asked only when it shares the speaker: those before, as long as each goes on with "she warns" or is a quotation without a speaker
 * of its own; the one after in the same paragraph, when this one brings in "another expert" and the name follows.
 */
export function speakerOf(sentences: readonly Span[], at: number): string | null {
  for (let back = 0; back <= 3; back += 1) {
    const text = sentences[at - back]?.text;
    if (text === undefined) return null;
    const name = named(text) ?? knownBefore(text, sentences.slice(0, at - back));
    if (name !== null) return name;
    if (!goesOn(text)) break;
  }
  return introduced(sentences[at], sentences[at + 1]);
}

/** "…," says Lee, where the article has named "Dr Ann Lee" before: the name as it stood in full. */
function knownBefore(text: string, before: readonly Span[]): string | null {
  const surname = surnames.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined);
  if (surname === undefined) return null;
  const whole = new RegExp(`${name}(?![\\p{L}’'-])`, 'gu');
  for (const sentence of before) {
    for (const [found] of sentence.text.matchAll(whole))
      if (found.endsWith(` ${surname}`) && !nobody.test(found)) return found;
  }
  return null;
}

function goesOn(text: string): boolean {
  return pronounSays.test(text) || (/^["“]/.test(text) && !anyoneSays.test(text));
}

function introduced(sentence: Span | undefined, after: Span | undefined): string | null {
  if (sentence === undefined || after === undefined || after.start - sentence.end > 1) return null;
  return expertSays.test(sentence.text) ? named(after.text) : null;
}

const says =
  '(?:says?|said|warns?|warned|cautions?|cautioned|adds?|added|notes?|noted|explains?|explained|tells?|told|writes?|wrote|argues?|argued|stress(?:es|ed)?|points? out|pointed out|concludes?|concluded|comment(?:s|ed)?|emphasi[sz]e[sd]?|acknowledge[sd]?|admit(?:s|ted)?|believes?|thinks?|continue[sd]?)';

const title = String.raw`(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame|Associate Professor|Assistant Professor)\.?\s)`;
const given = String.raw`\p{Lu}[\p{L}’'-]{1,24}`;
const middle = String.raw`(?:\s(?:\p{Lu}\.|de|van|von|der|den|di|da|la|le|el|al|bin|ten|ter)){0,3}`;

/** Capitals that open a sentence and no name. */
const noName = String.raw`(?!(?:The|This|That|These|Those|But|And|However|Although|While|When|In|On|At|For|Another|Other|One|Some|Many|Most|His|Her|Their|Our|My|It|They|He|She|We|As|If|Still|Yet|Last|New|Experts?|Researchers?|Scientists?|Doctors?|Critics?|Both|Lead|Senior|Study|Co-author)\s)`;

/** "Dr Lee", "Ann Lee", "Ann M. van der Lee", "Prof. Ann Lee": a lone word needs a title. */
const name = `(?<![\\p{L}’'-])(?:${title}{1,2}${given}(?:${middle}\\s${given}){0,3}|${noName}${given}(?:${middle}\\s${given}){1,3})`;

/** Degrees and posts between a name and its verb: ", MD, chief of neurology at …,". */
const aside = String.raw`(?:,[^"“”;:.!?]{1,160},|,?\s(?:of|from|at)\s[^,"“”;:.!?]{1,80}|(?:,\s?(?:MD|M\.D\.|PhD|Ph\.D\.|DO|RN|MPH)){1,3},?)?`;

/** "the lead author, Dr Ann Lee": what someone is, with the name behind a comma. */
const post =
  '(?:author|researcher|investigator|scientist|doctor|neurologist|cardiologist|oncologist|psychiatrist|epidemiologist|specialist|physician|surgeon|professor|director|head|chief|chair|president|co-author|leader|expert|spokesman|spokeswoman)';

const patterns = [
  new RegExp(`(${name})${aside},?\\s(?:(?:also|however|and his colleagues|and her colleagues)\\s)?${says}\\b`, 'u'),
  new RegExp(`\\b${says}\\s(${name})`, 'u'),
  new RegExp(`\\b${says}\\s(?:[\\p{Ll}][\\p{L}’'-]{1,24}\\s){1,5}(${name})`, 'u'),
  new RegExp(`\\b${says}\\s(?:[\\p{Ll}][\\p{L}’'-]{1,24}\\s){0,5}${post},\\s(${name})`, 'u'),
  new RegExp(`\\b[Aa]ccording to\\s(?:[\\p{Ll}][\\p{L}’'-]{1,24}\\s){0,5}(${name})`, 'u'),
];

/** A lone name beside its verb, as news writes somebody met before. */
const surnames = [
  new RegExp(`[”"],?\\s${says}\\s(${given})[.,](?:\\s|$)`, 'u'),
  new RegExp(`[”"],?\\s(${given})\\s${says}\\b`, 'u'),
  new RegExp(`^(${given})\\s${says}\\b`, 'u'),
];

const pronounSays = new RegExp(`\\b(?:[Hh]e|[Ss]he)\\s(?:also\\s)?${says}\\b|\\b${says}\\s(?:he|she)\\b`, 'u');
const anyoneSays = new RegExp(`["”],?\\s(?:\\S+\\s){0,4}${says}\\b`, 'u');

const expertSays = new RegExp(
  `\\b(?:[Aa]nother|[Oo]ne|[Aa]n? (?:outside|independent)) (?:\\p{Ll}+ ){0,2}(?:expert|researcher|scientist|doctor|neurologist|specialist|professor)\\s${says}\\b`,
  'u',
);

function named(sentence: string): string | null {
  const flat = sentence.replaceAll(/\s/g, ' ');
  for (const pattern of patterns) {
    const match = pattern.exec(flat);
    const found = match?.[1];
    if (match === null || found === undefined) continue;
    const start = match.index + match[0].indexOf(found);
    if (nobody.test(found) || noPersonAfter.test(flat.slice(0, start))) continue;
    return sentence.slice(start, start + found.length);
  }
  return null;
}

/** Bodies that speak but are no person. */
const nobody =
  /\b(?:University|Institute|Society|Association|Foundation|College|Hospital|Cent(?:er|re)|Department|Agency|Administration|Trust|Council|Committee|Group|Journal|Study|Research|Health|Medicine|Clinic|School|Times|News|Post|Company|Inc|Ltd|Pharmaceuticals?|Kingdom|States|York)\b/u;

/** What follows an article or "the journal" is a thing: "the White House said". */
const noPersonAfter = /\b(?:the|an?|journals?,?) $/i;
