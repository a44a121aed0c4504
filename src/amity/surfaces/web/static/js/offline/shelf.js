// The pages and files that this device keeps, under the mark of the server that they were kept with.
const PAGES = 'amity-pages', FILES = 'amity-files', MARK = '/offline/mark';

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
