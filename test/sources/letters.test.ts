import { describe, expect, it } from 'vitest';
import { decode } from '../../src/sources/decode.ts';

/** The bytes of a text in a single-byte encoding: every letter's byte is found by decoding all 256. */
function encoded(text: string, label: string): Uint8Array {
  const letters = new Map(
    Array.from({ length: 256 }, (_, byte) => [decode(Uint8Array.of(byte), `text/html; charset=${label}`), byte]),
  );
  return Uint8Array.from(text, (letter) => letters.get(letter) ?? 63);
}

describe('a page that does not name its encoding is read by its letters', () => {
  const russian =
    'Рассеянный склероз остаётся болезнью, о причинах которой известно немного. Исследователи следили за больными целый год.';
  const polish =
    'Chorzy na stwardnienie rozsiane czuli się lepiej, ale badanie było małe i nie można jeszcze mówić o przełomie.';
  const czech = 'Pacienti s roztroušenou sklerózou se cítili lépe, ale lékaři upozorňují, že studie byla příliš malá.';
  it.each([
    ['windows-1251', russian],
    ['koi8-r', russian],
    ['iso-8859-5', russian],
    ['ibm866', russian],
    ['iso-8859-2', polish],
    ['windows-1250', polish],
    ['iso-8859-2', czech],
    [
      'windows-1252',
      'Die Ärztin erklärte, die Prüfung sei für viele Betroffene zu früh; größere Studien müssten folgen.',
    ],
    [
      'windows-1252',
      'Les médecins ont expliqué que l’étude était trop limitée pour être généralisée à tous les malades.',
    ],
    ['windows-1252', 'Os pacientes não podem esperar que a investigação produza já uma solução, disse a direção.'],
    ['windows-1254', 'Araştırmacılar çalışmanın küçük olduğunu ve sonuçların doğrulanması gerektiğini söyledi.'],
  ])('%s: %s', (label, text) => {
    expect(decode(encoded(`<html><body><p>${text}</p></body></html>`, label), null)).toContain(text);
  });
});
