// Find or do: Cmd or Ctrl with K opens it; arrows move, Enter opens, Tab shows what can be done with a person.
const palette = () => document.getElementById('palette');
const field = () => document.getElementById('pal-q');
const options = () => [...document.querySelectorAll('#pal-list [role=option]')];

function select(option) {
  for (const each of options()) each.setAttribute('aria-selected', each === option);
  field().setAttribute('aria-expanded', Boolean(option));
  if (option) field().setAttribute('aria-activedescendant', option.id);
  else field().removeAttribute('aria-activedescendant');
  option?.scrollIntoView({ block: 'nearest' });
}

function open() {
  if (palette().open) return palette().close();
  if (document.querySelector('dialog[open]')) return;
  palette().showModal();
  field().select();
}

function answer(event) {
  const all = options();
  const at = all.findIndex(each => each.getAttribute('aria-selected') === 'true');
  if (event.key === 'ArrowDown') select(all[(at + 1) % all.length]);
  else if (event.key === 'ArrowUp') select(all[(at - 1 + all.length) % all.length]);
  else if (event.key === 'Enter' && all[at] && !event.isComposing) all[at].click();
  else if (event.key === 'Tab' && !event.shiftKey && all[at]?.dataset.actions)
    htmx.ajax('GET', all[at].dataset.actions, '#pal-list');
  else if (event.key === '?' && !field().value) {
    palette().close();
    document.getElementById('keys').showModal();
  } else return false;
  return true;
}

addEventListener('keydown', event => {
  if (event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey) && !event.altKey && palette()) {
    open();
    event.preventDefault();
  } else if (event.target === field() && answer(event)) event.preventDefault();
});

// What came is read out: how many there are, and the first stands ready for Enter.
addEventListener('htmx:afterSwap', event => {
  if (event.target.id !== 'pal-list') return;
  select(options()[0]);
  document.getElementById('pal-said').textContent = options().length || '';
});

addEventListener('mousemove', event => {
  const option = event.target.closest?.('#pal-list [role=option]');
  if (option && option.getAttribute('aria-selected') !== 'true') select(option);
});
