/** A picture as a table of cells: a sign and a colour each, arrows go from cell to cell, and each is read aloud. */
import type { ComponentChildren } from "preact";

export type Line = { id: string; label: string };

export type Shown = {
  /** The cell's colour, a class. */
  look: string;
  /** What those hear who do not see it. */
  said: string;
  href: string;
  children: ComponentChildren;
};

type Props = {
  caption: string;
  rows: readonly Line[];
  columns: readonly Line[];
  cell: (row: Line, column: Line) => Shown | undefined;
};

export function Grid({ caption, rows, columns, cell }: Props) {
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
  return (
    <td>
      <a class={`cell ${shown.look}`} data-cell={`${down} ${across}`} href={shown.href} onKeyDown={walk}>
        <span class="unseen">{shown.said}</span>
        <span aria-hidden="true">{shown.children}</span>
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
