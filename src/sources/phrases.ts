/** How short blocks begin that call to do something, or name what follows or stands beside: English, then other languages. */
const openers = [
  'read (?:more|also|next)',
  'see (?:also|more)',
  '(?:also read|see)',
  'more(?: on this| from|:)',
  'related(?: stories| articles| posts| content)?\\b',
  'you (?:may|might) also',
  "don['’]?t miss",
  'recommended',
  'sign up',
  'subscribe',
  'follow (?:us|@|.{0,30} on (?:twitter|facebook|instagram))',
  'click here',
  'follow .{0,40}\\bcoverage\\b',
  'get (?:full |unlimited |instant )?access to .{0,60}\\b(?:subscription|premium|newsletter|archives?)',
  'join (?:our|us)',
  'get (?:the|our) .{0,40}(?:newsletter|app|inbox|updates)',
  'advert(?:isement)?$',
  'sponsored',
  'share (?:this|on|via)?',
  '(?:tweet|facebook|twitter|whatsapp|e-?mail|print)$',
  'comments?$',
  'leave a (?:reply|comment)',
  'tags?:',
  'filed under',
  'topics?:',
  'categor(?:y|ies):',
  'image(?: credit| copyright| caption| source)?:?',
  'photo(?:graph)?(?: by| credit)?:',
  'photos?:',
  'picture:',
  'credit:',
  'source:',
  'via:',
  'copyright',
  '©',
  'all rights reserved',
  'published(?: on)?:?',
  'posted(?: on| by)?:?',
  'updated(?: on| at)?:?',
  'last (?:modified|updated)',
  'reading time',
  '\\d+ min(?:ute)?s? read',
  'watch:',
  'video:',
  'listen(?: to)?:',
  'skip to',
  '(?:caption|close|hide caption|toggle caption|enlarge|text size|print|breaking news)$',
  'listen (?:to .{1,60} live|live|back)\\b',
  'write to .{1,60} at \\S+@',
  '(?:reach|contact|e-?mail) (?:the )?(?:reporter|author|writer)s?\\b',
  'additional reporting by',
  'want more\\b',
  'more (?:great|top|stories|news|articles)\\b',
  '.{0,60}\\bmay earn (?:an? )?(?:affiliate )?commission',
  '(?:table of contents|inhaltsverzeichnis|inhalt|sommaire|índice|indice|inhoud)$',
  'this website uses cookies',
  'tempo de leitura',
  'lesezeit',
  'lesen sie auch',
  'mehr zum thema',
  'das könnte sie',
  '(?:à )?lire aussi',
  'leia (?:também|mais)',
  'veja também',
  'lea también',
  'leggi anche',
  'читайте также',
  'baca juga',
  '(?:zobacz|czytaj) także',
  'teilen',
  'kommentare?$',
  'drucken',
  '(?:anzeige|werbung|iklan)$',
  '(?:foto|bild|quelle):',
];

export const callToAction = new RegExp(`^(?:${openers.join('|')})`, 'i');

const month =
  '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|janv|févr|avr|juin|juil|août|ene|abr|ago|dic|fev|gennaio|febbraio)[a-zéû]{0,8}';

/** A date somewhere in a short block. */
export const shortDate = new RegExp(
  `\\b(?:\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}|${month}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}\\.? ${month}\\.?,? \\d{4})\\b`,
  'i',
);

const partOfTime = `(?:${month}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|[ap]\\.?m|gmt|utc|[ecmp][sd]?t|at|um|uhr|\\d{1,4}(?:st|nd|rd|th)?|\\d{1,2}:\\d{2})`;

/** Nothing but parts of a day and its time, at most eight: "November 20", "15:23 2019", "Mon., 8 a.m. ET". */
export const onlyTime = new RegExp(`^${partOfTime}(?:[\\s,.|/·–-]+${partOfTime}){0,7}[\\s.]*$`, 'i');

export const byline = /^(?:by|von|par|por|di|written by|text:|autor:|author:)\s+\S/i;

export const photoCredit = /\((?:image|photo|credit|picture|foto|bild)\b[^()]*\)\s*$/i;

export const agencyCredit =
  /getty images|\bAP photo\b|\/(?:ap|afp|reuters|getty)\b|\b(?:afp|reuters|shutterstock|istock|unsplash|getty)\)?$/i;

/** "— Jane Roe (@jane) 12 May 2020": the last line of a post that the article quotes. */
export const postSignature = /^[—–-]\s?.{1,80}\(@\w+\)/;

/** Asks for a subscription in a whole sentence, wherever it stands. */
export const subscriptionPlea =
  /\b(?:sign up|subscribe|register)\b.{0,80}\b(?:newsletter|inbox|daily|alerts?|today)\b|\bnewsletter\b.{0,80}\b(?:sign up|subscribe)\b|\buse (?:the )?(?:promo )?code\b/i;
