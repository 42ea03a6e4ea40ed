/** A way as it lies in a picture: its lines are marked, and who was missing is added. */
import { type Dot, type Line, type Picture, TOGETHER } from "../picture";
import type { Path } from "./way";

/** The steps of a way that are lines of the picture already, marked. */
export function marked(picture: Picture, { steps }: Path): Picture {
  const on = new Set(steps.map(({ relation, fromId, toId }) => `${fromId} ${relation} ${toId}`));
  const lines = picture.lines.map((line) =>
    on.has(`${line.from} ${line.relation} ${line.to}`) ? { ...line, marked: true } : line,
  );
  return { dots: picture.dots, lines };
}

/** A way through projects where only stakeholders are drawn: a line from one to the next. `missing` tells of the others. */
export function markedAcross(picture: Picture, { nodes }: Path, missing: readonly Dot[]): Picture {
  const stops = nodes.filter(({ kind }) => kind === "Stakeholder");
  const there = new Set([...picture.dots, ...missing].map(({ id }) => id));
  const lines = stops.slice(1).flatMap(({ id }, number): Line[] => {
    const from = stops[number]?.id;
    if (!from || !there.has(from) || !there.has(id)) return [];
    return [{ from, to: id, relation: TOGETHER, marked: true }];
  });
  return { dots: [...picture.dots, ...missing], lines: [...picture.lines, ...lines] };
}
