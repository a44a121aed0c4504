// Everybody and their lines, as sigma wants them.
import {shapeOf} from './palette.js';

export function graphOf(told, by, colours) {
  const graph = new graphology.Graph({multi: true, type: 'undirected'});
  const line = colours.token('--line-2'), across = colours.token('--control'), honey = colours.token('--honey');
  const there = (a, b) => graph.hasNode(a) && graph.hasNode(b);
  told.ids.forEach((id, at) => graph.addNode(told.numbers[at], {
    id, x: told.x[at], y: -told.y[at], label: told.names[at], size: told.sizes[at] / 2, color: colours.dot(shapeOf(told, by, at)),
  }));
  for (const [a, b] of told.inside) if (there(a, b)) graph.addEdge(a, b, {size: 0.5, color: line});
  for (const [a, b, only, firm] of told.across) {
    const looks = only ? {size: 3, color: honey, zIndex: 2} : {size: 1, color: across, zIndex: 1};
    if (there(a, b)) graph.addEdge(a, b, {...looks, faint: !firm});
  }
  return graph;
}
