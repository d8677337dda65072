import { html } from 'hono/html';
import { componentTypes as types, type Component, type SelectOption } from '../discord/component.ts';
import { drawSeveral, type Html } from './html.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/**
 * What people type into and choose from. In a message a menu tells at once (`data-choose`); in a modal (`label` given) fields
 * wait for its button, under their custom id.
 */
export function drawDiscordField(
  component: Component,
  channels: readonly Named[],
  labelled?: { readonly label: string; readonly description: string },
): Html {
  if (!labelled) return menu(component, channels, component.placeholder ?? 'Make a selection', undefined);
  const id = `discord-field-${component.custom_id ?? ''}`;
  const required = component.required !== false && component.type !== types.checkbox;
  const hint = labelled.description === '' ? undefined : `${id}-hint`;
  return html`<div class="field">
    <label for="${id}">${labelled.label}${required && html` <span class="required" title="required">*</span>`}</label>
    ${hint && html`<p class="hint" id="${hint}">${labelled.description}</p>`}
    ${input(component, channels, { id, hint, label: labelled.label })}
  </div>`;
}

interface Place {
  readonly id: string;
  readonly hint: string | undefined;
  readonly label: string;
}

function input(component: Component, channels: readonly Named[], place: Place): Html {
  const { type, custom_id: name, value, placeholder, max_length: most } = component;
  const described = place.hint ? html`aria-describedby="${place.hint}"` : '';
  if (type === types.textInput && component.style === 2)
    return html`<textarea id="${place.id}" data-field="${name}" rows="5" maxlength="${most ?? 4000}" ${described}>
${value ?? ''}</textarea>`;
  if (type === types.textInput)
    return html`<input
      id="${place.id}"
      data-field="${name}"
      value="${value ?? ''}"
      placeholder="${placeholder ?? ''}"
      maxlength="${most ?? 4000}"
      autocomplete="off"
      ${described}
    />`;
  if (type === types.checkbox)
    return html`<input type="checkbox" id="${place.id}" data-field="${name}" ${component.default ? 'checked' : ''} />`;
  if (type === types.radioGroup || type === types.checkboxGroup) return group(component, place);
  if (type === types.fileUpload) return html`<p class="hint">Files cannot be handed in here.</p>`;
  return menu(component, channels, place.label, place.id);
}

function group({ type, custom_id: name, options = [] }: Component, { id, label }: Place): Html {
  const kind = type === types.radioGroup ? 'radio' : 'checkbox';
  return html`<div role="group" id="${id}" aria-label="${label}">
    ${options.map(
      (option) =>
        html`<label
          ><input
            type="${kind}"
            name="${id}"
            data-field="${name}"
            value="${option.value}"
            ${option.default ? 'checked' : ''}
          />
          ${option.label}</label
        >`,
    )}
  </div>`;
}

/** A menu is a real one: keyboards and screen readers know it. Several at once are ticked. */
function menu(component: Component, channels: readonly Named[], label: string, field: string | undefined): Html {
  const offered = optionsOf(component, channels);
  const name = component.custom_id ?? '';
  if ((component.max_values ?? 1) > 1)
    return drawSeveral({
      label,
      options: offered.map((option) => ({ value: option.value, label: option.label, chosen: option.default === true })),
      id: field ?? `discord-menu-${name}`,
      field: field && name,
      control: name,
      button: 'd-button secondary',
    });
  const marks = field ? html`id="${field}" data-field="${name}"` : html`data-choose="${name}" aria-label="${label}"`;
  const list = offered.map(
    (option) =>
      html`<option value="${option.value}" ${option.default ? 'selected' : ''}>
        ${option.label}${option.description ? ` (${option.description})` : ''}
      </option>`,
  );
  return html`<select class="d-select" ${marks} ${component.disabled ? 'disabled' : ''}>
    <option value="" ${component.required === false ? '' : 'hidden'}>${label}</option>
    ${list}
  </select>`;
}

function optionsOf({ type, options = [] }: Component, channels: readonly Named[]): readonly SelectOption[] {
  if (type !== types.channelSelect) return options;
  return channels.map(({ id, name }) => ({ value: id, label: `#${name}` }));
}
