// The map of many people: drawn by sigma in WebGL, where everybody was put on the server.
import {addressOf, show} from './choose.js';

const NEAR = 0.02;
const LABELS = 9; // pixels: smaller dots bear no name
const STEP = 1.5;

// Colours of the stylesheet, as sigma reads them.
const brush = document.createElement('canvas').getContext('2d', {willReadFrequently: true});

function rgb(colour) {
  brush.clearRect(0, 0, 1, 1);
  brush.fillStyle = colour;
  brush.fillRect(0, 0, 1, 1);
  const [r, g, b] = brush.getImageData(0, 0, 1, 1).data;
  return `rgb(${r},${g},${b})`;
}

// What a class makes of a property, asked of an element that is never seen.
function palette(figure) {
  const probe = document.createElement('b'), known = {};
  probe.className = 'dotkey';
  probe.hidden = true;
  figure.append(probe);
  return {
    dot(shape) {
      probe.className = `dotkey ${shape}`;
      probe.style.color = 'var(--dot)';
      return known[shape] ??= rgb(getComputedStyle(probe).color);
    },
    token(name) {
      probe.style.color = `var(${name})`;
      return rgb(getComputedStyle(probe).color);
    },
    disc(hue) {
      probe.style.color = `light-dark(oklch(0.967 0.017 ${hue}), oklch(0.258 0.02 ${hue}))`;
      return rgb(getComputedStyle(probe).color);
    },
  };
}

function shapes(told, by, at) {
  if (by === 'ties') return `t${told.ties[at]}`;
  if (by === 'recent') return `r${told.recent[at]}`;
  if (by === 'circles') return `c${told.circles[at]}`;
  const disc = told.hues.get(told.worlds[at]);
  return disc === null || disc === undefined ? 'none' : `h${disc}${told.sizes[at] > 10 ? ' big' : ''}`;
}

export async function canvas(figure, sheet, stage) {
  const answer = await fetch(figure.dataset.dots);
  if (!answer.ok || !window.Sigma || !window.graphology) return null;
  const told = await answer.json();
  told.hues = new Map(told.discs.map(disc => [disc.number, disc.hue]));
  const by = [...figure.classList].find(one => one.startsWith('by-')).slice(3);
  const graph = new graphology.Graph({multi: true, type: 'undirected'});
  const colours = palette(figure), line = colours.token('--line-2'), across = colours.token('--control'), honey = colours.token('--honey');
  told.ids.forEach((id, at) => graph.addNode(told.numbers[at], {
    id, x: told.x[at], y: -told.y[at], label: told.names[at], size: told.sizes[at] / 2, color: colours.dot(shapes(told, by, at)),
    forceLabel: false,
  }));
  for (const [a, b] of told.inside) if (graph.hasNode(a) && graph.hasNode(b)) graph.addEdge(a, b, {size: 0.5, color: line});
  for (const [a, b, only, firm] of told.across)
    if (graph.hasNode(a) && graph.hasNode(b)) graph.addEdge(a, b, {size: only ? 3 : 1, color: only ? honey : across, zIndex: only ? 2 : 1, faint: !firm});

  stage.hidden = false;
  let chosen = null, hovered = null;
  const ink = colours.token('--ink'), words = getComputedStyle(document.body).fontFamily;
  const sigma = new Sigma(graph, stage, {
    allowInvalidContainer: true, labelRenderedSizeThreshold: LABELS, labelFont: words, labelColor: {color: ink}, labelSize: 12,
    zIndex: true, minCameraRatio: 0.02, maxCameraRatio: 1.3, hideEdgesOnMove: graph.size > 20000,
    defaultDrawNodeHover: ring,
    edgeReducer: (edge, data) => {
      if (chosen !== null && graph.hasExtremity(edge, chosen)) return {...data, size: Math.max(1.8, data.size), color: data.size > 2 ? honey : ink, zIndex: 2};
      return data.faint ? {...data, hidden: true} : data;
    },
    nodeReducer: (node, data) => node === chosen || node === hovered ? {...data, highlighted: true, zIndex: 3, forceLabel: true} : data,
  });
  sheet.hidden = true;

  function ring(context, data) {
    context.beginPath();
    context.arc(data.x, data.y, data.size + 4, 0, Math.PI * 2);
    context.lineWidth = 2;
    context.strokeStyle = ink;
    context.stroke();
    context.font = `600 13px ${words}`;
    context.lineWidth = 4;
    context.strokeStyle = colours.token('--surface');
    context.fillStyle = ink;
    context.strokeText(data.label, data.x + data.size + 7, data.y + 4);
    context.fillText(data.label, data.x + data.size + 7, data.y + 4);
  }

  // Soft discs and their names lie on canvases of their own, below and above the dots.
  const below = layer('discs', {beforeLayer: 'edges'}), above = layer('worlds', {afterLayer: 'labels'});
  function layer(name, place) {
    sigma.createCanvasContext(name, place);
    return sigma.getCanvases()[name].getContext('2d');
  }
  for (const layer of [below, above]) layer.canvas.style.pointerEvents = 'none';
  const fills = new Map(told.discs.map(disc => [disc.number, disc.hue === null ? null : colours.disc(disc.hue)]));
  const ink2 = colours.token('--ink-2'), surface = colours.token('--surface'), dashed = colours.token('--line');
  function discs() {
    const {width, height} = sigma.getDimensions(), ratio = window.devicePixelRatio || 1, free = [];
    for (const layer of [below, above]) {
      layer.setTransform(ratio, 0, 0, ratio, 0, 0);
      layer.clearRect(0, 0, width, height);
    }
    above.font = `600 12.5px ${words}`;
    above.textAlign = 'center';
    above.lineWidth = 5;
    above.lineJoin = 'round';
    above.strokeStyle = surface;
    above.fillStyle = ink2;
    for (const disc of told.discs) {
      const at = sigma.graphToViewport({x: disc.x, y: -disc.y}), rim = sigma.graphToViewport({x: disc.x + disc.r, y: -disc.y});
      const r = Math.abs(rim.x - at.x);
      below.beginPath();
      below.arc(at.x, at.y, r, 0, Math.PI * 2);
      const fill = fills.get(disc.number);
      if (fill) {
        below.fillStyle = fill;
        below.fill();
      } else {
        below.setLineDash([3, 5]);
        below.strokeStyle = dashed;
        below.stroke();
        below.setLineDash([]);
      }
      const wide = above.measureText(disc.name).width, y = at.y - r - 7;
      const x = Math.max(wide / 2 + 4, Math.min(width - wide / 2 - 4, at.x));
      if (2 * r < 34 || free.some(one => Math.abs(one.y - y) < 15 && Math.abs(one.x - x) < (one.wide + wide) / 2 + 6)) continue;
      free.push({x, y, wide});
      above.strokeText(disc.name, x, y);
      above.fillText(disc.name, x, y);
    }
  }
  sigma.on('afterRender', discs);
  sigma.resize(true);
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
    figure.querySelector('[data-focus-name]')?.remove();
    choose(node);
  }
  const KEYS = {ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1]};
  function nearest([dx, dy]) {
    const from = graph.getNodeAttributes(hovered ?? chosen ?? graph.nodes()[0]);
    let best = null, least = Infinity;
    graph.forEachNode((node, to) => {
      const ahead = (to.x - from.x) * dx + (to.y - from.y) * dy;
      if (ahead <= NEAR) return;
      const far = ahead + 2.5 * (Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx));
      if (far < least) [best, least] = [node, far];
    });
    return best;
  }
  const zoom = way => {
    const camera = sigma.getCamera(), ratio = camera.ratio * (way === 'in' ? 1 / STEP : STEP);
    camera.setState({ratio: Math.max(0.02, Math.min(1.3, ratio))});
  };
  stage.addEventListener('keydown', event => {
    if (KEYS[event.key]) {
      const next = nearest(KEYS[event.key]);
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
