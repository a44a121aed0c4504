// One map a page: on paper, or on a canvas where there are many people and the browser can.
import {canvas} from './canvas.js';
import {paper} from './paper.js';

const figure = document.querySelector('[data-map]');

async function start() {
  const sheet = figure.querySelector('[data-sheet]'), stage = figure.querySelector('[data-canvas]');
  let map = null;
  if (stage) {
    try {
      map = await canvas(figure, sheet, stage);
    } catch {  // no WebGL: the worlds stay on paper
      stage.hidden = true;
      sheet.hidden = false;
    }
  }
  map ??= paper(figure, sheet);
  const tools = figure.querySelector('[data-zoom]');
  tools.hidden = false;
  tools.addEventListener('click', event => {
    const button = event.target.closest('[data-by]');
    if (button) map.zoom(button.dataset.by);
  });
  figure.dataset.ready = stage && !stage.hidden ? 'canvas' : 'paper';
}

if (figure) start();
