// The message box: a combobox that offers what the platform's own would.

/**
 * @param {HTMLElement} pane
 * @param {{ send: (line: string) => Promise<boolean>, suggest: (line: string) => Promise<{ items: { line: string, label: string, note: string }[], hint: string, eager?: boolean }> }} does
 */
export function attachComposer(pane, { send, suggest }) {
  const box = pane.querySelector('[role=combobox]');
  const list = pane.querySelector('.options');
  const hint = pane.querySelector('.command-hint');
  let items = [];
  let active = -1;
  let eager = false;
  let turn = 0;
  /** Done when what was asked last is on the screen. */
  let asking = Promise.resolve();

  const close = () => {
    turn += 1;
    items = [];
    draw();
  };
  const draw = () => {
    list.replaceChildren(...items.map(optionOf));
    list.hidden = items.length === 0;
    box.setAttribute('aria-expanded', String(items.length > 0));
    mark();
  };
  const mark = () => {
    for (const [index, option] of [...list.children].entries())
      option.setAttribute('aria-selected', String(index === active));
    const chosen = list.children[active];
    if (chosen) box.setAttribute('aria-activedescendant', chosen.id);
    else box.removeAttribute('aria-activedescendant');
    chosen?.scrollIntoView({ block: 'nearest' });
  };
  const optionOf = ({ label, note }, index) => {
    const option = document.createElement('li');
    option.id = `${pane.id}-option-${index}`;
    option.role = 'option';
    option.dataset.index = String(index);
    const name = document.createElement('span');
    name.textContent = label;
    const words = document.createElement('small');
    words.textContent = note;
    option.append(name, ' ', words);
    return option;
  };
  const ask = async () => {
    turn += 1;
    const mine = turn;
    const line = box.value;
    hint.textContent = '';
    if (!line.startsWith('/')) return close();
    const offered = await suggest(line);
    // Somebody typed on, or sent it, while the bot was asked.
    if (mine !== turn || box.value !== line) return;
    const marked = items[active]?.line;
    items = offered.items ?? [];
    eager = offered.eager ?? false;
    // What is marked stays marked while it is offered.
    active = items.findIndex(({ line }) => line === marked);
    if (active < 0 && eager && items.length > 0) active = 0;
    hint.textContent = offered.hint ?? '';
    draw();
  };
  const take = (index) => {
    const item = items[index];
    if (!item) return;
    box.value = item.line;
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
    asking = ask();
  };
  const enter = async () => {
    // Whoever types fast means the line that is there, not the one that was asked about.
    await asking;
    if (active >= 0 && items.length > 0) take(active);
    else await submit();
  };
  const submit = async () => {
    const line = box.value.trim();
    if (line === '') return;
    close();
    hint.textContent = '';
    box.value = '';
    // What was refused can be mended.
    if (!(await send(line)) && box.value === '') box.value = line;
  };

  box.addEventListener('input', () => {
    asking = ask();
  });
  box.addEventListener('blur', () => close());
  box.addEventListener('keydown', (event) => {
    const isOpen = items.length > 0;
    if (event.key === 'Escape' && isOpen) close();
    else if (event.key === 'ArrowDown' && isOpen) active = (active + 1) % items.length;
    else if (event.key === 'ArrowUp' && isOpen) active = (active <= 0 ? items.length : active) - 1;
    else if (event.key === 'Tab' && !event.shiftKey && isOpen) take(Math.max(0, active));
    else if (event.key === 'Enter' && !event.isComposing) {
      void enter();
    } else return;
    event.preventDefault();
    mark();
  });
  list.addEventListener('mousedown', (event) => {
    const option = event.target.closest('[data-index]');
    event.preventDefault();
    if (option) take(Number(option.dataset.index));
  });
  pane.querySelector('[data-composer]').addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });

  return {
    /** Puts a line into the box, for the person to send. @param {string} line */
    put: (line) => {
      close();
      box.value = line;
      box.focus();
    },
  };
}
