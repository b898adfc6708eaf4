// While somebody writes: what is still missing or unclear, after a pause, from the same look that the button "Look it over"
// gives without scripts. Nothing is stored by it.

const PAUSE = 1500; // milliseconds after the last key: a look costs the server a page

const form = document.querySelector("form[data-look]");
const box = document.querySelector(".mh_looked");
if (form && box) form.addEventListener("input", later(look));

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
  } catch {
    // Offline: the button does the same later.
  }
}

function later(act) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, PAUSE);
  };
}
