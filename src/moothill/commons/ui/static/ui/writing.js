// What scripts add to a form for writing: words that were not sent survive a closed tab, a lost connection and an ended
// session; and the text is shown as it will look. Without scripts the form does all of its work.

const PREFIX = "moothill-kept:";
const PAUSE = 600; // milliseconds after the last key
const OLD = 30 * 24 * 60 * 60 * 1000; // kept words are forgotten after thirty days

for (const form of document.querySelectorAll("form[data-keep]")) {
  keep(form);
  for (const area of form.querySelectorAll("textarea[data-markdown]")) show(form, area);
}

function keep(form) {
  const name = PREFIX + form.dataset.keep;
  const began = written(form);
  const kept = read(name);
  if (kept && JSON.stringify(kept.words) !== JSON.stringify(began)) offer(form, name, kept.words);
  const store = later(() => {
    const words = written(form);
    if (JSON.stringify(words) === JSON.stringify(began)) return;
    try {
      localStorage.setItem(name, JSON.stringify({ at: Date.now(), words }));
    } catch {
      // No room, or not allowed: the form works as it does without scripts.
    }
  });
  form.addEventListener("input", store);
  // Kept until the answer came: another page of this site says that the words arrived.
  form.addEventListener("submit", (event) => {
    if (event.submitter?.name === "save") sessionStorage.setItem("moothill-sent", name);
  });
}

function written(form) {
  const words = {};
  for (const field of form.elements) {
    if (!field.name || field.type === "hidden" || field.type === "submit" || field.type === "file") continue;
    if (field.closest("[aria-hidden=true]")) continue; // the box that only robots see
    if (field.type === "checkbox" || field.type === "radio") {
      if (field.checked) words[`${field.name}=${field.value}`] = true;
    } else words[field.name] = field.value;
  }
  return words;
}

function put(form, words) {
  for (const field of form.elements) {
    if (field.type === "checkbox" || field.type === "radio") field.checked = words[`${field.name}=${field.value}`] === true;
    else if (field.name in words && field.type !== "hidden") field.value = words[field.name];
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function read(name) {
  try {
    const kept = JSON.parse(localStorage.getItem(name));
    if (kept && Date.now() - kept.at < OLD) return kept;
    localStorage.removeItem(name);
  } catch {
    return null;
  }
  return null;
}

function offer(form, name, words) {
  const box = form.querySelector(".mh_kept");
  if (!box) return;
  const say = document.createElement("p");
  say.textContent = box.dataset.kept;
  const use = button(box.dataset.use, () => {
    put(form, words);
    box.hidden = true;
  });
  const drop = button(box.dataset.drop, () => {
    localStorage.removeItem(name);
    box.hidden = true;
  });
  box.replaceChildren(say, use, drop);
  form.prepend(box);
  box.hidden = false;
}

function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "mh_mark";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

function show(form, area) {
  const title = form.querySelector(".mh_kept")?.dataset.live;
  if (!title || !form.dataset.preview) return;
  const box = document.createElement("section");
  box.className = "mh_preview mh_text";
  box.setAttribute("aria-label", title);
  box.hidden = true;
  area.after(box);
  let asked = 0;
  area.addEventListener("input", later(async () => {
    const mine = ++asked;
    const sent = new FormData();
    sent.append("text", area.value);
    sent.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    try {
      const answer = await fetch(form.dataset.preview, { method: "POST", body: sent });
      if (!answer.ok || mine !== asked) return;
      box.innerHTML = await answer.text(); // the server's own safe rendering, as readers will get it
      box.hidden = !area.value.trim();
    } catch {
      // Offline: the words are kept, and the preview comes back with the connection.
    }
  }));
}

function later(act) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, PAUSE);
  };
}
