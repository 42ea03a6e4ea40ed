/** A network for Gephi and whatever else reads GEXF 1.3, from what is on the screen; y points up there. */
import { drawnAs, isDark } from "../network/looks";
import { type Dot, type Line, type Picture, SUGGESTED, TOGETHER, USUAL_SIZE } from "../network/picture";
import { inked } from "./drawing";
import { type Fields, lineFields, nodeFields } from "./fields";
import { element, told } from "./xml";

/** Shapes that the format knows; others are left to who opens it. */
const SHAPES: Readonly<Record<string, string>> = { "●": "disc", "■": "square", "◆": "diamond", "▲": "triangle" };

export function gexf({ dots, lines }: Picture, title: string): string {
  const [nodes, edges] = [nodeFields(dots), lineFields(lines)];
  const head = {
    xmlns: "http://gexf.net/1.3",
    "xmlns:viz": "http://gexf.net/1.3/viz",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd",
    version: "1.3",
  };
  const meta = element(
    "meta",
    { lastmodifieddate: new Date().toISOString().slice(0, 10) },
    told("creator", {}, "Hommel"),
    told("description", {}, title),
  );
  const graph = element(
    "graph",
    { defaultedgetype: lines.some(isDirected) ? "directed" : "undirected", mode: "static" },
    declared("node", nodes),
    declared("edge", edges),
    element("nodes", {}, ...dots.map((dot) => node(dot, nodes))),
    element("edges", {}, ...lines.map((line, number) => edge(line, number, edges))),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element("gexf", head, meta, graph)}\n`;
}

/** Maps have lines alone that go both ways; programs refuse a mixture. */
function isDirected({ relation }: Line): boolean {
  return relation !== TOGETHER && relation !== SUGGESTED;
}

function declared<Row>(of: "node" | "edge", fields: Fields<Row>): string {
  const all = fields.map(({ name, type }) => element("attribute", { id: name, title: name, type }));
  return element("attributes", { class: of, mode: "static" }, ...all);
}

/** What is known of it; what is not has no value. */
function values<Row>(row: Row, fields: Fields<Row>): string {
  const known = fields.flatMap(({ name, value }) => {
    const found = value(row);
    return found === null ? [] : [element("attvalue", { for: name, value: found })];
  });
  return element("attvalues", {}, ...known);
}

function node(dot: Dot, fields: Fields<Dot>): string {
  const look = drawnAs(dot);
  const [r, g, b] = parts(isDark() ? look.dark : look.light);
  const shape = SHAPES[look.shape];
  return element(
    "node",
    { id: dot.id, label: dot.title },
    values(dot, fields),
    element("viz:size", { value: dot.size ?? USUAL_SIZE }),
    element("viz:position", { x: dot.x, y: -dot.y, z: 0 }),
    element("viz:color", { r, g, b, a: 1 }),
    shape ? element("viz:shape", { value: shape }) : "",
  );
}

function edge(line: Line, number: number, fields: Fields<Line>): string {
  const suggested = line.relation === SUGGESTED;
  const [r, g, b] = parts(inked(suggested ? "suggested" : "line"));
  return element(
    "edge",
    { id: number, source: line.from, target: line.to, weight: line.weight, label: line.relation },
    values(line, fields),
    element("viz:color", { r, g, b, a: 1 }),
    element("viz:shape", { value: suggested ? "dashed" : "solid" }),
  );
}

/** Red, green and blue of `#rrggbb`. */
function parts(colour: string): [number, number, number] {
  const found = (colour.slice(1).match(/../g) ?? []).map((two) => Number.parseInt(two, 16));
  const [r = 0, g = 0, b = 0] = found;
  return [r, g, b];
}
