import { evidenceValues, type Finding, type Span } from '../core/judgement.ts';
import type { Cues } from './cues.ts';
import { findingIn } from './labels.ts';

/** The journal by its name; else a preprint; else a scientific meeting. */
export function publishedIn(sentences: readonly Span[], cues: Cues['evidence']['publishedIn']): Finding | null {
  return (
    journalIn(sentences, cues) ??
    stated(sentences, cues.preprint, evidenceValues.preprint) ??
    meetingIn(sentences, cues)
  );
}

function stated(sentences: readonly Span[], phrases: RegExp, value: string): Finding | null {
  const sentence = sentences.find(({ text }) => phrases.test(text));
  return sentence === undefined ? null : findingIn(sentence, value);
}

function meetingIn(sentences: readonly Span[], cues: Cues['evidence']['publishedIn']): Finding | null {
  const told = sentences.filter(({ text }) => !cues.notMeeting.test(text));
  return stated(told, cues.meeting, evidenceValues.meeting);
}

function journalIn(sentences: readonly Span[], cues: Cues['evidence']['publishedIn']): Finding | null {
  const listed = listedPattern(cues);
  for (const sentence of sentences) {
    const name = introduced(sentence.text) ?? known(sentence.text, listed, cues.publishing);
    if (name !== null) return findingIn(sentence, name.replaceAll(/\s+/g, ' '));
  }
  return null;
}

/** "the journal Neurology", "in the journal Proceedings of the …". */
const capital = String.raw`\p{Lu}[\p{L}&:’'.-]{0,30}`;
/** "…, Neurosurgery & Psychiatry". */
const list = String.raw`(?:(?:,\s${capital}){1,2},?\s(?:&|and)\s${capital})?`;
const after = new RegExp(
  String.raw`\b(?:journals?|Journals?),?\s(?:called\s)?["“‘'*_]?(${capital}(?:\s(?:of|and|the|in|for|on|&|${capital})){0,9}${list})`,
  'u',
);

function introduced(sentence: string): string | null {
  const name = after.exec(sentence)?.[1];
  if (name === undefined || /^(?:of|and|in|the\s?$|reports?|podcast|editorials?|on)\b/i.test(name)) return null;
  return tidy(name);
}

/** Words a name cannot end in, and what a reporter puts after it. */
function tidy(name: string): string {
  return name
    .replace(
      /\s(?:On|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Today|This|Dr|Professor)\b.{0,200}$/u,
      '',
    )
    .replace(/(?:\s(?:of|and|the|in|for|on|&))+$/u, '')
    .replace(/[.:’'-]+s?$/u, '');
}

const journalOf = String.raw`(?:The\s)?(?:${capital}\s){0,3}(?:Journal|Annals|Archives|Proceedings|Bulletin)\s[Oo]f\s(?:the\s)?${capital}(?:\s(?:of|and|the|in|for|&|${capital})){0,7}${list}`;

function listedPattern({ families, journals }: Cues['evidence']['publishedIn']): RegExp {
  const family = String.raw`(?:The\s)?(?:${quoted(families)})(?:\s(?!Press\b|Journal\b)(?:\p{Lu}[\p{L}&’-]{1,30}|&|and(?=\s\p{Lu}))){0,4}`;
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(${journalOf}|${quoted(journals)}|${family})(?![\p{L}\p{N}])`, 'gu');
}

/** Alternatives, the longest first. */
function quoted(names: readonly string[]): string {
  return names
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('|');
}

function known(sentence: string, listed: RegExp, publishing: RegExp): string | null {
  if (!publishing.test(sentence)) return null;
  for (const match of sentence.matchAll(listed)) {
    const name = match[1] ?? '';
    const before = sentence.slice(Math.max(0, match.index - 60), match.index);
    const behind = sentence.slice(match.index + name.length, match.index + name.length + 16);
    if (namesOtherwise(name, before, behind)) continue;
    return tidy(name);
  }
  return null;
}

/** "American Association for Cancer Research" and "Brain scans" hold a journal's name without meaning it. */
function namesOtherwise(name: string, before: string, behind: string): boolean {
  const body =
    /(?:Society|Association|College|Academy|Institute|Department|Cent(?:er|re)|Division|Federation|Foundation|School|University|professor|chair(?:man)?|director|editor)\b[^.,;]{0,40}$/i;
  if (body.test(before)) return true;
  if (/\s/.test(name)) return false;
  const leads =
    /\b(?:in|in the|by|of|issue of|edition of|online in|today in|and|source:|\(|the journal|["“‘'*_])\s?["“‘'*_]?$/i;
  return (
    !leads.test(before) ||
    /^(?:['’]s\b| \p{Lu}[a-z]| [a-z]+(?:s|ed|ing)\b(?<! (?:this|was|has|is|as|shows|says|suggests|showed|suggested|found|reports|published|reported)))/u.test(
      behind,
    )
  );
}
