// The drawn map: choosing a dot fills the card, lights its lines and leaves the page where it is.
import {show} from './choose.js';
import {byHands} from './hands.js';
import {byKeys, spot} from './keys.js';
import {view as viewOf} from './view.js';

const STEP = 1.5;

export function paper(figure, sheet) {
  const drawing = sheet.querySelector('svg');
  const dots = [...drawing.querySelectorAll('a.dot')];
  const view = viewOf(figure, drawing), wasDragged = byHands(drawing, view), stop = byKeys(drawing, dots, view);

  function choose(dot) {
    const number = dot.dataset.n, at = spot(dot), ring = drawing.querySelector('.ring');
    for (const other of dots) other.removeAttribute('aria-current');
    dot.setAttribute('aria-current', 'true');
    for (const [name, value] of [['cx', at.x], ['cy', at.y], ['r', at.r + 5], ['visibility', 'visible']]) ring.setAttribute(name, value);
    let others = 0;
    for (const line of drawing.querySelectorAll('.br')) {
      const theirs = Boolean(line.dataset.ends?.split(' ').includes(number)), hot = line.classList.contains('hot');
      line.classList.toggle('faint', !theirs && 'faint' in line.dataset);
      line.classList.toggle('on', theirs && !hot);
      others += theirs && !hot;
      if (theirs) line.parentNode.insertBefore(line, dots[0]);
    }
    const key = figure.querySelector('[data-others]');
    if (key) key.hidden = !others;
    for (const name of drawing.querySelectorAll('.nl')) name.classList.toggle('sel', name.dataset.of === number);
    show(dot.getAttribute('href'));
  }

  drawing.addEventListener('click', event => {
    const dot = event.target.closest('a.dot');
    if (!dot || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (event.detail && wasDragged()) return;
    stop(dot);
    choose(dot);
  });
  return {zoom: by => view.zoom(by === 'in' ? STEP : 1 / STEP)};
}
