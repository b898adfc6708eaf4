/* The keys of the desk. They work only while the focus is inside an element marked data-review-keys, and never while
   somebody writes; without this file everything works with Tab and Enter. */

const WRITES = 'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable]';

function rows(place) {
  return [...place.querySelectorAll('tbody tr')];
}

function move(place, step) {
  const all = rows(place);
  const here = all.indexOf(document.activeElement.closest('tr'));
  const row = all[Math.min(Math.max(here + step, 0), all.length - 1)];
  row?.querySelector('th a')?.focus();
}

function tick() {
  document.activeElement.closest('tr')?.querySelector('input[type="checkbox"]')?.click();
}

function go(place, key) {
  const target = place.querySelector(`[data-key="${key}"]`);
  if (!target) return;
  const box = target.matches('a, button, input') ? target : target.querySelector('select, input:not([type="hidden"]), textarea');
  box?.focus();
}

const KEYS = {
  j: (place) => move(place, 1),
  k: (place) => move(place, -1),
  x: () => tick(),
  a: (place) => go(place, 'a'),
  d: (place) => go(place, 'd'),
};

for (const place of document.querySelectorAll('[data-review-keys]')) {
  place.addEventListener('keydown', (event) => {
    const act = KEYS[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey || event.target.matches(WRITES)) return;
    event.preventDefault();
    act(place);
  });
}
