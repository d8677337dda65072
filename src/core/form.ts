import type { Choice } from './option.ts';

/** Something to fill in: a Discord or Slack modal. Discord shows at most five fields; longer forms are those of commands with a required option, which Discord asks for itself. */
export interface Form<Text = string> {
  /** `command:action:argument`, as for buttons; a command's own form is `command::root`. */
  readonly id: string;
  /** At most 24 characters are sure to be seen (Slack). */
  readonly title: Text;
  readonly submit: Text;
  /** Said above the fields: what was wrong with the last try. */
  readonly problem?: Text;
  readonly fields: readonly Field<Text>[];
}

export interface Field<Text = string> {
  readonly name: string;
  /** At most 45 characters (Discord). */
  readonly label: Text;
  readonly hint?: Text;
  readonly required: boolean;
  /** What it holds when opened; for `choices` with `most` over 1, values joined by commas. */
  readonly value?: string;
  /** What a menu calls that, where the value alone tells people nothing: an article's number. */
  readonly shown?: string;
  readonly input:
    | { readonly kind: 'line' }
    | { readonly kind: 'paragraph' }
    | { readonly kind: 'choices'; readonly choices: readonly Choice<Text>[]; readonly most: number }
    /** `here`: with the one at hand filled in, where the platform can. */
    | { readonly kind: 'channel'; readonly here?: true }
    /** Any number of people of the place, as addresses joined by commas. */
    | { readonly kind: 'people' }
    /** The same for groups of people, where the platform has them. */
    | { readonly kind: 'groups' };
  /** In characters; the platform's own limit when absent or larger. */
  readonly maxLength?: number;
}
