/** A table that sorts by its heads and filters by words; how it stands is in the address, so that it can be shared. */
import type { ComponentChildren } from "preact";
import { amend, place } from "../state/place";
import { t } from "../texts/texts";
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
};

const FEW = 8;
/** So many rows are drawn at a time: more would keep the browser busy for seconds. */
const STEP = 500;

export function Table<Row>({ name, caption, rows, columns, empty, total }: Props<Row>) {
  const sort = place.value[`${name}.sort`] ?? "";
  const words = place.value[`${name}.filter`] ?? "";
  if (!rows.length) return <Empty>{empty}</Empty>;
  const shown = sorted(filtered(rows, columns, words), columns, sort);
  const most = Number(place.value[`${name}.rows`]) || STEP;
  const drawn = shown.slice(0, most);
  return (
    <div class="table">
      {(rows.length > FEW || words) && (
        <input
          type="search"
          aria-label={t("table.filter", { caption })}
          placeholder={t("table.filterHint")}
          value={words}
          onInput={(event) => amend({ [`${name}.filter`]: event.currentTarget.value })}
        />
      )}
      <div class="scroll" role="region" aria-label={caption} tabIndex={0}>
        <table>
          <caption>
            {caption} <small>{told(shown.length, total ?? rows.length)}</small>
          </caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <Head key={column.name} table={name} column={column} sort={sort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {drawn.map((row, number) => (
              <tr key={number}>
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
      {drawn.length < shown.length && (
        <p>
          {t("table.drawn", { number: drawn.length, total: shown.length })}{" "}
          <button type="button" onClick={() => amend({ [`${name}.rows`]: String(most + STEP) })}>
            {t("table.more", { number: Math.min(STEP, shown.length - drawn.length) })}
          </button>
        </p>
      )}
    </div>
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
      <button type="button" onClick={() => amend({ [`${table}.sort`]: next })}>
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
    return sign * (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b)));
  });
}
