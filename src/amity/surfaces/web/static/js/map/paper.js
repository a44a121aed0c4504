// The drawn map: pan, pinch and zoom move its viewBox, arrow keys move between dots, Tab leaves.
import {show} from './choose.js';

const CLOSEST = 8;
const STEP = 1.5;
const FAR = 6; // pixels: less is a click

export function paper(figure, sheet) {
  const drawing = sheet.querySelector('svg');
  const dots = [...drawing.querySelectorAll('a.dot')];
  const whole = drawing.getAttribute('viewBox').split(' ').map(Number);
  let [left, top, width, height] = whole;
  const larger = parseFloat(getComputedStyle(drawing).getPropertyValue('--f')) || 1;

  function look() {
    width = Math.max(whole[2] / CLOSEST, Math.min(whole[2], width));
    height = width * whole[3] / whole[2];
    left = Math.max(whole[0], Math.min(whole[0] + whole[2] - width, left));
    top = Math.max(whole[1], Math.min(whole[1] + whole[3] - height, top));
    drawing.setAttribute('viewBox', `${left} ${top} ${width} ${height}`);
    drawing.style.setProperty('--f', Math.max(1, larger * width / whole[2]));
    figure.classList.toggle('near', width < whole[2] - 1);
  }

  function place(x, y) {
    const box = drawing.getBoundingClientRect();
    const scale = Math.max(width / box.width, height / box.height);
    return {
      x: left + width / 2 + (x - box.left - box.width / 2) * scale,
      y: top + height / 2 + (y - box.top - box.height / 2) * scale,
      scale,
    };
  }

  function zoom(by, at = {x: left + width / 2, y: top + height / 2}) {
    const before = width;
    width = Math.max(whole[2] / CLOSEST, Math.min(whole[2], width / by));
    const share = width / before;
    left = at.x - (at.x - left) * share;
    top = at.y - (at.y - top) * share;
    look();
  }

  const spot = dot => {
    const circle = dot.firstElementChild;
    return {x: Number(circle.getAttribute('cx')), y: Number(circle.getAttribute('cy')), r: Number(circle.getAttribute('r'))};
  };

  function choose(dot) {
    const number = dot.dataset.n, at = spot(dot), ring = drawing.querySelector('.ring');
    for (const other of dots) other.removeAttribute('aria-current');
    dot.setAttribute('aria-current', 'true');
    for (const [name, value] of [['cx', at.x], ['cy', at.y], ['r', at.r + 5], ['visibility', 'visible']]) ring.setAttribute(name, value);
    let others = 0;
    for (const line of drawing.querySelectorAll('.br')) {
      const theirs = Boolean(line.dataset.ends?.split(' ').includes(number));
      line.classList.toggle('faint', !theirs && 'faint' in line.dataset);
      line.classList.toggle('on', theirs && !line.classList.contains('hot'));
      others += theirs && !line.classList.contains('hot');
      if (theirs) line.parentNode.insertBefore(line, dots[0]);
    }
    const key = figure.querySelector('[data-others]');
    if (key) key.hidden = !others;
    for (const name of drawing.querySelectorAll('.nl')) name.classList.toggle('sel', name.dataset.of === number);
    show(dot.getAttribute('href'));
  }

  function stop(dot) {
    for (const other of dots) other.setAttribute('tabindex', other === dot ? '0' : '-1');
  }

  function into(dot) {
    const at = spot(dot);
    if (at.x < left || at.x > left + width || at.y < top || at.y > top + height) {
      left = at.x - width / 2;
      top = at.y - height / 2;
      look();
    }
    stop(dot);
    dot.focus({preventScroll: width < whole[2] - 1});
  }

  const KEYS = {ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1]};

  function nearest(dot, [dx, dy]) {
    const from = spot(dot);
    let best = null, least = Infinity;
    for (const other of dots) {
      const to = spot(other), ahead = (to.x - from.x) * dx + (to.y - from.y) * dy;
      if (ahead <= 0) continue;
      const aside = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx);
      if (ahead + 2.5 * aside < least) [best, least] = [other, ahead + 2.5 * aside];
    }
    return best;
  }

  drawing.addEventListener('keydown', event => {
    const dot = event.target.closest('a.dot');
    const way = KEYS[event.key];
    if (dot && way) {
      const next = nearest(dot, way);
      if (next) into(next);
      event.preventDefault();
    } else if (event.key === '+' || event.key === '-') {
      zoom(event.key === '+' ? STEP : 1 / STEP);
      event.preventDefault();
    }
  });

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
      zoom(pinch.far / gap, place(pinch.x, pinch.y));
      gap = pinch.far;
    } else if (held.size === 1 && width < whole[2] - 1 && dragged > FAR) {
      const {scale} = place(0, 0);
      left -= (now.x - was.x) * scale;
      top -= (now.y - was.y) * scale;
      look();
    }
  });
  for (const end of ['pointerup', 'pointercancel', 'pointerleave']) drawing.addEventListener(end, event => held.delete(event.pointerId));
  drawing.addEventListener('dragstart', event => event.preventDefault());
  drawing.addEventListener('wheel', event => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoom(Math.exp(-event.deltaY / 200), place(event.clientX, event.clientY));
  }, {passive: false});
  drawing.addEventListener('click', event => {
    const dot = event.target.closest('a.dot');
    if (!dot || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (dragged > FAR) return;
    stop(dot);
    choose(dot);
  });

  if (dots.length) stop(drawing.querySelector('a.dot[aria-current]') ?? dots[0]);
  return {zoom: by => zoom(by === 'in' ? STEP : 1 / STEP)};
}
