// “I agree” without leaving the page, for those who are known already: somebody new gets a return code, on a page of its own.
// Without scripts the form does all of its work.

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form.mh_agree[data-swap]");
  if (!form || form.dataset.busy) return;
  event.preventDefault();
  form.dataset.busy = "yes";
  const part = await sent(form);
  if (part === null) return form.submit(); // whatever it was, the page says it
  const holder = document.createElement("template");
  holder.innerHTML = part;
  const fresh = holder.content.querySelector("form.mh_agree");
  form.replaceWith(fresh);
  fresh.querySelector("button")?.focus();
  fresh.querySelector(".mh_agree_count")?.setAttribute("role", "status");
});

async function sent(form) {
  try {
    const headers = { "X-Moothill-Part": "agree" };
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers });
    const part = await answer.text();
    return answer.ok && part.includes("mh_agree") && !part.includes("<html") ? part : null;
  } catch {
    return null;
  }
}
