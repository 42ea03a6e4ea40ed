/** All pages, grouped by what one comes for: those that the reader may open, and that are there. */
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { AskerRole } from "../asking/typed/graphql";
import { ANALYSTS, amongst, BROKERS, PEOPLE } from "../lines/roles";
import { link, moves, place } from "../state/place";
import { type Text, t } from "../texts/texts";

type Item = readonly [page: string, title: Text, roles?: readonly AskerRole[]];
type Group = { title: Text; items: readonly Item[] };

const GROUPS: readonly Group[] = [
  {
    title: "menu.work",
    items: [
      ["work", "work.title", BROKERS],
      ["partnerships", "menu.partnerships", BROKERS],
      ["triage", "triage.title", PEOPLE],
    ],
  },
  {
    title: "menu.network",
    items: [
      ["chains", "chains.title"],
      ["map", "menu.map"],
      ["masked", "menu.masked", ANALYSTS],
      ["strengths", "strengths.title", BROKERS],
    ],
  },
  {
    title: "barriers.title",
    items: [
      ["barriers", "barriers.register"],
      ["barrier-ranking", "barriers.ranking", BROKERS],
      ["barrier-coverage", "barriers.coverage", BROKERS],
      ["barrier-list", "barriers.list", BROKERS],
      ["barrier-report", "barriers.report"],
    ],
  },
  {
    title: "plan.title",
    items: [
      ["plan", "plan.actions", BROKERS],
      ["priorities", "plan.priorities", BROKERS],
      ["plan-figures", "plan.figures", BROKERS],
      ["plan-versions", "plan.versions", BROKERS],
    ],
  },
  {
    title: "menu.looking",
    items: [
      ["support", "support.title", ANALYSTS],
      ["quality", "quality.title", ANALYSTS],
      ["portfolio", "portfolio.title", ANALYSTS],
      ["runs", "runs.title", ANALYSTS],
      ["brokering", "fruits.title", ANALYSTS],
    ],
  },
];

/** `pages` are those that the explorer has. */
export function Menu({ pages }: { pages: readonly string[] }) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useId();
  useEffect(() => setOpen(false), [moves.value]);
  // Not after the next picture, as effects are: who clicks beside it sooner would leave it open.
  useLayoutEffect(() => (open ? closing(box.current, () => setOpen(false)) : undefined), [open]);

  function press(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !open) return;
    setOpen(false);
    button.current?.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from wherever one is in it.
    <div class="menu" ref={box} onKeyDown={press}>
      <button type="button" ref={button} aria-expanded={open} aria-controls={panel} onClick={() => setOpen(!open)}>
        <span aria-hidden="true">☰</span> {t("menu.all")}
      </button>
      <div class="panel" id={panel} hidden={!open}>
        {GROUPS.map((group) => (
          <Section key={group.title} group={group} pages={pages} />
        ))}
      </div>
    </div>
  );
}

/** Calls when one clicks or goes elsewhere; gives what ends it. */
function closing(box: HTMLElement | null, close: () => void): () => void {
  const left = ({ target }: Event) => {
    if (target instanceof Node && !box?.contains(target)) close();
  };
  for (const event of ["pointerdown", "focusin"]) document.addEventListener(event, left);
  return () => {
    for (const event of ["pointerdown", "focusin"]) document.removeEventListener(event, left);
  };
}

function Section({ group: { title, items }, pages }: { group: Group; pages: readonly string[] }) {
  const name = useId();
  const open = items.filter(([page, , roles]) => pages.includes(page) && (!roles || amongst(roles)));
  if (!open.length) return null;
  return (
    <section>
      <p id={name}>{t(title)}</p>
      <ul aria-labelledby={name}>
        {open.map(([page, text]) => (
          <li key={page}>
            <a href={link({ page })} {...(place.value.page === page ? { "aria-current": "page" } : {})}>
              {t(text)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
