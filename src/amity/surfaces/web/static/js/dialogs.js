// [data-open="id"] opens that dialog; without script it is a link to the same form on a page of its own.
addEventListener('click', event => {
  const opener = event.target.closest?.('[data-open]');
  const dialog = opener && document.getElementById(opener.dataset.open);
  if (dialog && !(event.metaKey || event.ctrlKey || event.shiftKey)) {
    event.preventDefault();
    dialog.showModal();
    dialog.querySelector('textarea')?.focus();
  }
  if (event.target.matches?.('dialog')) event.target.close(); // a click on the backdrop
});
