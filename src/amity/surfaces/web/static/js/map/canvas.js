// The map of many people: drawn by sigma in WebGL, where everybody was put on the server.
import {addressOf, show} from './choose.js';
import {drawDiscs, ring} from './discs.js';
import {graphOf} from './graph.js';
import {nearest} from './keys.js';
import {palette} from './palette.js';

const LABELS = 9; // pixels: smaller dots bear no name
const STEP = 1.5;

export async function canvas(figure, sheet, stage) {
  const answer = await fetch(figure.dataset.dots);
  if (!answer.ok || !window.Sigma || !window.graphology) return null;
  const told = await answer.json();
  told.hues = new Map(told.discs.map(disc => [disc.number, disc.hue]));
  const by = [...figure.classList].find(one => one.startsWith('by-')).slice(3);
  const colours = palette(figure), ink = colours.token('--ink'), honey = colours.token('--honey');
  const graph = graphOf(told, by, colours), words = getComputedStyle(document.body).fontFamily;
  stage.hidden = false;
  let chosen = null, hovered = null;
  const sigma = new Sigma(graph, stage, {
    allowInvalidContainer: true, labelRenderedSizeThreshold: LABELS, labelFont: words, labelColor: {color: ink}, labelSize: 12,
    zIndex: true, minCameraRatio: 0.02, maxCameraRatio: 1.3, hideEdgesOnMove: graph.size > 20000,
    defaultDrawNodeHover: ring(colours, words),
    edgeReducer: (edge, data) => {
      if (chosen !== null && graph.hasExtremity(edge, chosen)) return {...data, size: Math.max(1.8, data.size), color: data.size > 2 ? honey : ink, zIndex: 2};
      return data.faint ? {...data, hidden: true} : data;
    },
    nodeReducer: (node, data) => node === chosen || node === hovered ? {...data, highlighted: true, zIndex: 3, forceLabel: true} : data,
  });
  sheet.hidden = true;

  drawDiscs(sigma, told, colours, words);
  sigma.refresh();

  function choose(node) {
    chosen = hovered = node;
    sigma.refresh({skipIndexation: true});
    stage.setAttribute('aria-description', graph.getNodeAttribute(node, 'label'));
    show(addressOf(graph.getNodeAttribute(node, 'id')));
  }
  function towards(node) {
    const spot = sigma.getNodeDisplayData(node), camera = sigma.getCamera();
    hovered = node;
    camera.setState({x: spot.x, y: spot.y, ratio: Math.min(camera.ratio, 0.35)});
    sigma.refresh({skipIndexation: true});
    choose(node);
  }
  const KEYS = {ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1]};
  const near = way => nearest(
    graph.getNodeAttributes(hovered ?? chosen ?? graph.nodes()[0]), graph.mapNodes((node, at) => [node, at]), way,
  );
  const zoom = way => {
    const camera = sigma.getCamera(), ratio = camera.ratio * (way === 'in' ? 1 / STEP : STEP);
    camera.setState({ratio: Math.max(0.02, Math.min(1.3, ratio))});
  };
  stage.addEventListener('keydown', event => {
    if (KEYS[event.key]) {
      const next = near(KEYS[event.key]);
      if (next !== null) towards(next);
    } else if (event.key === '+' || event.key === '-') zoom(event.key === '+' ? 'in' : 'out');
    else if (event.key === 'Enter' && chosen !== null) location.assign(`/people/${graph.getNodeAttribute(chosen, 'id')}`);
    else return;
    event.preventDefault();
  });
  sigma.on('clickNode', event => choose(event.node));
  sigma.on('enterNode', event => { hovered = event.node; sigma.refresh({skipIndexation: true}); });
  sigma.on('leaveNode', () => { hovered = chosen; sigma.refresh({skipIndexation: true}); });
  if (graph.hasNode(figure.dataset.chosen)) {
    chosen = hovered = figure.dataset.chosen;
    sigma.refresh({skipIndexation: true});
  }
  return {zoom};
}
