// Times a layout of other people on boxes that come on standard input, as [parent, width,
// height] by row. Prints {"version": …, "times": [ms…], "width": …, "height": …}.
//
//   node layouts.mjs FOLDER-OF-node_modules flextree|layered|mrtree TIMES SECONDS
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

const [folder, layout, times, seconds] = process.argv.slice(2);
const need = createRequire(`${folder}/node_modules/`);
const rows = JSON.parse(readFileSync(0, "utf8"));
const GAP = 22;

function flextree() {
  const { flextree } = need("d3-flextree");
  const nodes = rows.map(([, width, height]) => ({ size: [width, height + GAP], children: [] }));
  rows.forEach(([parent], row) => parent >= 0 && nodes[parent].children.push(nodes[row]));
  const lay = flextree({ spacing: GAP });
  return {
    version: need("d3-flextree/package.json").version,
    work: () => lay(lay.hierarchy(nodes[0])),
    extent: (tree) => [tree.extents.right - tree.extents.left, tree.extents.bottom - tree.extents.top],
  };
}

function elk(algorithm) {
  const ELK = need("elkjs");
  const engine = new ELK();
  const graph = () => ({
    id: "map",
    layoutOptions: { "elk.algorithm": algorithm, "elk.direction": "DOWN" },
    children: rows.map(([, width, height], row) => ({ id: `n${row}`, width, height })),
    edges: rows.flatMap(([parent], row) =>
      parent < 0 ? [] : [{ id: `e${row}`, sources: [`n${parent}`], targets: [`n${row}`] }]),
  });
  return {
    version: need("elkjs/package.json").version,
    work: () => engine.layout(graph()),
    extent: (laid) => [laid.width, laid.height],
  };
}

const { version, work, extent } = layout === "flextree" ? flextree() : elk(layout);
const spent = [];
let laid;
const began = performance.now();
for (let turn = 0; turn < Number(times); turn++) {
  const start = performance.now();
  laid = await work();
  spent.push(performance.now() - start);
  if (spent.length > 1 && performance.now() - began > 1000 * Number(seconds)) break;
}
const [width, height] = extent(laid);
console.log(JSON.stringify({ version, times: spent, width, height }));
