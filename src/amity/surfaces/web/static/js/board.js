// The board: a card is dropped on a column, or moved with [ and ]; both press the button in its menu.
const press = (card, wanted) => card?.querySelector(`.menu button${wanted}`)?.click();
let held = null;

addEventListener('dragstart', event => {
  held = event.target.closest?.('.bcard') ?? null;
  if (!held) return;
  event.dataTransfer.effectAllowed = 'move';
  event.dataTransfer.setData('text/plain', held.id);
  held.classList.add('held');
});

for (const kind of ['dragenter', 'dragover', 'dragleave', 'drop', 'dragend'])
  addEventListener(kind, event => {
    if (!held) return;
    const column = event.target.closest?.('[data-stage]');
    if (kind === 'dragover' && column) event.preventDefault();
    for (const one of document.querySelectorAll('.bcol.over')) one.classList.remove('over');
    if ((kind === 'dragover' || kind === 'dragenter') && column && !column.contains(held)) column.classList.add('over');
    if (kind !== 'drop' && kind !== 'dragend') return;
    const card = held;
    card.classList.remove('held');
    held = null;
    if (kind === 'drop' && column && !column.contains(card)) press(card, `[value="${column.dataset.stage}"]`);
  });

addEventListener('keydown', event => {
  if (document.documentElement.dataset.oneKey === 'off' || (event.key !== '[' && event.key !== ']')) return;
  if (event.target.closest('input, textarea, select, dialog')) return;
  const card = document.activeElement?.closest('.bcard');
  if (!card) return;
  event.preventDefault();
  press(card, `[data-step="${event.key}"]`);
});
