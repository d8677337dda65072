import fc from 'fast-check';

const pieces = [
  'A study of 120 people found less fatigue.',
  'The researchers caution that no firm conclusions can be drawn about cause and effect.',
  'Dr. Ann Lee, of the Mayo Clinic, said it was too early to tell.',
  '“It is a breakthrough,” said Prof. Jo de Vries.',
  'Half a “quotation',
  'They gave the drug to twelve mice.',
  'It was published in the Journal of Neurology, Neurosurgery & Psychiatry.',
  'The work was funded by the Norwegian Research Council (e.g. grant 5).',
  'Is that so?',
  'Read more: other stories',
  'By A. Writer',
  '• a point • another',
  '1. One 2. Two 3. Three',
  'U.S.',
  '...',
  '😀😀',
  '\u202Eesrever',
  'x'.repeat(900),
  'word '.repeat(300),
  '研究は続く。',
  'n = 4,312',
  '\u0000',
];

const joints = [' ', '\n', '\n\n', '  ', '\n \n', '\t', '', '\r\n\r\n', '\u00A0'];

/** Text like news and unlike it: real turns of phrase, page furniture, broken quotes, other scripts, and plain noise. */
export const proseArbitrary: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...pieces) },
        { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
      ),
      fc.constantFrom(...joints),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.flat().join(''));
