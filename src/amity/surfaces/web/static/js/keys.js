// One-key shortcuts: they act on what has focus, rest while somebody writes or has turned
// them off, and never take a modifier.
let going = 0;

const all = selector => [...document.querySelectorAll(selector)];
const writing = target => target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable=true], dialog');
const link = key => document.querySelector(`[data-go="${key}"]`);
const item = () => document.activeElement?.closest('[data-item]') ?? all('[data-item]')[0];

function move(step) {
  const items = all('[data-item]');
  const at = items.indexOf(document.activeElement?.closest('[data-item]'));
  items[Math.max(0, Math.min(items.length - 1, at + step))]?.focus();
}

function press(key) {
  const scope = item() ?? document;
  const wanted = `[data-key="${CSS.escape(key)}"]`;
  const control = scope.querySelector(wanted) ?? document.querySelector(wanted);
  if (!control) return false;
  if (control.matches('textarea, [data-focus]')) control.focus();
  else control.click();
  if (control.matches('summary')) control.parentElement.querySelector('button')?.focus();
  return true;
}

function answer(event) {
  const place = going && Date.now() - going < 1500 && /^[a-z]$/.test(event.key) && link(event.key);
  if (place) {
    going = 0;
    place.click();
    return true;
  }
  going = event.key === 'g' ? Date.now() : 0;
  if (event.key === 'j' || event.key === 'k') return move(event.key === 'j' ? 1 : -1), true;
  if (event.key === '?') return document.getElementById('keys')?.showModal(), true;
  if (event.key === '/') {
    const search = document.querySelector('[data-search]');
    if (search) search.focus();
    else link('p')?.click();
    return true;
  }
  if (event.key === 'Enter' && document.activeElement?.matches('[data-item][data-href]')) {
    location.assign(document.activeElement.dataset.href);
    return true;
  }
  return /^[a-z0-9]$/.test(event.key) && press(event.key);
}

addEventListener('keydown', event => {
  if (document.documentElement.dataset.oneKey === 'off') return;
  if (event.metaKey || event.ctrlKey || event.altKey || writing(event.target)) return;
  if (answer(event)) event.preventDefault();
});
