/**
 * True when two neighbouring pieces are one sentence after all: the first ends in an abbreviation, an initial or inside a quotation.
 * `al.` and `Inc.` may end a sentence too; what follows decides.
 */
export function joined(before: string, after: string): boolean {
  if (/^["”’')\]]+$/.test(after)) return true;
  if (/^(?:[•▪‣⁃●◦] ?)?(?:\d{1,2}|[a-h])[.)]{1,2}$/.test(before)) return true;
  if (/^[a-z]/.test(after)) return !/^(?:[a-h]|[ivx]{1,4})[.)]{1,2}(?:\s|$)/.test(after);
  const word = /(?:^|[\s("“'‘[])([^\s("“'‘[]+)\.$/.exec(before.slice(-24))?.[1];
  if (word === undefined) return /(?:^|\s)(?:\. ?){2,}\.?$/.test(before) && !/\.{4}$|(?:\. ){3}\.$/.test(before);
  if (beforeNumbers.has(word)) return /^[\d(]/.test(after);
  if (word === 'al') return !opens(after);
  if (beforeNames.has(word)) return !(word === 'St' && opens(after));
  if (/^[A-Z]$/.test(word)) return !endsInLetter.test(before) && !(word === 'I' && opens(after));
  if (either.has(word) || /^(?:[A-Za-z]\.)+[A-Za-z]$/.test(word)) return !opens(after);
  return false;
}

const beforeNames = new Set(
  'Dr Drs Mr Mrs Ms Prof Profs Assoc St Sra Rev Gen Sen Rep Gov Lt Col Sgt Capt Cmdr Hon Pres Mt Ft vs e.g i.e cf viz approx Assn Dept Univ resp incl esp'.split(
    ' ',
  ),
);

const beforeNumbers = new Set(
  'Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec No Nos no nos p pp Fig Figs Eq Eqs Ref Refs Tab Vol vol Ch Sec ca c v'.split(
    ' ',
  ),
);

const either = new Set(
  'Inc Ltd Corp Co co LLC Jr Sr etc Ave Blvd Rd mg ml kg lb lbs oz hr hrs min wk wks yr yrs st Calif Mass Conn Fla Pa Wash Ill Mich Minn Tenn Tex Va Wis Colo Ariz Ph.D M.D'.split(
    ' ',
  ),
);

/** "Hepatitis C." and "vitamin D." end a sentence, though a lone capital looks like an initial. */
const endsInLetter = /\b(?:vitamin|hepatitis|group|type|grade|class|stage|plan|part|factor|protein|phase)\s+[A-Z]\.$/i;

/** Words that open a sentence far more often than they go on with a name. */
function opens(piece: string): boolean {
  const word = /^["“'‘([]?([A-Za-z]+)\b/.exec(piece)?.[1];
  return word !== undefined && openers.has(word);
}

const openers = new Set(
  `The A An This That These Those He She It They We I You But And Or So In On At For From With To As If When While After Before Since
  Because Although Though However Meanwhile Moreover Still Yet There Here What Who Why How Where Which Some Many Most All Both No Not
  His Her Their Our My Its One Two Three Now Then Also Another Other Others By Of Only Even Did Do Does Is Are Was Were Can Could
  Should Would Will May Might Researchers Scientists Doctors Patients People Results Among Overall Dr Mr Mrs Ms Prof`.split(
    /\s+/,
  ),
);
