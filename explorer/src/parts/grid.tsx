/** A picture as a table of cells: a sign and a colour each, arrows go from cell to cell, and each is read aloud. */
import type { GridPicture } from "../taking/grid";
import { TakeGrid } from "../taking/take";
import { t } from "../texts/texts";

export type Line = { id: string; label: string };

/** Tokens of looks/tokens.css. */
export type Tone = "fewer" | "chance" | "more";

export type Shown = {
  tone: Tone;
  /** The first stands large, what follows below it and small. */
  texts: readonly string[];
  /** What those hear who do not see it. */
  said: string;
  href: string;
};

/** What a colour and its sign mean; a note on the numbers has neither. */
export type Meaning = { tone: Tone | ""; sign: string; text: string };

export type Picture = {
  caption: string;
  /** What it shows in one sentence. */
  summary: string;
  legend: readonly Meaning[];
  rows: readonly Line[];
  columns: readonly Line[];
  cell: (row: Line, column: Line) => Shown | undefined;
};

/** The picture with its legend, and as files to take along. */
export function Grid({ picture }: { picture: Picture }) {
  return (
    <>
      <Legend of={picture.legend} />
      <Cells picture={picture} />
      <TakeGrid grid={asFile(picture)} />
    </>
  );
}

function asFile({ caption, summary, legend, rows, columns, cell }: Picture): GridPicture {
  return {
    title: caption,
    summary,
    columns: columns.map(({ label }) => label),
    rows: rows.map((row) => ({ label: row.label, cells: columns.map((column) => cell(row, column)) })),
    legend,
  };
}

function Legend({ of }: { of: readonly Meaning[] }) {
  return (
    <ul class="legend" aria-label={t("chains.legend")}>
      {of.map(({ tone, sign, text }) => (
        <li key={text}>
          {sign && (
            <span class={`cell ${tone}`} aria-hidden="true">
              {sign}
            </span>
          )}{" "}
          {text}
        </li>
      ))}
    </ul>
  );
}

function Cells({ picture: { caption, rows, columns, cell } }: { picture: Picture }) {
  return (
    <div class="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table class="heat">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <td />
            {columns.map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, down) => (
            <tr key={row.id}>
              <th scope="row">{row.label}</th>
              {columns.map((column, across) => (
                <Cell key={column.id} shown={cell(row, column)} at={[down, across]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ shown, at: [down, across] }: { shown: Shown | undefined; at: readonly [number, number] }) {
  if (!shown) return <td />;
  const [first, ...others] = shown.texts;
  return (
    <td>
      <a
        class={`cell ${shown.tone} ${others.length ? "" : "small"}`}
        data-cell={`${down} ${across}`}
        href={shown.href}
        onKeyDown={walk}
      >
        <span class="unseen">{shown.said}</span>
        <span aria-hidden="true">
          {first}
          {others.map((text) => (
            <small key={text}>
              <br />
              {text}
            </small>
          ))}
        </span>
      </a>
    </td>
  );
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Arrows go from cell to cell. */
function walk(event: KeyboardEvent): void {
  const step = STEPS[event.key];
  const here = event.currentTarget;
  if (!step || !(here instanceof HTMLElement)) return;
  const [down = 0, across = 0] = (here.dataset.cell ?? "").split(" ").map(Number);
  const next = here.closest("table")?.querySelector<HTMLElement>(`[data-cell="${down + step[0]} ${across + step[1]}"]`);
  if (!next) return;
  event.preventDefault();
  next.focus();
}
