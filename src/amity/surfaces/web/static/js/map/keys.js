// Arrow keys move between the dots of the drawn map, plus and minus zoom; Tab leaves.
const KEYS = {ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1]};
const STEP = 1.5;

export function spot(dot) {
  const circle = dot.firstElementChild;
  return {x: Number(circle.getAttribute('cx')), y: Number(circle.getAttribute('cy')), r: Number(circle.getAttribute('r'))};
}

// The next of these places in a direction, straight ahead rather than aside.
export function nearest(from, places, [dx, dy]) {
  let best = null, least = Infinity;
  for (const [one, to] of places) {
    const ahead = (to.x - from.x) * dx + (to.y - from.y) * dy;
    if (ahead <= 0.02) continue;
    const far = ahead + 2.5 * (Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx));
    if (far < least) [best, least] = [one, far];
  }
  return best;
}

export function byKeys(drawing, dots, view) {
  const places = dots.map(dot => [dot, spot(dot)]);
  const stop = dot => {
    for (const other of dots) other.setAttribute('tabindex', other === dot ? '0' : '-1');
  };
  drawing.addEventListener('keydown', event => {
    const dot = event.target.closest('a.dot'), way = KEYS[event.key];
    if (dot && way) {
      const next = nearest(spot(dot), places, way);
      if (next) {
        view.bring(spot(next));
        stop(next);
        next.focus({preventScroll: view.isNear()});
      }
    } else if (event.key === '+' || event.key === '-') view.zoom(event.key === '+' ? STEP : 1 / STEP);
    else return;
    event.preventDefault();
  });
  if (dots.length) stop(drawing.querySelector('a.dot[aria-current]') ?? dots[0]);
  return stop;
}
