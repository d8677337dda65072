import { TextDecoder } from '@exodus/bytes/encoding.js';

/**
 * The single-byte encoding in which the text reads like a language: most of its letter pairs outside ASCII are common ones, and no word holds a symbol or a capital
 * in its middle. Null when none does: other scripts and East Asian encodings are told apart by their bytes.
 */
export function encodingByLetters(bytes: Uint8Array): string | null {
  const scores = candidates.map(({ label, pairs }) => ({
    label,
    score: scoreOf(new TextDecoder(label).decode(bytes), pairs),
  }));
  const [best] = scores.toSorted((a, b) => b.score - a.score);
  return best !== undefined && best.score >= enough ? best.label : null;
}

/** The least share of common pairs: real text has half and more, text in a wrong encoding less than a tenth. */
const enough = 0.3;

/** Common pairs less unlikely ones, of all pairs that hold a letter and something outside ASCII. */
function scoreOf(text: string, pairs: ReadonlySet<string>): number {
  let common = 0;
  let unlikely = 0;
  let all = 0;
  for (let at = 1; at < text.length; at += 1) {
    if (text.charCodeAt(at) < 128 && text.charCodeAt(at - 1) < 128) continue;
    const pair = text.slice(at - 1, at + 1);
    if (!/\p{L}/u.test(pair)) continue;
    if (/[\s!-@[-`{-~«»“”„‘’…–—]/u.test(pair)) continue;
    all += 1;
    if (/[^\p{L}\p{M}]/u.test(pair) || /\p{Ll}\p{Lu}/u.test(pair)) unlikely += 1;
    else if (pairs.has(pair.toLowerCase())) common += 1;
  }
  return all < 8 ? 0 : (common - 2 * unlikely) / all;
}

const cyrillic = setOf(`
  ст но то на ен ов ни ра во ко ал го ли ре ос по пр ка не ро ер та ор ет ол ла ит ам ие ел ть те ва от ес ом ак ей ых ий ия ая ое ой ми ях ск им их
  эт же ещ щё ши чт ки ву да де до ди за из ис ин ан ар ат ас ав ед ем ев ид ик ил ир ив из ло ле ль ма ме мо мы мя яг гк нц цу уз зс ск бу ул ок
  об од оз он оп оч па пе пи ри ру ры са се си со сл см сп су сь съ ъе еш шь тр ту ты тв ун ус ут уч хо че ча чи ше ше ще эт юд ют ющ яв яз ят
  фр ра ан нс вс вы ве ви вн га гд гр дн др ду ды ек еж ен еч жи жн зд зн зо иб ич ка кт кр ля ма не нн ны ня`);

const central = setOf(`
  ię ść ów że ją cą są łą ło ła ły łe ął ał oł ół łć ęd ęz ęć ęś ęp ęt ęk ąc ąd ąz ąż ąs ąt ży ża żą żó żn oż aż śc śl śm śn śr śó oś eś iś aś wś św ćw ńs ńc ań eń oń jń źń źn aź ić ać eć
  ší ří ků ků ně tě dě vě mě pě bě rě ož už až ží že ži žl žn ši še šk šn iš eš uš ře př tř kř čt čn če ča čk či ač oč eč ič ář ár áv ád án áz át ám ác ák ál áš ík ín ím íc ít íz ír íl íš íž
  ůž ův ůl ům ůň ém én éh ét ké né ní lí tí dí čí pí bí ný vý ký rý tý lý ým ýc ýv lu uť ťo úč úr úz úp žd ždo ďá
  és ás él át én ál ég ék éb ér őt ők ől ős ző tő űn űk öz ök ör öl öt ön tö kö gy üg ül ün üz üt fü`);

const western = setOf(`
  és ée ér ét én éa él éc dé ré té sé né lé mé pé cé fé vé gé jà là éj jav rè iè tè lè mè nè ès èr èt èm ên êt êm êr ça ço çu nç rç fê gê pê tê ôt ôl ûr ûl aî ît où
  ün ür üb üc üh üt üs ül fü mü zü wü dü tü nü lü rü äh är än ät äg äu äs äc hä lä mä nä wä tä ök ön ör öh öf öt öl ös hö kö mö gö wö mö aß eß iß oß uß äß öß ße ßt ßl ßb
  ño ña añ eñ iñ oñ uñ ió ón ía ío ác ár ás án áb ám ál ád éx óm ór ód ós úl ún út ús ún íc ín ít íd ír ís ão çã õe çõ nã sã mã ái éi àn òr ùn iù tà ità ci
  øj ør øn øv øl åd år ål åt så få på må nå æn ær æl æg væ fø kø sø hø`);

const turkish = setOf(`
  lı rı sı dı nı kı mı tı yı zı bı cı ılı ığ ın ır ıl ız ış ıs ım ık ıy ıc şı aş eş iş uş üş oş şa şe şk şl şm şt ağ ığ eğ iğ üğ uğ oğ ği ğı ğu ğü ğe ğr ğl ün ür ül üs üm üy üz üç çi
  ço ça çe çı ço iç aç eç öz ör ön öy öl gö kö sö dö kü bü dü gü mü sü tü lü rü nü yü`);

const candidates = [
  { label: 'windows-1251', pairs: cyrillic },
  { label: 'koi8-r', pairs: cyrillic },
  { label: 'iso-8859-5', pairs: cyrillic },
  { label: 'ibm866', pairs: cyrillic },
  { label: 'windows-1252', pairs: western },
  { label: 'windows-1254', pairs: turkish },
  { label: 'iso-8859-2', pairs: central },
  { label: 'windows-1250', pairs: central },
] as const;

function setOf(pairs: string): ReadonlySet<string> {
  return new Set(pairs.split(/\s+/));
}
