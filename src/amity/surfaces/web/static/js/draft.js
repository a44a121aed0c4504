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
    mail.href = `mailto:${encodeURIComponent(mail.dataset.mail)}?${query.toString().replaceAll('+', '%20')}`;
  }
});
