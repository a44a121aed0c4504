// form[data-jot] keeps its line on this device first and sends it then, or when there is a network again.
const said = () => document.querySelector('[data-jot-said]');

async function tell({ left, closed }, kept) {
  const place = said();
  if (!place || (!left && !kept)) return;
  const { one, more, kept: done, closed: shut } = place.dataset;
  place.textContent = !left ? done : closed ? shut : left === 1 ? one : more.replace('…', left);
}

async function send(kept = false) {
  const outcome = await self.amityQueue.send();
  await tell(outcome, kept);
  if (outcome.left) navigator.serviceWorker?.getRegistration().then(worker => worker?.sync?.register('lines')).catch(() => {});
}

addEventListener('submit', async event => {
  const form = event.target.closest?.('form[data-jot]');
  if (!form) return;
  event.preventDefault();
  const words = form.elements.text, line = words.value.trim();
  if (!line) return words.focus();
  try {
    await self.amityQueue.add(line, form.elements.event?.value);
  } catch { // a browser that keeps nothing: the plain way
    return form.submit();
  }
  words.value = '';
  words.focus();
  await send(true);
});

// The box after an event asks the server to read: without a network its lines are kept as they are.
addEventListener('htmx:sendError', async event => {
  const form = event.target.closest?.('#capture'), { elt } = event.detail;
  if (!form || !elt.matches?.('button')) return;
  const event_id = form.getAttribute('action').split('/')[2], words = form.querySelector('textarea');
  for (const line of words.value.split('\n').map(each => each.trim()).filter(Boolean))
    await self.amityQueue.add(line, event_id);
  words.value = '';
  await send(true);
});

// What waited belongs into the box of this page, unless somebody writes in it already.
async function arrive() {
  const waited = await self.amityQueue.waiting(), box = document.querySelector('#capture textarea');
  if (!waited) return;
  await send();
  if (box && box.value === box.defaultValue && !await self.amityQueue.waiting()) location.reload();
}

addEventListener('online', () => arrive());
arrive().catch(() => {});
