// A draft is the person's to change: Copy takes what stands there, and the mail link carries it.
const parts = element => {
  const draft = element.closest('[data-draft]');
  return { draft, words: draft.querySelector('textarea') };
};

addEventListener('click', async event => {
  const copy = event.target.closest?.('[data-copy]');
  if (copy) {
    const { draft, words } = parts(copy);
    await navigator.clipboard.writeText(words.value);
    draft.querySelector('[data-said]').textContent = copy.dataset.copy;
  }
  const mail = event.target.closest?.('[data-mail]');
  if (mail) {
    const { words } = parts(mail);
    const query = new URLSearchParams({ subject: mail.dataset.subject, body: words.value });
    const to = mail.dataset.mail.split(',').map(encodeURIComponent).join(',');
    mail.href = `mailto:${to}?${query.toString().replaceAll('+', '%20')}`;
  }
  const variant = event.target.closest?.('[data-variant]');
  if (variant) { // the shorter or warmer words take the place; what stood there can be had back the same way
    const { words } = parts(variant), other = variant.parentElement.querySelector('.said');
    [words.value, other.textContent] = [other.textContent, words.value];
    words.focus();
    event.preventDefault();
  }
});

// What a clause rests on is told where pointer or cursor is, while the words are Amity's: they are laid once more, unseen.
function mirror(draft, words) {
  const known = draft.querySelector('.mirror');
  if (known) return known;
  const made = document.createElement('p');
  made.className = 'letter mirror';
  made.ariaHidden = 'true';
  let rest = words.defaultValue;
  for (const line of draft.querySelectorAll('.basis li')) {
    const said = line.querySelector('.said').textContent, at = rest.indexOf(said);
    if (at < 0) continue;
    const span = document.createElement('span');
    span.textContent = said;
    span.dataset.source = line.querySelector('.source').textContent;
    made.append(rest.slice(0, at), span);
    rest = rest.slice(at + said.length);
  }
  made.append(rest);
  words.before(made);
  return made;
}

function tell(words, holds) {
  const draft = words.closest('[data-draft]'), told = draft.querySelector('[data-rests]');
  const spans = [...mirror(draft, words).querySelectorAll('span')];
  const found = words.value === words.defaultValue ? spans.find(holds) : undefined;
  for (const each of spans) each.classList.toggle('on', each === found);
  told.textContent = found ? `${told.dataset.rests.replace('…', () => found.textContent.trim())} ${found.dataset.source}` : '';
}

function before(span) {
  const range = document.createRange();
  range.setStart(span.parentElement, 0);
  range.setEndBefore(span);
  return range.toString().length;
}

addEventListener('mousemove', event => {
  const words = event.target.closest?.('[data-draft] textarea');
  if (words) tell(words, span => [...span.getClientRects()].some(box =>
    event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom));
});

for (const kind of ['click', 'keyup', 'input'])
  addEventListener(kind, event => {
    const words = event.target.closest?.('[data-draft] textarea');
    if (words) tell(words, span => {
      const start = before(span);
      return words.selectionStart >= start && words.selectionStart <= start + span.textContent.length;
    });
  });
