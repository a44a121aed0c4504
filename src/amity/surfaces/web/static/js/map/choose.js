// Choosing somebody fills the card beside the map, without leaving the page.
export const card = document.querySelector('[data-card]');

let latest = 0;

export async function show(address) {
  const mine = ++latest;
  const answer = await fetch(address, {headers: {'HX-Request': 'true'}});
  if (!answer.ok) return location.assign(address);
  const words = await answer.text();
  if (mine !== latest) return;
  card.innerHTML = words;
  history.replaceState(null, '', address);
}

// The address of somebody's card, with whatever else the page's own address says.
export function addressOf(id) {
  const here = new URLSearchParams(location.search);
  here.delete('q');
  here.set('person', id);
  return `?${here}`;
}
