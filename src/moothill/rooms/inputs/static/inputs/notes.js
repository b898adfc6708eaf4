// What scripts add to the page of a table: notes are written at the speed of a table and sent one after the other. Each is
// kept on the device, under a key of its own, until the site has said that it is stored: so none is lost when the network
// or the page goes, and none is doubled when only the answer was lost. Without scripts the form sends ten rows at once.

const root = document.querySelector(".mh_noting");
const form = root.querySelector("form[data-notes]");
const rows = root.querySelector("[data-rows]");
const list = root.querySelector("[data-list]");
const state = root.querySelector("[data-state]");
const say = (name) => root.dataset[`say${name}`];

const STORE = `moothill-notes:${root.dataset.store}`;
const WIDE = matchMedia("(min-width: 48em)");
const GRID = 5; // rows to begin with where there is a keyboard
const PATIENCE = 20_000; // milliseconds until an answer is given up
const SOONEST = 1_500;
const LATEST = 30_000;
const COPIED = 2_000; // milliseconds after the last note, until the page is copied anew
const WRONG = new Set([400, 409, 413, 422]); // sending the same again will not help
const CLOSED = new Set([403, 404, 410]);

let sending = false;
let closed = "";
let pause = SOONEST;
let timer = 0;
let keeper = null;
let copying = 0;

function begin() {
  root.classList.add("mh_noting-live");
  list.addEventListener("submit", takeBack);
  addEventListener("online", soon);
  addEventListener("pageshow", soon);
  document.addEventListener("visibilitychange", () => document.hidden || soon());
  addEventListener("storage", (event) => event.key === STORE && draw());
  if (form) {
    while (rows.children.length > GRID && !rows.lastElementChild.querySelector("textarea").value) rows.lastElementChild.remove();
    putBack(read().draft);
    form.addEventListener("submit", save);
    form.addEventListener("keydown", keys);
    form.addEventListener("input", () => keep({ draft: written() }));
  } else closed = " ";
  draw();
  soon();
  if (form) keepPage();
}

// The store

function works() {
  try {
    localStorage.setItem(`${STORE}:try`, "1");
    localStorage.removeItem(`${STORE}:try`);
    return true;
  } catch {
    return false;
  }
}

function read() {
  try {
    return { queue: [], draft: [], ...JSON.parse(localStorage.getItem(STORE)) };
  } catch {
    return { queue: [], draft: [] };
  }
}

function keep(change) {
  const all = { ...read(), ...change };
  if (all.queue.length || all.draft.some((words) => words.trim())) localStorage.setItem(STORE, JSON.stringify(all));
  else localStorage.removeItem(STORE);
}

function change(key, more) {
  keep({ queue: read().queue.map((note) => (note.key === key ? { ...note, ...more } : note)) });
}

function forget(key) {
  keep({ queue: read().queue.filter((note) => note.key !== key) });
}

// Writing

const boxes = () => [...rows.querySelectorAll("textarea")];
const written = () => boxes().map((box) => box.value);

function save(event) {
  const fresh = written().filter((words) => words.trim()).map((words) => ({ key: newKey(), words }));
  if (fresh.length) {
    try {
      keep({ queue: [...read().queue, ...fresh], draft: [] });
    } catch {
      return; // no room left on the device: the form sends itself
    }
  }
  event.preventDefault();
  while (rows.children.length > GRID) rows.lastElementChild.remove();
  for (const box of boxes()) box.value = "";
  boxes()[0].focus();
  draw();
  soon();
}

function keys(event) {
  if (event.key !== "Enter" || event.isComposing || event.target.tagName !== "TEXTAREA") return;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    form.requestSubmit();
  } else if (WIDE.matches && !event.shiftKey) {
    event.preventDefault();
    const next = event.target.closest(".mh_note_row").nextElementSibling ?? newRow();
    next.querySelector("textarea").focus();
  }
}

function newRow() {
  const number = rows.children.length + 1;
  const row = rows.firstElementChild.cloneNode(true);
  const box = row.querySelector("textarea");
  box.id = `note-${number}`;
  box.value = "";
  row.querySelector("label").htmlFor = box.id;
  row.querySelector("label").textContent = `${say("Note")} ${number}`;
  rows.append(row);
  return row;
}

function putBack(lines) {
  const words = lines.filter((line) => line.trim());
  const free = () => boxes().find((box) => !box.value.trim()) ?? newRow().querySelector("textarea");
  for (const line of words) if (!written().includes(line)) free().value = line;
}

// Randomness also where a page without https may not ask for a whole key.
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

// Sending

function soon() {
  clearTimeout(timer);
  pause = SOONEST;
  send();
}

function later(wait) {
  clearTimeout(timer);
  timer = setTimeout(send, wait ?? pause);
  pause = Math.min(pause * 2, LATEST);
}

async function send() {
  if (sending) return;
  sending = true;
  try {
    for (let note; (note = read().queue.find((each) => !each.refused)); ) {
      change(note.key, { tried: true });
      const answer = await post(note);
      if (!settle(note, answer)) break;
      pause = SOONEST;
      draw();
    }
  } finally {
    sending = false;
    draw();
  }
}

async function post(note) {
  const sent = new URLSearchParams({ key: note.key, ...(note.undo ? {} : { words: note.words }) });
  const patience = new AbortController();
  const clock = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const answer = await fetch(note.undo ? `${root.dataset.home}undo/` : root.dataset.home, {
      method: "POST",
      body: sent,
      headers: { Accept: "application/json" },
      signal: patience.signal,
    });
    // Whatever is not ours, such as the sign-in page of a café's network, is no answer.
    const told = answer.headers.get("Content-Type")?.includes("application/json") ? await answer.json() : null;
    return { status: answer.status, told, wait: Number(answer.headers.get("Retry-After")) };
  } catch {
    return { status: 0, told: null, wait: 0 };
  } finally {
    clearTimeout(clock);
  }
}

// Whether the next one may follow at once.
function settle(note, { status, told, wait }) {
  if (status === 200 && told?.notes) {
    closed = "";
    const now = read().queue.find((each) => each.key === note.key);
    if (now?.undo && !note.undo) return true; // taken back while it was on its way: that is sent next
    forget(note.key);
    if (note.undo) gone(note);
    else stored(note, told.notes[0]);
    copyPage();
    return true;
  }
  if (WRONG.has(status) && told?.error) {
    if (note.undo) forget(note.key);
    else change(note.key, { refused: told.error });
    return true;
  }
  if (CLOSED.has(status) && told?.error) {
    closed = told.error;
    return false;
  }
  later(wait ? wait * 1000 : undefined);
  return false;
}

function stored(note, told) {
  const line = lineOf(note.key) ?? newLine(note);
  if (told.state === "withdrawn") line.remove();
  else tell(line, told.state === "draft" ? `${told.reference} · ${say("Held")}` : told.reference, "");
  line.querySelector("[data-which]")?.replaceChildren(`: ${told.reference}`);
}

function gone(note) {
  lineOf(note.key)?.remove();
  if (form && note.words && !written().some((words) => words.trim())) {
    putBack([note.words]);
    keep({ draft: written() });
  }
}

function takeBack(event) {
  const line = event.target.closest("[data-key]");
  if (!event.target.matches("[data-undo]") || !line) return;
  event.preventDefault();
  const key = line.dataset.key;
  const waiting = read().queue.find((note) => note.key === key);
  if (waiting && !waiting.tried) {
    forget(key);
    gone(waiting);
  } else if (waiting) change(key, { undo: true });
  else keep({ queue: [...read().queue, { key, words: line.querySelector("[data-words]").textContent, undo: true }] });
  draw();
  soon();
}

// Showing

const lineOf = (key) => list.querySelector(`[data-key="${CSS.escape(key)}"]`);

function newLine(note) {
  const line = root.querySelector("[data-blank]").content.firstElementChild.cloneNode(true);
  line.dataset.key = note.key;
  line.querySelector("[data-words]").textContent = note.words;
  line.querySelector("[name=key]").value = note.key;
  list.prepend(line);
  return line;
}

function tell(line, words, tone) {
  line.querySelector("[data-said]").textContent = words;
  if (tone) line.dataset.tone = tone;
  else delete line.dataset.tone;
}

function draw() {
  const queue = read().queue;
  for (const note of queue) {
    const line = lineOf(note.key) ?? newLine(note);
    if (note.refused) refuse(line, note);
    else tell(line, note.undo ? say("Undo") : say("Wait"), "wait");
  }
  root.querySelector("[data-count]").textContent = list.children.length;
  const waiting = queue.filter((note) => !note.refused).length;
  const words = waiting && closed ? `${closed} ${say("Kept")}`.trim() : waiting ? `${say("Waiting")} ${waiting}` : "";
  const shown = words || (state.textContent && !closed ? say("Stored") : "");
  if (state.textContent !== shown) state.textContent = shown;
  state.dataset.tone = closed ? "stop" : waiting ? "wait" : "";
}

function refuse(line, note) {
  tell(line, note.refused, "stop");
  const undo = line.querySelector("[data-undo]");
  if (!undo) return;
  const drop = (act) => () => {
    act();
    forget(note.key);
    line.remove();
    draw();
  };
  const again = button(say("Again"), drop(() => {
    putBack([note.words]);
    keep({ draft: written() });
  }));
  undo.replaceWith(again, button(say("Drop"), drop(() => {})));
}

function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "mh_mark";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

// Opening the page again without a network, where the browser lets us.
async function keepPage() {
  if (!navigator.serviceWorker) return;
  try {
    await navigator.serviceWorker.register(`${root.dataset.home}keeper.js`);
    keeper = (await navigator.serviceWorker.ready).active;
    const parts = document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src], img[src]");
    keeper.postMessage([location.pathname, ...[...parts].map((part) => part.href || part.src)]);
  } catch {
    // It works all the same while it is open.
  }
}

// What was just written shall stand there then, too.
function copyPage() {
  clearTimeout(copying);
  copying = setTimeout(() => keeper?.postMessage([location.pathname]), COPIED);
}

if (works()) begin();
