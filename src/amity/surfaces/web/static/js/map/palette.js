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
export function palette(figure) {
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

export function shapeOf(told, by, at) {
  if (by === 'ties') return `t${told.ties[at]}`;
  if (by === 'recent') return `r${told.recent[at]}`;
  if (by === 'circles') return `c${told.circles[at]}`;
  const disc = told.hues.get(told.worlds[at]);
  return disc === null || disc === undefined ? 'none' : `h${disc}${told.sizes[at] > 10 ? ' big' : ''}`;
}
