/** The board: a column for each place in a partnership's life. Arrows go from card to card, Enter opens one. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { BrokeredFragment } from "../../asking/typed/graphql";
import { link } from "../../state/place";
import { may } from "../../state/session";
import { count, day, t, word } from "../../texts/texts";
import { Menu, moving } from "./menu";
import { endsSoon, partiesOf, titleOf, waits, waitsText } from "./standing";

/** So many cards of a column; the table has all. */
const MOST_CARDS = 25;
const MOST_COLUMNS = 11;
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};
const SIGNS = { me: "▶", party: "…", none: "" } as const;

type Props = { rows: readonly BrokeredFragment[]; states: readonly string[] };

export function Columns({ rows, states }: Props) {
  const columns = states.map((state) => ({ state, cards: rows.filter((row) => row.state === state) }));
  const [active, setActive] = useState("");
  const first = columns.find(({ cards }) => cards.length)?.cards[0]?.id;
  const here = rows.some(({ id }) => id === active) ? active : first;
  return (
    <div class="scroll" role="region" aria-label={t("brokering.board")} tabIndex={0}>
      <p class="unseen" id="board-keys">
        {t("brokering.keys")}
      </p>
      <div class="board">
        {columns.map(({ state, cards }, across) => (
          <section key={state} aria-label={`${word("stands", state)} (${count(cards.length)})`}>
            <h2>
              {word("stands", state)} <small>{count(cards.length)}</small>
            </h2>
            <ul>
              {cards.slice(0, MOST_CARDS).map((card, down) => (
                <Card
                  key={card.id}
                  row={card}
                  at={[across, down]}
                  reached={card.id === here}
                  onReach={() => setActive(card.id)}
                />
              ))}
            </ul>
            {cards.length > MOST_CARDS && <p>{t("brokering.more", { number: cards.length - MOST_CARDS })}</p>}
          </section>
        ))}
      </div>
    </div>
  );
}

type CardProps = { row: BrokeredFragment; at: readonly [number, number]; reached: boolean; onReach: () => void };

/** One tab stop for the board; the others are reached by arrows. */
function Card({ row, at: [across, down], reached, onReach }: CardProps) {
  const told = waitsText(row);
  const title = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (moving.peek() === row.id) title.current?.focus();
    moving.value = "";
  }, []);
  return (
    <li class={`card ${waits(row).on}`}>
      <a
        ref={title}
        href={link({ page: "partnership", id: row.id })}
        data-card={`${across} ${down}`}
        tabIndex={reached ? 0 : -1}
        aria-describedby="board-keys"
        onFocus={onReach}
        onKeyDown={walk}
        dir="auto"
      >
        {titleOf(row)}
      </a>
      {row.title && <p dir="auto">{partiesOf(row)}</p>}
      {told && (
        <p>
          <span aria-hidden="true">{SIGNS[waits(row).on]}</span> {told}
        </p>
      )}
      {row.expires && (
        <p class={endsSoon(row.expires) ? "soon" : ""}>{t("brokering.until", { day: day(row.expires) })}</p>
      )}
      {may("EDIT") && <Menu id={row.id} name={titleOf(row)} />}
    </li>
  );
}

/** The next card that way; past empty columns, and at the nearest height. */
function walk(event: KeyboardEvent): void {
  const step = STEPS[event.key];
  const here = event.currentTarget;
  if (!step || !(here instanceof HTMLElement)) return;
  event.preventDefault();
  const [across = 0, down = 0] = (here.dataset.card ?? "").split(" ").map(Number);
  (step[1] ? cardAt(across, down + step[1]) : beside(across, down, step[0]))?.focus();
}

function cardAt(across: number, down: number): HTMLElement | null {
  return document.querySelector(`[data-card="${across} ${down}"]`);
}

function beside(across: number, down: number, way: number): HTMLElement | null {
  for (let column = across + way; column >= 0 && column < MOST_COLUMNS; column += way) {
    const height = document.querySelectorAll(`[data-card^="${column} "]`).length;
    if (height) return cardAt(column, Math.min(down, height - 1));
  }
  return null;
}
