// While somebody writes: what is still missing or unclear, after a pause, from the same look that the button "Look it over"
// gives without scripts. Nothing is stored by it. What is about one field stands below that field too.

const PAUSE = 1500; // milliseconds after the last key: a look costs the server a page

const form = document.querySelector("form[data-look]");
const box = document.querySelector(".mh_looked");
if (form && box) {
  beside(box);
  form.addEventListener("input", later(look));
}

let asked = 0;

async function look() {
  const mine = ++asked;
  const sent = new FormData(form);
  sent.append("preview", "1");
  try {
    const answer = await fetch(location.href, { method: "POST", body: sent });
    if (!answer.ok || mine !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const seen = page.querySelector(".mh_looked");
    if (!seen) return;
    if (seen.textContent !== box.textContent) box.replaceChildren(...seen.childNodes);
    box.hidden = false;
    beside(box);
  } catch {
    // Offline: the button does the same later.
  }
}

function beside(seen) {
  for (const old of form.querySelectorAll(".mh_looked_here")) old.remove();
  for (const hint of seen.querySelectorAll("li[data-where]")) {
    const field = document.getElementById(`id_${hint.dataset.where}`)?.closest(".ds_question");
    if (!field || !form.contains(field)) continue;
    const here = document.createElement("p");
    here.className = "mh_looked_here mh_quiet";
    here.setAttribute("aria-hidden", "true"); // the box above says it aloud, once
    here.append(...[...hint.childNodes].filter((node) => !node.querySelector?.("a")).map((node) => node.cloneNode(true)));
    field.append(here);
  }
}

function later(act) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, PAUSE);
  };
}
