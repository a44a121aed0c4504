// Files dropped on [data-drop] go into its field; their names are shown before anything is sent.
const field = box => box.querySelector('input[type=file]');

function say(box) {
  const names = [...field(box).files].map(file => file.name);
  if (!names.length) return;
  const words = box.querySelector('[data-drop-words]');
  words.textContent = names.length > 4 ? `${names.slice(0, 4).join(', ')} + ${names.length - 4}` : names.join(', ');
  box.classList.add('chosen');
}

for (const kind of ['dragenter', 'dragover', 'dragleave', 'drop'])
  addEventListener(kind, event => {
    const box = event.target.closest?.('[data-drop]');
    if (kind === 'dragover' || kind === 'drop') event.preventDefault(); // a miss must not leave the page
    if (!box) return;
    box.classList.toggle('over', kind === 'dragenter' || kind === 'dragover');
    if (kind === 'drop' && event.dataTransfer.files.length) {
      field(box).files = event.dataTransfer.files;
      say(box);
    }
  });

addEventListener('change', event => {
  const box = event.target.closest?.('[data-drop]');
  if (box) say(box);
});

addEventListener('submit', event => {
  const button = event.target.querySelector('[data-waiting]');
  const chosen = event.target.querySelector('[data-drop] input')?.files.length;
  if (button && chosen) {
    button.textContent = button.dataset.waiting;
    button.setAttribute('aria-disabled', 'true');
  }
});
