/** Why two moderators must agree on an article, where their community wants that. Which categories and studies those are is configured. */
export type Claim =
  /** It is filed under the category, or was once. */
  | { readonly kind: 'filed'; readonly category: string }
  /** Its words are those of the category, whatever it is filed under. */
  | { readonly kind: 'about'; readonly category: string }
  /** It reports on a study of the kind (a value of `Evidence.studyKind`). */
  | { readonly kind: 'study'; readonly study: string };
