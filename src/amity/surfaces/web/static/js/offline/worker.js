// The service worker: pages come from the network, and from what this device keeps where there is none.
// Important: it is registered only when the owner asked for it, and drops every page when the server's mark changes or
// the session is closed (docs/adr/0022).
const PAGES = 'amity-pages', FILES = 'amity-files', MARK = '/offline/mark';
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

async function drop() {
  await caches.delete(PAGES);
  return caches.delete(FILES);
}

async function kept() {
  const found = await (await caches.open(PAGES)).match(MARK);
  return found ? found.json() : null;
}

async function keep() {
  const answer = await fetch('/offline/pages', { cache: 'no-store' });
  if (!answer.ok) return false;
  const { mark, pages, files } = await answer.json();
  if ((await kept())?.mark !== mark) await caches.delete(PAGES);
  const [own, shared] = [await caches.open(PAGES), await caches.open(FILES)];
  for (const address of files) if (!await shared.match(address)) await shared.add(address).catch(() => {});
  for (const old of await shared.keys()) if (!files.includes(new URL(old.url).pathname)) await shared.delete(old);
  const wanted = new Set([MARK, ...pages]);
  for (const old of await own.keys()) {
    const { pathname, search } = new URL(old.url);
    if (!wanted.has(pathname + search)) await own.delete(old);
  }
  for (const address of pages) await put(own, address, await fetch(address, { cache: 'no-store' }).catch(() => null), mark);
  await own.put(MARK, Response.json({ mark, at: Date.now() }));
  return true;
}

async function put(own, address, answer, mark) {
  if (!answer?.ok || answer.headers.get('X-Amity-Kept') !== mark) return;
  // Anew, because one that was redirected may not answer for a page.
  await own.put(address, new Response(await answer.blob(), { headers: answer.headers }));
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
