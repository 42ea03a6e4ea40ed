/** Which labels are drawn: as many as fit, none over another, those that come first first. */
import type { Dot } from "./picture";

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

/** Whose names are wanted most: the chosen one, then the nearest, then the largest; as they come among equals. */
export function wanted(dots: readonly Dot[], chosen: string): Dot[] {
  return dots
    .filter(({ dim, id }) => !dim || id === chosen)
    .sort(
      (a, b) =>
        Number(b.id === chosen) - Number(a.id === chosen) || a.degree - b.degree || (b.size ?? 0) - (a.size ?? 0),
    );
}
