/** What a person's doing came to, as they would see it. `notice` is what Slack itself says when the app fails them. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly notice: string };

/** Slack's words under a button or in a modal whose app did not answer. */
export const TROUBLE = 'We had some trouble connecting. Try again?';
