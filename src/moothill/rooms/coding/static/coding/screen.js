/* The keys of the coder's screen, finding codes by their letters, and passages by selecting words. The keys work only while
   the focus is inside the form, and never while somebody writes. Without this file the form does all of it, with less comfort. */

const WRITES = 'input:not([type="checkbox"]):not([type="radio"]), textarea, select';
const form = document.querySelector('[data-coding]');

if (form) {
  const text = form.querySelector('[data-text]');
  const filter = form.querySelector('[data-filter]');
  const found = form.querySelector('[data-found]');
  const choices = [...form.querySelectorAll('[data-choice]')];
  const marks = form.querySelector('[data-marks]');
  let passage = null;

  form.querySelector('[data-find]').hidden = false;
  document.querySelector('[data-keys]').hidden = false;

  const label = (choice) => choice.querySelector('[data-label]').textContent;
  const box = (choice) => choice.querySelector('input');

  // Python counts whole characters, JavaScript halves of some: "[...words]" counts as Python does.
  const count = (words) => [...words].length;

  function selected() {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = count(before.toString());
    const words = range.toString();
    return { start, end: start + count(words), words };
  }

  // Clicking a choice takes the selection away: what was selected last is remembered until it is used or begun anew.
  document.addEventListener('selectionchange', () => {
    const now = selected();
    if (now) passage = now;
    else if (text.contains(document.getSelection().anchorNode)) passage = null;
  });

  function mark(choice) {
    const row = document.createElement('p');
    row.className = 'mh_coding_mark';
    const hidden = document.createElement('input');
    hidden.type = 'hidden';
    hidden.name = 'mark';
    hidden.value = `${choice.dataset.choice}:${passage.start}:${passage.end}`;
    const name = document.createElement('strong');
    name.textContent = label(choice);
    name.translate = false;
    const quote = document.createElement('q');
    quote.textContent = passage.words;
    quote.translate = false;
    row.append(hidden, name, ': ', quote, ' ', dropper(row));
    marks.append(row);
    document.getSelection().removeAllRanges();
    passage = null;
  }

  function dropper(row) {
    const drop = document.createElement('button');
    drop.type = 'button';
    drop.className = 'mh_mark';
    drop.textContent = form.dataset.sayDrop;
    drop.addEventListener('click', () => { row.remove(); text.focus(); });
    return drop;
  }

  for (const row of marks.querySelectorAll('.mh_coding_mark')) row.append(' ', dropper(row));

  function take(choice) {
    if (passage) mark(choice);
    else box(choice).click();
  }

  form.addEventListener('change', (event) => {
    const choice = event.target.closest('[data-choice]');
    if (choice && passage && event.target.checked) {
      event.target.checked = false;
      mark(choice);
    }
  });

  function narrow() {
    const letters = filter.value.trim().toLowerCase();
    const shown = choices.filter((choice) => {
      const fits = label(choice).toLowerCase().includes(letters);
      if (choice.dataset.number === undefined) choice.hidden = !fits;
      return fits;
    });
    found.textContent = letters ? shown.map(label).slice(0, 3).join(' · ') || form.dataset.sayNone : '';
    // What begins with the letters comes first.
    return shown.sort((one, other) => other.textContent.trim().toLowerCase().startsWith(letters) - one.textContent.trim().toLowerCase().startsWith(letters));
  }

  function leaveFilter() {
    filter.value = '';
    narrow();
    text.focus();
  }

  filter.addEventListener('input', narrow);
  filter.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      const [first] = filter.value.trim() ? narrow() : [];
      if (first) take(first);
      if (first || !filter.value.trim()) leaveFilter();
    } else if (event.key === 'Escape') {
      leaveFilter();
    }
  });

  const press = (selector, place = document) => place.querySelector(selector)?.click();
  const KEYS = {
    n: () => press('[data-none]'),
    s: () => press('[data-skip]'),
    u: () => press('[data-undo]'),
    Enter: () => press('[data-save]'),
  };

  form.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.target.matches(WRITES)) return;
    if (event.key === 'Enter' && event.target.matches('button, a, summary')) return;
    const numbered = choices.find((choice) => choice.dataset.number === event.key);
    if (numbered) {
      event.preventDefault();
      take(numbered);
    } else if (KEYS[event.key]) {
      event.preventDefault();
      KEYS[event.key]();
    } else if (event.key === '/' || /^\p{L}$/u.test(event.key)) {
      event.preventDefault();
      filter.value = event.key === '/' ? '' : event.key;
      filter.focus();
      narrow();
    }
  });

  // Whoever came by a fault is at the fault; everybody else begins at the words.
  text.focus({ preventScroll: true });
}
