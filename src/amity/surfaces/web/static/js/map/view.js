// What part of the drawn map is seen: its viewBox, never beyond the paper.
const CLOSEST = 8;

export function view(figure, drawing) {
  const whole = drawing.getAttribute('viewBox').split(' ').map(Number);
  const larger = parseFloat(getComputedStyle(drawing).getPropertyValue('--f')) || 1;
  let [left, top, width, height] = whole;

  function look() {
    width = Math.max(whole[2] / CLOSEST, Math.min(whole[2], width));
    height = width * whole[3] / whole[2];
    left = Math.max(whole[0], Math.min(whole[0] + whole[2] - width, left));
    top = Math.max(whole[1], Math.min(whole[1] + whole[3] - height, top));
    drawing.setAttribute('viewBox', `${left} ${top} ${width} ${height}`);
    drawing.style.setProperty('--f', Math.max(1, larger * width / whole[2]));
    figure.classList.toggle('near', isNear());
  }
  const isNear = () => width < whole[2] - 1;
  function scale() {
    const box = drawing.getBoundingClientRect();
    return Math.max(width / box.width, height / box.height);
  }
  function place(x, y) {
    const box = drawing.getBoundingClientRect(), by = scale();
    return {x: left + width / 2 + (x - box.left - box.width / 2) * by, y: top + height / 2 + (y - box.top - box.height / 2) * by};
  }
  function zoom(by, at = {x: left + width / 2, y: top + height / 2}) {
    const before = width;
    width = Math.max(whole[2] / CLOSEST, Math.min(whole[2], width / by));
    left = at.x - (at.x - left) * width / before;
    top = at.y - (at.y - top) * width / before;
    look();
  }
  function move(x, y) {
    const by = scale();
    left -= x * by;
    top -= y * by;
    look();
  }
  function bring(at) {
    if (at.x >= left && at.x <= left + width && at.y >= top && at.y <= top + height) return;
    left = at.x - width / 2;
    top = at.y - height / 2;
    look();
  }
  return {isNear, place, zoom, move, bring};
}
