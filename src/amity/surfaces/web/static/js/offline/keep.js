// "Keep for offline" on this device: nothing is kept before it is pressed, and all of it goes when it is stopped.
const box = document.querySelector('[data-keep]');
const part = name => box.querySelector(`[data-keep-${name}]`);
const can = isSecureContext && 'serviceWorker' in navigator && 'caches' in self;

async function show() {
  const on = Boolean(await navigator.serviceWorker.getRegistration('/'));
  part('on').hidden = part('stop').hidden = !on;
  part('off').hidden = part('do').hidden = on;
}

const told = (worker, message) => new Promise(done => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = answer => done(answer.data);
  worker.postMessage(message, [port2]);
});

async function keep() {
  part('said').textContent = part('said').dataset.doing;
  await navigator.serviceWorker.register('/sw.js', { scope: '/' });
  const { active } = await navigator.serviceWorker.ready;
  const done = await told(active, 'keep');
  part('said').textContent = done ? '' : part('said').dataset.failed;
  if (!done) await stop();
  await show();
}

async function stop() {
  const worker = await navigator.serviceWorker.getRegistration('/');
  if (worker?.active) await told(worker.active, 'drop');
  await worker?.unregister();
  await show();
}

if (box && can) {
  part('not').hidden = true;
  part('do').addEventListener('click', () => keep().catch(() => { part('said').textContent = part('said').dataset.failed; }));
  part('stop').addEventListener('click', stop);
  show();
}
