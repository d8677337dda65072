import type { State } from './state.ts';

/** What a person's doing came to, as they would see it. `notice` is what Slack itself says when the app fails them. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly notice: string };

/** Slack's words when the app's settings have interactivity off. */
export const NOT_INTERACTIVE = 'This app is not configured to handle interactive responses.';

/** Slack's words under a button or in a modal whose app did not answer. */
export const TROUBLE = 'We had some trouble connecting. Try again?';

/** Whether the app's settings let buttons, menus and modals be used; they do without a manifest. */
export function isInteractive({ app }: State): boolean {
  return app.manifest === undefined || app.manifest.settings?.interactivity?.is_enabled === true;
}
