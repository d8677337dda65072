/**
 * The language of a text by its commonest words, as BCP 47; null when too little text or no known language stands out. For pages that do not
 * say and for pasted text: it only has to tell English from what must not be judged as English.
 */
export function guessLanguage(text: string): string | null {
  const words =
    text
      .slice(0, 20_000)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  if (words.length < 20) return null;
  const scores = Object.entries(commonWords).map(([language, common]) => {
    const known = new Set(common.split(' '));
    return { language, share: words.filter((word) => known.has(word)).length / words.length };
  });
  const [best, second] = scores.toSorted((a, b) => b.share - a.share);
  if (best === undefined || second === undefined || best.share < 0.12 || best.share < 1.15 * second.share) return null;
  return best.language;
}

const commonWords: Readonly<Record<string, string>> = {
  en: 'the of and to in a is that for it with was on as are be this have from by not but they which or had an were their has more who',
  de: 'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei',
  fr: 'de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont la avec son aux ou cette',
  es: 'de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este',
  pt: 'de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou',
  it: 'di e il la che in a per un è del con non una i le si da al della sono dei come più alla ma nel anche gli ha delle o',
  nl: 'de het een van en in is dat op te zijn met voor niet aan er om ook als dan maar bij door uit naar heeft hebben wordt',
  sv: 'och i att det som en på är av för med till den har de inte om ett men var sig så från vi kan när år under också',
  da: 'og i at det en den til er som på de med han af for ikke der var et har om vi men sig fra blev nu over også kan',
  pl: 'i w nie na się z do to że jest o jak a po co od za tym ale przez przy ich dla są już tylko być oraz może które',
  ru: 'и в не на что с по как это из к а у за от о но для то его так же было все их при или бы только также',
  tr: 've bir bu da de için ile olarak çok daha olan gibi en kadar sonra ne ama her o olduğunu var göre ancak ya mi',
};
