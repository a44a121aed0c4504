// Soft discs and their names lie on canvases of their own, below and above the dots.
export function drawDiscs(sigma, told, colours, words) {
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
}

// Around whoever is chosen, with their name.
export function ring(colours, words) {
  const ink = colours.token('--ink'), surface = colours.token('--surface');
  return (context, dot) => {
    context.beginPath();
    context.arc(dot.x, dot.y, dot.size + 4, 0, Math.PI * 2);
    Object.assign(context, {lineWidth: 2, strokeStyle: ink, fillStyle: ink, font: `600 13px ${words}`});
    context.stroke();
    Object.assign(context, {lineWidth: 4, strokeStyle: surface});
    context.strokeText(dot.label, dot.x + dot.size + 7, dot.y + 4);
    context.fillText(dot.label, dot.x + dot.size + 7, dot.y + 4);
  };
}
