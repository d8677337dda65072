import type { RawValues } from '../core/answering.ts';
import { channelIn, type Place } from '../core/place.ts';

/** The one part of a submitted input that holds what was typed or chosen (docs.slack.dev/reference/interaction-payloads/view-interactions-payload). */
export interface SubmittedInput {
  readonly value?: string | null | undefined;
  readonly selected_option?: { readonly value: string } | null | undefined;
  readonly selected_options?: readonly { readonly value: string }[] | null | undefined;
  readonly selected_conversation?: string | null | undefined;
  readonly selected_users?: readonly string[] | null | undefined;
}

/** Submitted values by field name; fields left empty are absent. */
export function submitted(
  values: Readonly<Record<string, Readonly<Record<string, SubmittedInput>>>>,
  place: Place,
): RawValues {
  const raw: Record<string, string> = {};
  for (const [name, elements] of Object.entries(values)) {
    const element = Object.values(elements)[0];
    const value = element === undefined ? '' : valueOf(element, place);
    if (value !== '') raw[name] = value;
  }
  return raw;
}

function valueOf(element: SubmittedInput, place: Place): string {
  if (element.selected_conversation) return channelIn(place, element.selected_conversation);
  if (element.selected_users) return element.selected_users.map((id) => `${place}/${id}`).join(',');
  if (element.selected_options) return element.selected_options.map(({ value }) => value).join(',');
  return element.selected_option?.value ?? element.value ?? '';
}
