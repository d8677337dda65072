// Keeps the page up to date and tells the server what people do. Everything that is drawn is drawn by the server.
import { attachComposer } from './composer.js';
import { show } from './regions.js';

const seats = seatsFrom(location.search);
/** What was there when each channel was last looked at. @type {Map<string, string>} */
const looked = new Map();
let events;

const composers = Object.fromEntries(
  [...document.querySelectorAll('[data-pane]')].map((pane) => [
    pane.dataset.pane,
    attachComposer(pane, {
      send: (line) => act(pane.dataset.pane, { do: 'say', line }),
      suggest: (line) => post('/suggest', { ...here(pane.dataset.pane), line }),
    }),
  ]),
);

// What the server drew with the page is read from its end, too.
for (const place of document.querySelectorAll('.messages'))
  if (!place.querySelector('.home')) place.scrollTop = place.scrollHeight;
listen();
document.addEventListener('click', (event) => void clicked(event));
document.addEventListener('change', (event) => void changed(event));
document.addEventListener('input', (event) => void asked(event));
document.addEventListener('submit', (event) => void submitted(event));
document.addEventListener('keydown', (event) => {
  const modal = event.key === 'Escape' && event.target.closest?.('[data-modal]');
  if (modal) void act(paneOf(modal), { do: 'cancel' });
});

function seatsFrom(search) {
  const query = new URLSearchParams(search);
  const read = (name, usual) => {
    const [who, ...channel] = (query.get(name) ?? usual).split('.');
    return { who, channel: channel.join('.') };
  };
  return { discord: read('discord', 'moderator.news'), slack: read('slack', 'member.treatment') };
}

function queryOf() {
  const query = new URLSearchParams();
  for (const [name, { who, channel }] of Object.entries(seats)) query.set(name, `${who}.${channel}`);
  return query;
}

/** One stream for both panes; a new one whenever somebody sits elsewhere. */
function listen() {
  events?.close();
  for (const [name, { who, channel }] of Object.entries(seats))
    document.getElementById(`${name}-messages`).dataset.seat = `${who}.${channel}`;
  events = new EventSource(`/events?${queryOf()}`);
  events.addEventListener('message', ({ data }) => {
    for (const [id, html] of Object.entries(JSON.parse(data))) show(id, html);
    markUnread();
  });
}

function sit(name, change) {
  const next = { ...seats[name], ...change };
  if (next.who === seats[name].who && next.channel === seats[name].channel) return;
  seats[name] = next;
  problem(name, '');
  history.replaceState(null, '', `?${queryOf()}`);
  listen();
}

/** A dot on channels with something new in them. */
function markUnread() {
  for (const button of document.querySelectorAll('.channel')) {
    const { seat, channel, stamp } = button.dataset;
    const key = `${seat} ${seats[seat].who} ${channel}`;
    if (button.hasAttribute('aria-current') || !looked.has(key)) looked.set(key, stamp);
    const isNew = looked.get(key) !== stamp;
    button.classList.toggle('unread', isNew);
    button.querySelector('.new')?.remove();
    if (isNew)
      button.insertAdjacentHTML('beforeend', '<span class="new"><span class="sr">, something new</span></span>');
  }
}

function here(pane) {
  return { pane, seat: seats[pane] };
}

async function act(pane, deed) {
  problem(pane, '');
  const answer = await post('/act', { ...here(pane), deed });
  problem(pane, answer.problem);
  return answer.problem === '';
}

async function post(path, body) {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return await answer.json();
  } catch {
    return { problem: 'The sandbox does not answer. Is it still running?', items: [] };
  }
}

function problem(pane, text) {
  document.getElementById(`${pane}-problem`).textContent = text;
}

function paneOf(element) {
  return element.closest('[data-pane]').dataset.pane;
}

function messageOf(element) {
  return element.closest('[data-key]')?.dataset.key ?? null;
}

async function clicked(event) {
  const button = event.target.closest('button');
  if (!button) return;
  const { seat, who, channel, go, line, clock, story, press, confirm: words } = button.dataset;
  if (seat) return sit(seat, { ...(who && { who }), ...(channel && { channel }) });
  if (go) {
    sit(go, { who, channel });
    if (line) composers[go].put(line);
    else document.getElementById(go).scrollIntoView({ block: 'nearest' });
  }
  if (clock) return busy(button, () => moveClock(clock));
  if (button.dataset.break) {
    const broken = button.getAttribute('aria-checked') !== 'true';
    return busy(button, () => post('/trouble', { name: button.dataset.break, broken }));
  }
  if (story) {
    const { url } = await (await fetch(`/story?path=${encodeURIComponent(story)}`)).json();
    sit('discord', { who: 'moderator', channel: 'lounge' });
    return composers.discord.put(`/${document.body.dataset.newsroom} post url:${url}`);
  }
  if (press !== undefined) {
    if (words !== undefined && !confirm(words)) return;
    return busy(button, () => act(paneOf(button), { do: 'press', message: messageOf(button), control: press }));
  }
  if (button.dataset.chooseDone)
    return choose(button, button.dataset.chooseDone, button.parentElement.querySelectorAll(':checked'));
  if ('cancel' in button.dataset) return act(paneOf(button), { do: 'cancel' });
  if (button.dataset.menu)
    return busy(button, () =>
      act(paneOf(button), { do: 'menu', message: messageOf(button), entry: button.dataset.menu }),
    );
  if ('dismiss' in button.dataset) return act(paneOf(button), { do: 'dismiss', message: messageOf(button) });
}

async function moveClock(to) {
  const { problem: said } = await post('/clock', { to });
  const morning = 'It is the next morning, eight o’clock.';
  document.getElementById('announce').textContent = said || (to === 'morning' ? morning : 'Ten minutes have passed.');
}

async function busy(button, work) {
  button.setAttribute('aria-busy', 'true');
  try {
    await work();
  } finally {
    button.removeAttribute('aria-busy');
  }
}

function changed({ target }) {
  if (target.dataset.language !== undefined) return act(paneOf(target), { do: 'language', language: target.value });
  if (target.dataset.asks !== undefined && target.value !== '')
    return act(paneOf(target), {
      do: 'choose',
      message: messageOf(target),
      control: target.dataset.asks,
      values: [target.value],
    });
  if (!target.dataset.choose) return;
  const group = target.tagName === 'SELECT' ? target : target.closest('[role=group]');
  return choose(target, target.dataset.choose, group.querySelectorAll(':checked'));
}

function choose(element, control, chosen) {
  const values = [...chosen].map(({ value }) => value).filter(Boolean);
  if (values.length === 0) return;
  return act(paneOf(element), { do: 'choose', message: messageOf(element), control, values });
}

/** A menu that asks the app: what is offered stands in its list. */
async function asked({ target }) {
  if (target.dataset.asks === undefined) return;
  const typed = target.value;
  const { items } = await post('/offers', { ...here(paneOf(target)), menu: target.dataset.asks, typed });
  if (target.value !== typed) return;
  target.list.replaceChildren(...items.map((item) => new Option(item, item)));
}

async function submitted(event) {
  const form = event.target.closest('[data-modal]');
  if (!form) return;
  event.preventDefault();
  const send = form.querySelector('[type=submit]');
  await busy(send, () => act(paneOf(form), { do: 'submit', values: valuesOf(form) }));
}

/** What is filled in, by field: text as text, a lone box as yes or no, everything chosen from a list as a list. */
function valuesOf(form) {
  const values = {};
  for (const field of form.querySelectorAll('[data-field]:not([data-asks])')) {
    const name = field.dataset.field;
    if (field.type === 'checkbox' && !field.name) values[name] = field.checked;
    else if (field.type === 'checkbox' || field.type === 'radio') {
      values[name] ??= [];
      if (field.checked) values[name].push(field.value);
    } else if (field.tagName === 'SELECT')
      values[name] = [...field.selectedOptions].map(({ value }) => value).filter(Boolean);
    else values[name] = field.value;
  }
  return values;
}
