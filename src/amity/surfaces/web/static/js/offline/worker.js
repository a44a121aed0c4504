// The service worker: pages come from the network, and from what this device keeps where there is none.
// Important: it is registered only when the owner asked for it, and drops every page when the server's mark changes or
// the session is closed (docs/adr/0022).
const PATIENCE = 4000, STALE = 15 * 60 * 1000; // milliseconds

addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil(clients.claim()));
addEventListener('sync', event => event.tag === 'lines' && event.waitUntil(send()));
addEventListener('message', event => {
  const done = answer => event.ports[0]?.postMessage(answer);
  const act = event.data === 'keep' ? keep() : event.data === 'drop' ? drop() : Promise.resolve(false);
  event.waitUntil(act.then(done, () => done(false)));
});
addEventListener('fetch', event => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (/^\/(assets|static)\//.test(pathname)) event.respondWith(file(request));
  else if (request.mode === 'navigate') event.respondWith(page(event));
});

async function send() {
  const { left } = await self.amityQueue.send();
  if (left) throw new Error('lines still wait'); // then the browser tries again
}

async function file(request) {
  const found = await caches.match(request, { cacheName: FILES });
  return found ?? fetch(request);
}

async function page(event) {
  const { request } = event, own = await caches.open(PAGES);
  const held = await own.match(request) ?? await own.match(request, { ignoreSearch: true });
  try {
    const coming = fetch(request);
    const answer = held ? await Promise.race([coming, late()]) : await coming;
    event.waitUntil(look(request, answer.clone()));
    return answer;
  } catch {
    return held ?? await own.match('/offline') ?? Response.error();
  }
}

const late = () => new Promise((_, failed) => setTimeout(() => failed(new Error('late')), PATIENCE));

// What the server says of the kept pages while it can be heard: gone, changed, or good for some minutes more.
async function look(request, answer) {
  const known = await kept(), mark = answer.headers.get('X-Amity-Kept');
  if (!known) return;
  if (answer.status === 403 || (mark && mark !== known.mark)) {
    await caches.delete(PAGES);
    if (answer.status !== 403) await keep();
  } else if (mark && Date.now() - known.at > STALE) await keep();
  else if (mark) {
    const own = await caches.open(PAGES), { pathname, search } = new URL(request.url);
    if (await own.match(pathname + search)) await put(own, pathname + search, answer, mark);
  }
}
