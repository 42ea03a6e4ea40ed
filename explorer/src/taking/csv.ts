/** Rows as comma-separated values after RFC 4180, which spreadsheets open without running anything. */

export type Cell = string | number | null | undefined;

/** By it spreadsheets know that it is UTF-8. */
const MARK = "\ufeff";

/** How a text begins that a spreadsheet would take for a formula; the last four are signs of East Asian keyboards. */
const FORMULA = /^[=+\-@\t\n\r＝＋－＠]/;

/** Control characters, which programs choke on; tab and new line are none. */
const CONTROL = /[^\P{Cc}\t\n\r]/gu;

/** Heads and rows; a text that begins like a formula gets an apostrophe before it, a control character becomes U+FFFD. */
export function csv(heads: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return MARK + [heads, ...rows].map((row) => `${row.map(written).join(",")}\r\n`).join("");
}

function written(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return String(cell);
  const text = cell.replace(CONTROL, "\ufffd");
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
