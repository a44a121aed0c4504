// One pointer moves the drawn map once it is near, two pinch it; the wheel zooms with Ctrl, as a pinch on a pad says it.
const FAR = 6; // pixels: less is a click

export function byHands(drawing, view) {
  const held = new Map();
  let dragged = 0, gap = 0;
  const between = () => {
    const [a, b] = [...held.values()];
    return {far: Math.hypot(a.x - b.x, a.y - b.y), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2};
  };
  drawing.addEventListener('pointerdown', event => {
    held.set(event.pointerId, {x: event.clientX, y: event.clientY});
    if (held.size === 1) dragged = 0;
    gap = held.size === 2 ? between().far : 0;
  });
  drawing.addEventListener('pointermove', event => {
    const was = held.get(event.pointerId);
    if (!was) return;
    const now = {x: event.clientX, y: event.clientY};
    held.set(event.pointerId, now);
    dragged += Math.hypot(now.x - was.x, now.y - was.y);
    if (held.size === 2 && gap) {
      const pinch = between();
      view.zoom(pinch.far / gap, view.place(pinch.x, pinch.y));
      gap = pinch.far;
    } else if (held.size === 1 && view.isNear() && dragged > FAR) view.move(now.x - was.x, now.y - was.y);
  });
  for (const end of ['pointerup', 'pointercancel', 'pointerleave']) drawing.addEventListener(end, event => held.delete(event.pointerId));
  drawing.addEventListener('dragstart', event => event.preventDefault());
  drawing.addEventListener('wheel', event => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    view.zoom(Math.exp(-event.deltaY / 200), view.place(event.clientX, event.clientY));
  }, {passive: false});
  return () => dragged > FAR;
}
