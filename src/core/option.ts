/** One of a fixed set, as shown and as passed on. */
export interface Choice<Text = string> {
  readonly value: string;
  readonly label: Text;
}

interface Shared {
  /** At most 100 characters (Discord). */
  readonly description: string;
  readonly required?: true;
  /** Another word for it in typed commands: `in:treatment` for `category:treatment`. */
  readonly alias?: string;
}

/** What a command takes. Every kind arrives as typed text and is read by core/values.ts, whatever the platform. */
export type Option = Shared &
  (
    | {
        readonly kind: 'text';
        readonly maxLength: number;
        /** Long text: only forms offer it. */
        readonly paragraph?: true;
      }
    | { readonly kind: 'url' }
    | { readonly kind: 'category'; readonly most?: number }
    | { readonly kind: 'topic' }
    | { readonly kind: 'article' }
    | { readonly kind: 'subscription' }
    | {
        readonly kind: 'channel';
        /** Left out, it is the one at hand. */
        readonly here?: true;
      }
    | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
    | { readonly kind: 'time' }
    | { readonly kind: 'zone' }
    /** Free text whose last word is completed while it is typed. */
    | { readonly kind: 'words'; readonly maxLength: number }
  );

export type Options = Readonly<Record<string, Option>>;

/** The kinds the newsroom completes while a person types. */
export type Completed = 'category' | 'topic' | 'article' | 'subscription' | 'zone' | 'words';

const completed: readonly string[] = [
  'category',
  'topic',
  'article',
  'subscription',
  'zone',
  'words',
] satisfies readonly Completed[];

export function isCompleted(kind: Option['kind']): kind is Completed {
  return completed.includes(kind);
}
