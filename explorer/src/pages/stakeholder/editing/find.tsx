/** Finds a capability as one types: a combobox after the ARIA practices. What is chosen stands in the field. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { useAsked } from "../../../asking/asked";
import { CapabilitiesDocument } from "../../../asking/typed/graphql";
import { t } from "../../../texts/texts";

export type Capability = { id: string; title: string | null };

type Props = { label: string; chosen: Capability | undefined; choose: (one: Capability | undefined) => void };

const SETTLED_MS = 150;

export function FindCapability({ label, chosen, choose }: Props) {
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState("");
  const [active, setActive] = useState(0);
  const timer = useRef(0);
  const list = useId();
  const { data } = useAsked(CapabilitiesDocument, asked ? { text: asked } : undefined);
  const hits: Capability[] = asked && !chosen ? (data?.search ?? []) : [];
  useEffect(() => setActive(0), [asked]);
  useEffect(() => {
    if (!chosen) setTyped("");
  }, [chosen?.id]);

  function type(text: string): void {
    setTyped(text);
    if (chosen) choose(undefined);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setAsked(text.trim()), SETTLED_MS);
  }

  function take(hit: Capability | undefined): void {
    if (!hit) return;
    setTyped(hit.title ?? hit.id);
    setAsked("");
    choose(hit);
  }

  function press(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) setActive((active + step + hits.length) % hits.length);
    else if (event.key === "Enter" && hits.length) take(hits[active]);
    else if (event.key === "Escape") setAsked("");
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <span class="finder">
      <input
        type="text"
        role="combobox"
        autocomplete="off"
        aria-label={label}
        aria-expanded={hits.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        {...(hits.length ? { "aria-activedescendant": `${list}-${active}` } : {})}
        placeholder={t("stake.findHint")}
        value={chosen ? (chosen.title ?? chosen.id) : typed}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={press}
        onBlur={() => setAsked("")}
      />
      <span class="unseen" role="status">
        {asked && data ? t(hits.length ? "search.found" : "search.none", { number: hits.length }) : ""}
      </span>
      <span class="found" id={list} role="listbox" aria-label={label} hidden={!hits.length}>
        {hits.map((hit, number) => (
          <span
            key={hit.id}
            id={`${list}-${number}`}
            role="option"
            tabIndex={-1}
            aria-selected={number === active}
            onMouseDown={() => take(hit)}
          >
            {hit.title ?? hit.id}
          </span>
        ))}
      </span>
      {asked && data && !hits.length && !chosen && <span class="found">{t("search.none")}</span>}
    </span>
  );
}
