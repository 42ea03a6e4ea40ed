/** What there is to do, by sort: whom it is about, why, and what can be done about it here. */
import type { WorkQuery } from "../../asking/typed/graphql";
import { Empty } from "../../parts/answer";
import { amend, link, type Place } from "../../state/place";
import { count, day, t, word } from "../../texts/texts";
import { Deeds } from "./deeds";

export type Item = WorkQuery["workList"]["items"][number];
type Props = { list: WorkQuery["workList"]; at: Place; run: string | undefined };

const FIRST = 30;

export function Items({ list: { items, capped }, at, run }: Props) {
  if (!items.length) return <Empty>{t("work.empty")}</Empty>;
  const wanted = at.sort ? items.filter(({ sort }) => sort === at.sort) : items;
  const shown = at.all ? wanted : wanted.slice(0, FIRST);
  return (
    <>
      <Sorts items={items} capped={capped} chosen={at.sort ?? ""} />
      {!shown.length && <Empty>{t("work.noneOfSort")}</Empty>}
      <ul class="items">
        {shown.map((item) => (
          <li key={keyOf(item)}>
            <WorkItem item={item} run={run} />
          </li>
        ))}
      </ul>
      {wanted.length > shown.length && (
        <button type="button" onClick={() => amend({ all: "yes" })}>
          {t("work.all", { number: wanted.length })}
        </button>
      )}
      {capped.length > 0 && <p>{t("work.capped", { sorts: capped.map((sort) => word("sort", sort)).join(", ") })}</p>}
    </>
  );
}

/** The same item is the same row when the list is asked anew, so that what was opened stays open. */
function keyOf({ sort, stakeholder, partner, partnership, about, why }: Item): string {
  return [sort, stakeholder?.id, partner?.id, partnership?.id, about, about ? "" : why].join(" ");
}

type SortsProps = { items: readonly Item[]; capped: readonly string[]; chosen: string };

function Sorts({ items, capped, chosen }: SortsProps) {
  const counts = new Map<string, number>();
  for (const { sort } of items) counts.set(sort, (counts.get(sort) ?? 0) + 1);
  const more = (sort: string) => (capped.includes(sort) ? "+" : "");
  return (
    <div class="work-sorts" role="group" aria-label={t("work.sorts")}>
      <button type="button" aria-pressed={!chosen} onClick={() => amend({ sort: "" })}>
        {t("work.everything")} <small>{count(items.length)}</small>
      </button>
      {[...counts].map(([sort, number]) => (
        <button key={sort} type="button" aria-pressed={chosen === sort} onClick={() => amend({ sort })}>
          {word("sort", sort)}{" "}
          <small>
            {count(number)}
            {more(sort)}
          </small>
        </button>
      ))}
    </div>
  );
}

function WorkItem({ item, run }: { item: Item; run: string | undefined }) {
  return (
    <>
      <strong>{word("sort", item.sort)}</strong> {item.due && <time dateTime={item.due}>{day(item.due)}</time>}
      <p dir="auto">
        <Subject item={item} />
      </p>
      <p lang="en">{item.why}</p>
      {item.waiting.length > 0 && (
        <p>{t("work.waiting", { names: item.waiting.map((one) => one.name ?? one.id).join(", ") })}</p>
      )}
      <Deeds item={item} run={run} />
    </>
  );
}

function Subject({ item: { stakeholder, partner, partnership } }: { item: Item }) {
  return (
    <>
      {stakeholder && (
        <a href={link({ page: "stakeholder", id: stakeholder.id })}>{stakeholder.name ?? stakeholder.id}</a>
      )}
      {stakeholder && partner && " · "}
      {stakeholder && partner && (
        <a href={link({ page: "suggestion", of: stakeholder.id, with: partner.id })}>{partner.name ?? partner.id}</a>
      )}
      {stakeholder && partnership && " · "}
      {partnership && (
        <a href={link({ page: "partnership", id: partnership.id })}>{partnership.name ?? partnership.id}</a>
      )}
    </>
  );
}
