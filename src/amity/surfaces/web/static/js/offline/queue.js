// Lines that wait for the network, in the browser's own store. Each bears an id made here: the server keeps it once,
// however often it comes. Pages and the service worker run this same file.
self.amityQueue = (() => {
  const store = mode => new Promise((done, failed) => {
    const asked = indexedDB.open('amity', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore('lines', { keyPath: 'id' });
    asked.onerror = () => failed(asked.error);
    asked.onsuccess = () => done(asked.result.transaction('lines', mode));
  });
  const run = async (mode, act) => {
    const change = await store(mode);
    return new Promise((done, failed) => {
      const asked = act(change.objectStore('lines'));
      change.oncomplete = () => { change.db.close(); done(asked.result); };
      change.onerror = change.onabort = () => { change.db.close(); failed(change.error); };
    });
  };
  const all = async () => (await run('readonly', lines => lines.getAll())).sort((a, b) => a.at.localeCompare(b.at));
  const fresh = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte, at) =>
    (at === 6 ? byte & 15 | 64 : at === 8 ? byte & 63 | 128 : byte).toString(16).padStart(2, '0')).join('')
    .replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

  async function token() {
    const answer = await fetch('/jot/token', { headers: { Accept: 'application/json' }, cache: 'no-store' });
    return answer.ok ? (await answer.json()).token : ''; // no session: the link has to be opened again
  }
  async function send() {
    const waiting = await all();
    if (!waiting.length) return { left: 0 };
    let closed = false;
    try {
      const csrfmiddlewaretoken = await token(); // that of the page may be long out of date
      closed = !csrfmiddlewaretoken;
      for (const line of closed ? [] : waiting) {
        const body = new URLSearchParams({ ...line, csrfmiddlewaretoken });
        const answer = await fetch('/jot', { method: 'POST', body, headers: { Accept: 'application/json' } });
        if (answer.ok) await run('readwrite', lines => lines.delete(line.id));
      }
    } catch { /* no network: they wait */ }
    return { left: (await all()).length, closed };
  }
  return {
    waiting: async () => (await all()).length,
    add: (text, event) => run('readwrite', lines =>
      lines.put({ id: fresh(), text, event: event ?? '', at: new Date().toISOString() })),
    // One sender at a time where the browser can say so; two would do no harm.
    send: () => self.navigator.locks ? self.navigator.locks.request('amity-lines', send) : send(),
  };
})();
