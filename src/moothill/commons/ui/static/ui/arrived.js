// The words of a form that was sent have arrived: what the browser kept of them is forgotten.

const name = sessionStorage.getItem("moothill-sent");
if (name && !document.querySelector("form[data-keep]")) {
  localStorage.removeItem(name);
  sessionStorage.removeItem("moothill-sent");
}
