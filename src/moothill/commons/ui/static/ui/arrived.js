// The words of a form that was sent have arrived: what the browser kept of them is forgotten. Not so where the same form is
// shown again, because something in it is to be mended.

const name = sessionStorage.getItem("moothill-sent");
const again = [...document.querySelectorAll("form[data-keep]")].some((form) => name === `moothill-kept:${form.dataset.keep}`);
if (name && !again) {
  localStorage.removeItem(name);
  sessionStorage.removeItem("moothill-sent");
}
