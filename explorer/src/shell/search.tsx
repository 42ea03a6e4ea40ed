/** Finds anything as one types: a combobox after the ARIA practices, with links to what was found. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { useAsked } from "../asking/asked";
import { SearchDocument } from "../asking/typed/graphql";
import { go, type Place } from "../state/place";
import { t, word } from "../texts/texts";

type Hit = { kind: string; id: string; title: string | null };

/** The page of a node. */
export function placeOf(hit: { kind: string; id: string }): Place {
  return { page: hit.kind === "Stakeholder" ? "stakeholder" : "node", id: hit.id };
}

const SETTLED_MS = 150;

export function Search() {
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState("");
  const [active, setActive] = useState(-1);
  const [open, setOpen] = useState(false);
  const timer = useRef(0);
  const list = useId();
  const { data } = useAsked(SearchDocument, { text: asked });
  const hits: Hit[] = asked ? (data?.search ?? []) : [];
  const shown = open && asked !== "";
  const settled = data !== undefined && asked === typed.trim();

  /** Who presses Enter before the answer is there gets the first one when it is. */
  const [eager, setEager] = useState(false);
  useEffect(() => {
    if (!eager || !settled) return;
    setEager(false);
    choose(hits[0]);
  }, [eager, settled]);

  function type(text: string): void {
    setTyped(text);
    setOpen(true);
    setActive(-1);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setAsked(text.trim()), SETTLED_MS);
  }

  function choose(hit: Hit | undefined): void {
    if (!hit) return;
    setOpen(false);
    setTyped("");
    setAsked("");
    go(placeOf(hit));
  }

  function press(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) {
      event.preventDefault();
      setOpen(true);
      setActive((active + step + hits.length + (active < 0 && step < 0 ? 1 : 0)) % hits.length);
    } else if (event.key === "Enter" && settled) choose(hits[Math.max(active, 0)]);
    else if (event.key === "Enter") setEager(typed.trim() !== "");
    else if (event.key === "Escape") setOpen(false);
    else return;
    if (event.key !== "Escape") event.preventDefault();
  }

  return (
    <search>
      <input
        type="text"
        inputMode="search"
        role="combobox"
        aria-label={t("search.label")}
        placeholder={t("search.hint")}
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        {...(shown && active >= 0 ? { "aria-activedescendant": `${list}-${active}` } : {})}
        autocomplete="off"
        value={typed}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={press}
        onBlur={() => setOpen(false)}
      />
      <p class="unseen" role="status">
        {shown && data ? t(hits.length ? "search.found" : "search.none", { number: hits.length }) : ""}
      </p>
      <div class="found" id={list} role="listbox" aria-label={t("search.label")} hidden={!shown || !hits.length}>
        {hits.map((hit, number) => (
          <div
            key={hit.id}
            id={`${list}-${number}`}
            role="option"
            tabIndex={-1}
            aria-selected={number === active}
            onMouseDown={() => choose(hit)}
          >
            <span dir="auto">{hit.title ?? hit.id}</span> <small>{word("kind", hit.kind)}</small>
          </div>
        ))}
      </div>
      {shown && data && !hits.length && <p class="found">{t("search.none")}</p>}
    </search>
  );
}
