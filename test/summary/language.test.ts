import { expect, test } from 'vitest';
import { isEnglish, languageName } from '../../src/summary/language.ts';

const texts = {
  nl: 'Een middel dat al lang wordt gebruikt tegen hoge bloeddruk zou zenuwcellen kunnen beschermen. Dat melden onderzoekers van de universiteit in een nieuw artikel over proeven in het laboratorium.',
  sv: 'Ett läkemedel som länge har använts mot högt blodtryck kan skydda nervceller. Det visar försök som forskare vid universitetet har gjort i laboratoriet under de senaste åren.',
  da: 'Et middel mod forhøjet blodtryk kan måske beskytte nerveceller. Det viser forsøg, som forskere for nylig har lavet i laboratoriet, men ingen ved endnu, om det virker hos mennesker.',
  fr: "Un médicament connu contre l'hypertension pourrait protéger les cellules nerveuses. C'est ce que rapportent des chercheurs de l'université après des essais sur des cellules en laboratoire.",
  es: 'Un medicamento conocido contra la hipertensión podría proteger las células nerviosas. Así lo informan investigadores de la universidad tras ensayos con cultivos celulares en el laboratorio.',
  it: 'Un farmaco noto contro la pressione alta potrebbe proteggere le cellule nervose. Lo riferiscono i ricercatori dell’università dopo prove su colture cellulari in laboratorio.',
  ja: 'これは新しい研究です。高血圧の薬が神経細胞を守るかもしれないと研究者は報告しています。',
  ru: 'Известное лекарство от высокого давления может защищать нервные клетки. Об этом сообщают исследователи университета после опытов с культурами клеток в лаборатории в прошлом году.',
};

test.each(Object.entries(texts))('%s is not taken for English, whatever the page says', (language, text) => {
  expect(isEnglish({ text, language })).toBe(false);
  expect(isEnglish({ text: `${text} ${text}`, language: 'en-GB' })).toBe(false);
});

test('English is English, whatever the page says', () => {
  const text = `A drug long used against high blood pressure may protect nerve cells, say researchers who tested it on cells in a
    laboratory. Nobody knows yet whether it works in people.`;
  for (const language of ['en', 'de', null]) expect(isEnglish({ text, language })).toBe(true);
});

test('a text too short to tell is what the page says', () => {
  expect(isEnglish({ text: 'Klinik geschlossen.', language: 'de' })).toBe(false);
  expect(isEnglish({ text: 'Clinic closed.', language: 'en-US' })).toBe(true);
  expect(isEnglish({ text: 'Clinic closed.', language: null })).toBe(true);
});

test('languages are named in English', () => {
  expect(languageName('pt-BR')).toBe('Brazilian Portuguese');
  expect(languageName('not a tag')).toBeNull();
  expect(languageName(null)).toBeNull();
});
