/** Which labels are drawn: as many as fit, none over another, those that come first first. */
import type { Dot } from "./picture";

/** Turning by so much each time comes by every side soon. */
const GOLDEN = 0.618034;

/** Where the middle of a label is, and how large, all in the same measure. */
export type Label = { id: string; x: number; y: number; wide: number; high: number };

/** The labels that fit of those that are made one after the other; at most so many are drawn. */
export function legible(dots: Iterable<Dot>, label: (dot: Dot) => Label | undefined, most: number): Label[] {
  const drawn: Label[] = [];
  for (const dot of dots) {
    const one = label(dot);
    if (one && drawn.every((other) => apart(one, other))) drawn.push(one);
    if (drawn.length >= most) break;
  }
  return drawn;
}

function apart(one: Label, other: Label): boolean {
  return Math.abs(one.x - other.x) * 2 > one.wide + other.wide || Math.abs(one.y - other.y) * 2 > one.high + other.high;
}

/** Whose names are wanted most: the chosen one, then the nearest, then the largest; among equals from all sides. */
export function wanted(dots: readonly Dot[], chosen: string): Dot[] {
  const turn = new Map(dots.map(({ id }, place) => [id, (place * GOLDEN) % 1]));
  return dots
    .filter(({ dim, id }) => !dim || id === chosen)
    .sort(
      (a, b) =>
        Number(b.id === chosen) - Number(a.id === chosen) ||
        a.degree - b.degree ||
        (b.size ?? 0) - (a.size ?? 0) ||
        (turn.get(a.id) ?? 0) - (turn.get(b.id) ?? 0),
    );
}

/** How wide a letter is, in parts of its height, where nothing can be measured. */
const USUAL_LETTER = 0.6;
const FAMILY = "system-ui, sans-serif";

let ruler: CanvasRenderingContext2D | null | undefined;

/** How wide a text is in letters of this size. */
export function widthOf(text: string, size: number): number {
  ruler ??= document.createElement("canvas").getContext("2d");
  if (!ruler) return text.length * size * USUAL_LETTER;
  ruler.font = `${size}px ${FAMILY}`;
  return ruler.measureText(text).width;
}
