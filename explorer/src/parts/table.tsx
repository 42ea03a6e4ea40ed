/** A table that sorts by its heads, filters by words and turns pages where it is long; how it stands is in the address, so that it can be shared. */
import type { ComponentChildren } from "preact";
import { amend, place } from "../state/place";
import { printing } from "../state/printing";
import { csv } from "../taking/csv";
import { save } from "../taking/files";
import { inOrder, t } from "../texts/texts";
import { Empty } from "./answer";

export type Column<Row> = {
  name: string;
  title: string;
  /** What is sorted and filtered by, and shown where `show` is not there. */
  value: (row: Row) => string | number | null | undefined;
  show?: (row: Row) => ComponentChildren;
};

type Props<Row> = {
  /** Unlike any other table's of the page. */
  name: string;
  caption: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  empty: string;
  /** How many there are in all, where more than these. */
  total?: number;
  /** Which row it is, where rows are edited: what has the focus stays with its row. */
  id?: (row: Row) => string;
};

const FEW = 8;
/** Rows at once: whatever comes, the page stays quick. */
const AT_ONCE = 100;
/** Paper turns its own pages; more is for a file. */
const ON_PAPER = 2000;

export function Table<Row>({ name, caption, rows, columns, empty, total, id }: Props<Row>) {
  const sort = place.value[`${name}.sort`] ?? "";
  const words = place.value[`${name}.filter`] ?? "";
  if (!rows.length) return <Empty>{empty}</Empty>;
  const found = sorted(filtered(rows, columns, words), columns, sort);
  const first = firstOf(place.value[`${name}.from`], found.length);
  const shown = printing.value ? found.slice(0, ON_PAPER) : found.slice(first, first + AT_ONCE);
  return (
    <div class="table">
      {(rows.length > FEW || words) && (
        <input
          type="search"
          aria-label={t("table.filter", { caption })}
          placeholder={t("table.filterHint")}
          value={words}
          onInput={(event) => amend({ [`${name}.filter`]: event.currentTarget.value, [`${name}.from`]: "" })}
        />
      )}{" "}
      <button
        type="button"
        class="csv"
        aria-label={t("taking.table", { caption })}
        onClick={() => take(caption, columns, found)}
      >
        {t("taking.csv")}
      </button>
      <div class="scroll" role="region" aria-label={caption} tabIndex={0}>
        <table>
          <caption>
            {caption}{" "}
            <small aria-live="polite">{told(printing.value ? shown.length : found.length, total ?? rows.length)}</small>
          </caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <Head key={column.name} table={name} column={column} sort={sort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, number) => (
              <tr key={id ? id(row) : first + number}>
                {columns.map((column) => (
                  <td key={column.name} class={typeof column.value(row) === "number" ? "number" : ""} dir="auto">
                    {column.show ? column.show(row) : column.value(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {found.length > AT_ONCE && <Pages name={name} caption={caption} first={first} many={found.length} />}
    </div>
  );
}

/** All that passes the filter, in its order, as a file; values as they are sorted by, so that programs can reckon with them. */
function take<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[]): void {
  const heads = columns.map(({ title }) => title);
  save(
    `${document.title.replace(/ · Hommel$/, "")} ${caption}`,
    "csv",
    csv(
      heads,
      rows.map((row) => columns.map(({ value }) => value(row))),
    ),
  );
}

/** The first row of a page that is there, whatever the address says. */
function firstOf(wanted: string | undefined, many: number): number {
  const page = Math.floor(Math.max(Number(wanted) || 0, 0) / AT_ONCE);
  return Math.min(page, Math.max(Math.ceil(many / AT_ONCE) - 1, 0)) * AT_ONCE;
}

function Pages({ name, caption, first, many }: { name: string; caption: string; first: number; many: number }) {
  const last = Math.min(first + AT_ONCE, many);
  const turn = (from: number) => amend({ [`${name}.from`]: from ? String(from) : "" });
  return (
    <p class="pages" role="group" aria-label={t("table.pages", { caption })}>
      <button type="button" aria-disabled={first === 0} onClick={() => first > 0 && turn(first - AT_ONCE)}>
        {t("table.before")}
      </button>{" "}
      <span role="status">{t("table.rows", { first: first + 1, last, many })}</span>{" "}
      <button type="button" aria-disabled={last === many} onClick={() => last < many && turn(first + AT_ONCE)}>
        {t("table.after")}
      </button>
    </p>
  );
}

function told(shown: number, total: number): string {
  return shown === total ? t("table.all", { number: total }) : t("table.some", { number: shown, total });
}

function Head<Row>({ table, column, sort }: { table: string; column: Column<Row>; sort: string }) {
  const way = sort === column.name ? "ascending" : sort === `-${column.name}` ? "descending" : "none";
  const next = way === "ascending" ? `-${column.name}` : column.name;
  return (
    <th scope="col" aria-sort={way}>
      <button type="button" onClick={() => amend({ [`${table}.sort`]: next, [`${table}.from`]: "" })}>
        {column.title} <span aria-hidden="true">{{ ascending: "▲", descending: "▼", none: "↕" }[way]}</span>
      </button>
    </th>
  );
}

function filtered<Row>(rows: readonly Row[], columns: readonly Column<Row>[], words: string): readonly Row[] {
  const wanted = folded(words).split(/\s+/).filter(Boolean);
  if (!wanted.length) return rows;
  const text = (row: Row) => folded(columns.map((column) => column.value(row) ?? "").join(" "));
  return rows.filter((row) => wanted.every((word) => text(row).includes(word)));
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** What is not known comes last, either way. */
function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: string): readonly Row[] {
  const column = columns.find(({ name }) => name === sort.replace(/^-/, ""));
  if (!column) return rows;
  const sign = sort.startsWith("-") ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [a, b] = [column.value(one), column.value(other)];
    if (a == null || b == null) return Number(a == null) - Number(b == null);
    return sign * (typeof a === "number" && typeof b === "number" ? a - b : inOrder(String(a), String(b)));
  });
}
