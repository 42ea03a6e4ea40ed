/** A table of coloured cells as a drawing that stands alone. */
import { ink } from "./ink";
import type { Entry } from "./sheet";
import { column, type Drawing, FONT, lines } from "./sheet";
import { element, told } from "./xml";

/** `tone` is a token of looks/tokens.css; `said` is what the cell tells in words. */
export type GridCell = { tone: string; texts: readonly string[]; said: string };
export type GridPicture = {
  title: string;
  summary: string;
  columns: readonly string[];
  rows: readonly { label: string; cells: readonly (GridCell | undefined)[] }[];
  legend: readonly { tone: string; sign: string; text: string }[];
};

const LABEL = 220;
const WIDE = 150;
const HIGH = 76;
const HEAD = 70;

export function gridDrawing({ title, summary, columns, rows, legend }: GridPicture): Drawing {
  const text = { fill: ink("text"), "font-size": 15 };
  const heads = columns.map((name, number) =>
    column(lines(name, 16).slice(0, 3), { ...text, "font-weight": 600 }, { x: LABEL + number * WIDE + 6, y: 16 }),
  );
  const body = rows.map(({ label, cells }, row) => {
    const y = HEAD + row * HIGH;
    const name = column(lines(label, 20).slice(0, 3), { ...text, "font-weight": 600 }, { x: 20, y: y + 30 });
    return name + cells.map((cell, number) => (cell ? drawn(cell, LABEL + number * WIDE, y) : "")).join("");
  });
  return {
    title,
    summary,
    width: LABEL + columns.length * WIDE,
    height: HEAD + rows.length * HIGH + 20,
    body: [...heads, ...body].join(""),
    legend: legend.map(entry),
  };
}

function drawn({ tone, texts, said }: GridCell, x: number, y: number): string {
  const middle = { fill: ink("text"), "font-size": 16, "text-anchor": "middle" };
  return element(
    "g",
    {},
    told("title", {}, said),
    element("rect", { x: x + 2, y: y + 2, width: WIDE - 4, height: HIGH - 4, fill: ink(tone), stroke: ink("line") }),
    column(texts, middle, { x: x + WIDE / 2, y: y + 34 }),
  );
}

function entry({ tone, sign, text }: GridPicture["legend"][number]): Entry {
  const mark: Entry["mark"] = ({ x, y }) =>
    (tone && element("rect", { x: x - 12, y: y - 12, width: 24, height: 24, fill: ink(tone), stroke: ink("line") })) +
    told(
      "text",
      { x, y: y + 5, "font-family": FONT, "font-size": 14, "text-anchor": "middle", fill: ink("text") },
      sign,
    );
  return { mark, text };
}
