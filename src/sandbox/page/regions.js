// Puts what the server drew where it belongs, and leaves alone what did not change: focus, scroll and selections stay.

/** @type {WeakMap<Element, string>} */
const drawn = new WeakMap();

/** What came while something in its place was held down. @type {Map<string, string>} */
const held = new Map();

/** @param {string} id @param {string} html */
export function show(id, html) {
  const place = document.getElementById(id);
  if (!place) return;
  // A button that is replaced between press and release never hears the click.
  if (place.querySelector(':active')) return hold(id, html);
  held.delete(id);
  if (id.endsWith('-messages')) return showMessages(place, html);
  const focused = focusIn(place);
  place.innerHTML = html;
  if (id.endsWith('-modal')) return showModal(place);
  focused?.();
}

function hold(id, html) {
  if (held.size === 0)
    for (const end of ['pointerup', 'pointercancel', 'keyup', 'blur']) addEventListener(end, released, { once: true });
  held.set(id, html);
}

/** After the click, which comes with the release. */
function released() {
  setTimeout(() => {
    const waiting = new Map(held);
    held.clear();
    for (const [id, html] of waiting) show(id, html);
  });
}

/** Messages by their keys: only new and changed ones are touched, so that screen readers hear what is new. */
function showMessages(place, html) {
  const isSame = drawn.get(place) === place.dataset.seat;
  const atEnd = !isSame || place.scrollHeight - place.scrollTop - place.clientHeight < 80;
  const known = new Map([...place.children].map((child) => [keyOf(child), child]));
  let arrived = false;
  const items = parse(html).map((item) => {
    const old = known.get(keyOf(item));
    const text = item.outerHTML;
    if (old && (drawn.get(old) ?? old.outerHTML) === text) return old;
    drawn.set(item, text);
    if (isSame) item.classList.add(old ? 'changed' : 'arrived');
    arrived ||= !old;
    const focused = old && focusIn(old, item);
    old?.replaceWith(item);
    focused?.();
    return item;
  });
  for (const child of known.values()) if (!items.includes(child)) child.remove();
  for (const [index, item] of items.entries())
    if (place.children[index] !== item) place.insertBefore(item, place.children[index] ?? null);
  drawn.set(place, place.dataset.seat);
  // A page is read from its top, a conversation from its end.
  if (items.some((item) => item.classList.contains('home'))) place.scrollTop = isSame && !arrived ? place.scrollTop : 0;
  else if (atEnd || arrived) place.scrollTop = place.scrollHeight;
}

function keyOf(element) {
  return element.getAttribute('data-key') ?? '';
}

function parse(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  return [...template.content.children];
}

/** A form takes the focus when it opens, and gives it back to the message box. */
function showModal(place) {
  const pane = place.closest('[data-pane]');
  const form = place.querySelector('[data-modal]');
  for (const part of pane.querySelectorAll('.pane-top, .messages, .composer')) part.inert = Boolean(form);
  const first = form?.querySelector('[aria-invalid], input, textarea, select') ?? form?.querySelector('button');
  if (first) first.focus();
  else if (place.dataset.open) pane.querySelector('[role=combobox]').focus();
  place.dataset.open = form ? 'yes' : '';
}

const focusable = 'button, a[href], input, select, textarea';

/** Remembers which control has the focus, by its place; returns what puts it back. */
function focusIn(place, instead = place) {
  const index = [...place.querySelectorAll(focusable)].indexOf(document.activeElement);
  return index < 0 ? undefined : () => instead.querySelectorAll(focusable)[index]?.focus();
}
