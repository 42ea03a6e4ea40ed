/** A network as a drawing that stands alone, from what is on the screen. */
import { drawnAs, isDark } from "../network/looks";
import { type Dot, type Line, legible, type Picture, SUGGESTED, short } from "../network/picture";
import { type Inks, inks } from "./ink";
import { type At, mark, near } from "./marks";
import { type Drawing, type Entry, FONT } from "./sheet";
import { element, told } from "./xml";

const SIDE = 1000;
const MARGIN = 130;
const LETTER = 9.5;
const HIGH = 18;
const RADIUS = 8;
const FAINT = 0.2;

export type About = { title: string; summary: string; legend: readonly Entry[] };

export function drawing(picture: Picture, chosen: string, { title, summary, legend }: About): Drawing {
  const at = fit(picture.dots);
  const colours = inks();
  const shown = new Map(picture.dots.map((dot) => [dot.id, at(dot)]));
  const body = [
    ...picture.lines.map((line) => stroke(line, shown, chosen, colours)),
    ...picture.dots.map((dot) => point(dot, at(dot), chosen, colours)),
    ...labels(picture.dots, at, chosen, colours),
  ].join("");
  return { title, summary, width: SIDE, height: SIDE, body, legend };
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

function stroke(
  { from, to, relation, dim, marked }: Line,
  shown: ReadonlyMap<string, At>,
  chosen: string,
  colours: Inks,
): string {
  const [a, b] = [shown.get(from), shown.get(to)];
  if (!a || !b) return "";
  const suggested = relation === SUGGESTED;
  const heavy = marked || from === chosen || to === chosen;
  return element("line", {
    x1: near(a.x),
    y1: near(a.y),
    x2: near(b.x),
    y2: near(b.y),
    stroke: colours[suggested ? "suggested" : heavy ? "text" : "line"],
    "stroke-width": marked ? 3 : suggested ? 2 : 1,
    "stroke-opacity": dim ? FAINT : suggested || heavy ? undefined : 0.5,
    "stroke-dasharray": suggested ? "7 5" : undefined,
  });
}

function point(dot: Dot, at: At, chosen: string, colours: Inks): string {
  const look = drawnAs(dot);
  const colour = isDark() ? look.dark : look.light;
  const radius = dot.size ?? RADIUS;
  const ring = { cx: near(at.x), cy: near(at.y), r: near(radius + 6), fill: "none", stroke: colours.focus };
  return element(
    "g",
    {},
    told("title", {}, dot.title),
    mark(look.shape, at, radius, colour, dot.dim ? FAINT : undefined),
    dot.id === chosen ? element("circle", { ...ring, "stroke-width": 3 }) : "",
  );
}

/** The chosen one's first, then the largest ones'; none over another. */
function labels(dots: readonly Dot[], at: (dot: At) => At, chosen: string, colours: Inks): string[] {
  const above = (dot: Dot) => ({ x: at(dot).x, y: at(dot).y - (dot.size ?? RADIUS) - 6 });
  const rank = (dot: Dot) => (dot.id === chosen ? Number.POSITIVE_INFINITY : (dot.size ?? RADIUS));
  const named = legible(
    dots.filter(({ dim }) => !dim).toSorted((a, b) => rank(b) - rank(a)),
    (dot) => ({ id: dot.id, ...above(dot), wide: short(dot.title).length * LETTER, high: HIGH }),
  );
  const ground = { stroke: colours.ground, "stroke-width": 4, "paint-order": "stroke", fill: colours.text };
  const look = {
    "font-family": FONT,
    "font-size": 15,
    "text-anchor": "middle",
    "unicode-bidi": "plaintext",
    ...ground,
  };
  return dots
    .filter(({ id }) => named.has(id))
    .map((dot) => told("text", { x: near(above(dot).x), y: near(above(dot).y), ...look }, short(dot.title)));
}
