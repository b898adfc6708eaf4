// How far a running import has come: the same page is asked for again, and the part that tells it takes its place.

const PAUSE = 2000;

async function look() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.getElementById("standing");
  if (!now) return;
  if (!now.dataset.running) {
    location.reload();
    return;
  }
  const bar = document.querySelector("#standing progress");
  const next = now.querySelector("progress");
  if (bar && next) {
    bar.value = next.value;
    document.querySelector("#standing label").textContent = now.querySelector("label").textContent;
    document.querySelector("#standing ul").replaceWith(now.querySelector("ul"));
  }
  setTimeout(look, PAUSE);
}

setTimeout(look, PAUSE);
