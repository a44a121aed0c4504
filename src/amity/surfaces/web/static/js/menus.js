// details.menu closes on a click elsewhere and on Escape; arrow keys walk through it.
const open = () => document.querySelector('details.menu[open]');

addEventListener('click', event => {
  for (const menu of document.querySelectorAll('details.menu[open]'))
    if (!menu.contains(event.target)) menu.open = false;
});

addEventListener('keydown', event => {
  const menu = open();
  if (!menu) return;
  if (event.key === 'Escape') {
    menu.open = false;
    menu.querySelector('summary').focus();
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const choices = [...menu.querySelectorAll('.pop button, .pop a, .pop input')];
    const at = choices.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1);
    choices[(at + choices.length) % choices.length]?.focus();
    event.preventDefault();
  }
});
