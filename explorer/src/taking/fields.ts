/** What files tell of each dot and line: what all have, then whatever these ones have beside it. */
import type { Attributes, Dot, Line, Picture } from "../network/picture";
import { type Cell, csv } from "./csv";

export type Field<Row> = {
  name: string;
  /** As GEXF calls it. */
  type: "string" | "integer" | "double";
  value: (row: Row) => string | number | null;
};
export type Fields<Row> = readonly Field<Row>[];

/** Names, kinds of values and values of what is beside. */
function beside<Row extends { attributes?: Attributes }>(rows: readonly Row[], taken: readonly string[]): Fields<Row> {
  const names = new Set(rows.flatMap(({ attributes }) => Object.keys(attributes ?? {})));
  return [...names]
    .filter((name) => !taken.includes(name))
    .map((name) => {
      const value = (row: Row) => row.attributes?.[name] ?? null;
      return { name, type: typeOf(rows.map(value)), value };
    });
}

function typeOf(values: readonly (string | number | null)[]): Field<unknown>["type"] {
  const known = values.filter((value) => value !== null);
  if (!known.length || known.some((value) => typeof value === "string")) return "string";
  return known.every((value) => Number.isInteger(value)) ? "integer" : "double";
}

/** Beside id and name. */
export function nodeFields(dots: readonly Dot[]): Fields<Dot> {
  const all: Fields<Dot> = [
    { name: "kind", type: "string", value: ({ kind }) => kind },
    { name: "steps", type: "integer", value: ({ degree }) => degree },
  ];
  return [...all, ...beside(dots, ["id", "name", "kind", "steps"])];
}

/** Beside its two ends. */
export function lineFields(lines: readonly Line[]): Fields<Line> {
  const all: Fields<Line> = [{ name: "relation", type: "string", value: ({ relation }) => relation }];
  return [...all, ...beside(lines, ["from", "to", "relation", "weight"])];
}

/** The nodes as a table. */
export function nodesCsv({ dots }: Picture): string {
  const fields = nodeFields(dots);
  return csv(
    ["id", "name", ...fields.map(({ name }) => name)],
    dots.map((dot): Cell[] => [dot.id, dot.title, ...fields.map(({ value }) => value(dot))]),
  );
}

/** The relations as a table. */
export function linesCsv({ lines }: Picture): string {
  const fields = lineFields(lines);
  return csv(
    ["from", "to", ...fields.map(({ name }) => name), "weight"],
    lines.map((line): Cell[] => [line.from, line.to, ...fields.map(({ value }) => value(line)), line.weight]),
  );
}
