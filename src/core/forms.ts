/**
 * A word of English as it is looked up, where the endings alone (stem.ts) would keep apart what is one word to whoever searches:
 * spellings of Britain and America, "women" and "woman", "pregnancy" and "pregnant". Takes lower case; any other word is itself.
 */
export function formOf(word: string): string {
  let spelt = word;
  if (word.length > 4 && /^[a-z]+$/.test(word))
    for (const [british, american] of spellings) spelt = spelt.replace(british, american);
  return irregular.get(spelt) ?? spelt;
}

/** The word, and its forms. */
const irregular = formsOf(`
  woman women; man men; child children; foot feet; tooth teeth; mouse mice; bacterium bacteria
  eat ate eaten; drink drank drunk; smoke smoker smokers; fall fell fallen; sleep slept; grow grew grown; give gave given
  take took taken; feel felt; bleed bled; feed fed; fight fought; bring brought; buy bought; think thought; teach taught
  catch caught; keep kept; lose lost; sell sold; speak spoke spoken; write wrote written; choose chose chosen; drive drove driven
  break broke broken; begin began begun; forget forgot forgotten; wear wore worn; know knew known; show shown; die dying
  old older oldest; young younger youngest; long longer longest; high higher highest; low lower lowest; short shorter shortest
  large larger largest; small smaller smallest; big bigger biggest; strong stronger strongest; weak weaker weakest
  early earlier earliest; late later latest; fast faster fastest; slow slower slowest; heavy heavier heaviest
  healthy healthier healthiest; bad worse worst; poor poorer poorest; rich richer richest
  pregnant pregnancy pregnancies; ovary ovarian; surgery surgical; allergy allergic; asthma asthmatic asthmatics
  psychosis psychotic; arthritis arthritic; epilepsy epileptic; anemia anemic; gene genetic genetics genetically
  teenager teen teens; infant infancy; diagnose diagnosis; analyze analysis
  organise organize organizes organized organizing organizer organizers organization organizations
  2 two; 3 three; 4 four; 5 five; 6 six; 7 seven; 8 eight; 9 nine; 10 ten; 11 eleven; 12 twelve
  europe european europeans; britain british; america american americans; england english; scotland scottish; wales welsh
  ireland irish; france french; germany german germans; spain spanish; italy italian italians; denmark danish; sweden swedish
  norway norwegian norwegians; finland finnish; holland dutch; africa african africans; asia asian asians; china chinese
  india indian indians; japan japanese; korea korean koreans; australia australian australians; canada canadian canadians
`);

/** British before American; a rule's result is what the next one reads. */
const spellings: readonly (readonly [british: RegExp, american: string])[] = [
  [/aem(?=i)/, 'em'],
  [/^haem/, 'hem'],
  [/^(p|orthop|encyclop)aed/, '$1ed'],
  [/^gynaec/, 'gynec'],
  [/^caes(?=a)/, 'ces'],
  [/^anaesth/, 'anesth'],
  [/^oe(?=[sd])/, 'e'],
  [/^coeliac/, 'celiac'],
  [/^foet(?=us|al)/, 'fet'],
  [/rrhoea/, 'rrhea'],
  [/^(behavi|col|fav|flav|hum|lab|neighb|tum|od|harb|hon)our/, '$1or'],
  [/^(fib|cent|lit|met|millimet|centimet|kilomet|theat)re(?=s?$)/, '$1er'],
  [/^programme(?=s?$)/, 'program'],
  [/^sulph/, 'sulf'],
  [/^ageing$/, 'aging'],
  [/is(?=ations?$)/, 'iz'],
  [/(?<=[a-z]{3}[^aeiou])is(?=(?:e|es|ed|ing|er|ers)$)/, 'iz'],
  [/(?<=[a-z]{2})lys(?=(?:e|es|ed|ing)$)/, 'lyz'],
  [/^(trave|labe|mode|cance|counse|fue|signa)ll(?=(?:ed|ing|ers?)$)/, '$1l'],
];

function formsOf(lines: string): ReadonlyMap<string, string> {
  return new Map(
    lines
      .split(/[;\n]/)
      .map((line) => line.trim().split(' '))
      .flatMap((forms) => forms.map((form) => [form, forms[0] ?? form] as const)),
  );
}
