/** A network as a drawing that stands alone, from what is on the screen. */
import { legible, wanted } from "../network/labels";
import type { Stroke } from "../network/legend";
import { drawnAs, faint, isDark, LINES } from "../network/looks";
import { compare, type Dot, type Line, type Picture, SUGGESTED, short, USUAL_SIZE } from "../network/picture";
import { type At, mark, near } from "./marks";
import { type Drawing, type Entry, FONT } from "./sheet";
import { type Attributes, apart, element, told } from "./xml";

const SIDE = 1000;
const MARGIN = 90;
const LETTER = 9.5;
const HIGH = 18;
const MOST_LABELS = 150;

export type About = { title: string; summary: string; legend: readonly Entry[] };

export function drawing(picture: Picture, chosen: string, { title, summary, legend }: About): Drawing {
  const at = fit(picture.dots);
  const shown = new Map(picture.dots.map((dot) => [dot.id, at(dot)]));
  const body = [
    ...picture.lines.map((line) => drawn(line, shown, chosen)),
    ...picture.dots.map((dot) => point(dot, at(dot), chosen)),
    ...labels(picture.dots, at, chosen),
  ].join("");
  return { title, summary, width: SIDE, height: SIDE, body, legend };
}

/** What is drawn so in the theme that is shown. */
export function inked(name: keyof typeof LINES): string {
  return LINES[name][isDark() ? "dark" : "light"];
}

/** How a sort of line is drawn. */
export function stroke(sort: Stroke): Attributes {
  const dashes = sort === "dashed" ? "7 5" : undefined;
  const width = { line: 1, near: 1.5, dashed: 2, marked: 4 }[sort];
  return { stroke: inked(sort === "dashed" ? "suggested" : sort), "stroke-width": width, "stroke-dasharray": dashes };
}

/** From where they stand to where they are drawn: all of them, in the same measure both ways. */
function fit(dots: readonly Dot[]): (dot: At) => At {
  const ends = (of: (dot: Dot) => number) =>
    dots.reduce<[number, number]>(
      ([low, high], dot) => [Math.min(low, of(dot)), Math.max(high, of(dot))],
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    );
  const [[left, right], [top, bottom]] = [ends(({ x }) => x), ends(({ y }) => y)];
  const scale = (SIDE - 2 * MARGIN) / (Math.max(right - left, bottom - top) || 1);
  return ({ x, y }) => ({
    x: SIDE / 2 + (x - (left + right) / 2) * scale,
    y: SIDE / 2 + (y - (top + bottom) / 2) * scale,
  });
}

/** Always from the same end, so that the dashes of two that are suggested to each other do not fill each other's gaps. */
function drawn(line: Line, shown: ReadonlyMap<string, At>, chosen: string): string {
  const [a, b] = [line.from, line.to].sort(compare).map((id) => shown.get(id));
  if (!a || !b) return "";
  const look = stroke(sortOf(line, chosen));
  const ends = { x1: near(a.x), y1: near(a.y), x2: near(b.x), y2: near(b.y) };
  return element("line", { ...ends, ...look, "stroke-opacity": line.dim ? 0.2 : undefined });
}

function sortOf({ from, to, relation, marked }: Line, chosen: string): Stroke {
  if (marked) return "marked";
  if (relation === SUGGESTED) return "dashed";
  return from === chosen || to === chosen ? "near" : "line";
}

function point(dot: Dot, at: At, chosen: string): string {
  const look = drawnAs(dot);
  const colour = isDark() ? look.dark : look.light;
  const size = dot.size ?? USUAL_SIZE;
  const ring = { cx: near(at.x), cy: near(at.y), r: near(size + 6), fill: "none", stroke: inked("focus") };
  return element(
    "g",
    {},
    told("title", {}, dot.title),
    mark(look.shape, at, size, dot.dim ? faint(colour, inked("ground")) : colour),
    dot.id === chosen ? element("circle", { ...ring, "stroke-width": 3 }) : "",
  );
}

/** Those that are wanted most, none over another, none cut off. */
function labels(dots: readonly Dot[], at: (dot: Dot) => At, chosen: string): string[] {
  const names = new Map(dots.map(({ id, title }) => [id, short(title)]));
  const place = (dot: Dot) => {
    const wide = short(dot.title).length * LETTER;
    const x = Math.min(Math.max(at(dot).x, wide / 2), SIDE - wide / 2);
    return { id: dot.id, x, y: at(dot).y - (dot.size ?? USUAL_SIZE) - 6, wide, high: HIGH };
  };
  const ground = { stroke: inked("ground"), "stroke-width": 4, "paint-order": "stroke", fill: inked("text") };
  const look = {
    "font-family": FONT,
    "font-size": 15,
    "text-anchor": "middle",
    ...ground,
  };
  return legible(wanted(dots, chosen), place, MOST_LABELS).map(({ id, x, y }) =>
    told("text", { x: near(x), y: near(y), ...look }, apart(names.get(id) ?? "")),
  );
}
