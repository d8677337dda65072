import type { Field } from '../form.ts';
import { own, phrase, row, type Said } from '../phrase.ts';
import { visible } from '../visible.ts';

/** A reason chosen from the usual ones, said in one's own words, or both; `hint` says who is told it. */
export function reasonFields(usual: readonly string[], label: Said, hint: Said): readonly Field<Said>[] {
  return [
    {
      name: 'preset',
      label,
      hint,
      required: false,
      input: {
        kind: 'choices',
        choices: usual.map((reason, index) => ({ value: String(index), label: own(reason) })),
        most: 1,
      },
    },
    {
      name: 'words',
      label: phrase`Or in your own words`,
      hint,
      required: false,
      maxLength: 500,
      input: { kind: 'paragraph' },
    },
  ];
}

/** The two fields as one reason; empty when neither was filled in. */
export function reasonIn(usual: readonly string[], raw: Readonly<Record<string, string>>): Said {
  const { preset = '', words = '' } = raw;
  const chosen = preset.trim() === '' ? undefined : usual[Number(preset)];
  return row([chosen === undefined ? '' : own(chosen), visible(words)]);
}
