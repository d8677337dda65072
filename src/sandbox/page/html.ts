import { html } from 'hono/html';

/** Markup that is safe to send: made by hono's `html`, which escapes whatever is put into it. */
export type Html = ReturnType<typeof html>;

/** A link as the platforms' apps make one; other than web and mail addresses stay words. */
export function link(url: string, inner: unknown, kind = 'link'): Html {
  if (!/^(https?:\/\/|mailto:)/i.test(url) || !URL.canParse(url)) return html`${inner}`;
  return html`<a class="${kind}" href="${url}" target="_blank" rel="noopener noreferrer">${inner}</a>`;
}

/** Pictures are told, not fetched: the page asks nobody outside this machine for anything. */
export function picture(url: string, alt: string, kind = 'picture'): Html {
  const host = URL.canParse(url) ? new URL(url).hostname : 'attached';
  return html`<span class="${kind}" role="img" aria-label="${alt || 'Picture without a description'}"
    ><span class="picture-sign" aria-hidden="true">▧</span><span aria-hidden="true">${alt || 'picture'}</span>
    <span class="picture-host" aria-hidden="true">${host}</span></span
  >`;
}

/** Words with their line breaks. */
export function lines(text: string): readonly unknown[] {
  return text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [html`<br />`, line]));
}

/** A moment as it stands beside a name. */
export function dayAndTime(at: number, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}

/** A menu that takes several: boxes to tick, told together. `field` ties them to a form, `control` to a button of their own. */
export function drawSeveral(given: {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
  readonly id: string;
  readonly field: string | undefined;
  readonly control: string;
  readonly button: string;
}): Html {
  const { label, options, id, field, control, button } = given;
  return html`<div class="several" role="group" aria-label="${label}" ${field ? html`id="${id}"` : ''}>
    ${options.map(
      ({ value, label, chosen }) =>
        html`<label class="chip"
          ><input
            type="checkbox"
            name="${id}"
            value="${value}"
            ${field ? html`data-field="${field}"` : ''}
            ${chosen ? 'checked' : ''}
          />
          ${label}</label
        >`,
    )}
    ${field ? '' : html`<button type="button" class="${button}" data-choose-done="${control}">Choose</button>`}
  </div>`;
}
