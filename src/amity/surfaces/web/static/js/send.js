// A dial or a choice in form[data-send] is sent as soon as it is changed.

addEventListener('change', event => {
  const form = event.target.closest?.('form[data-send]');
  if (form) form.requestSubmit();
});

// Cmd or Ctrl with Enter sends the form one is writing in.
addEventListener('keydown', event => {
  if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.target.closest('form')?.requestSubmit();
});
