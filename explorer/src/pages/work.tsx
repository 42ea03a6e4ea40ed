/** A manager's morning: what there is to do, then the best suggestions that nobody took up. */

import { ask } from "../asking/ask";
import { again, useAsked } from "../asking/asked";
import { BestDocument, SnoozeDocument, WorkDocument, type WorkQuery } from "../asking/typed/graphql";
import { Answer, Empty, Title } from "../parts/answer";
import { Suggestions } from "../parts/suggestions";
import { tell } from "../shell/announce";
import { link, type Place } from "../state/place";
import { day, t, word } from "../texts/texts";

type Item = WorkQuery["workList"]["items"][number];

const BEST = 20;
const SNOOZED_DAYS = 90;

export function WorkPage(_: { at: Place }) {
  const work = useAsked(WorkDocument, {});
  const best = useAsked(BestDocument, { first: BEST });
  return (
    <>
      <Title>{t("work.title")}</Title>
      <Answer of={work}>{({ workList }) => <Items items={workList.items} capped={workList.capped} />}</Answer>
      <h2>{t("work.best")}</h2>
      <Answer of={best}>
        {({ suggestions }) => (
          <Suggestions
            name="best"
            caption={t("work.bestCaption")}
            rows={suggestions.edges.map(({ node }) => node)}
            total={suggestions.totalCount}
          />
        )}
      </Answer>
    </>
  );
}

function Items({ items, capped }: WorkQuery["workList"]) {
  if (!items.length) return <Empty>{t("work.empty")}</Empty>;
  return (
    <>
      <ul class="items">
        {items.map((item, number) => (
          <li key={number}>
            <WorkItem item={item} />
          </li>
        ))}
      </ul>
      {capped.length > 0 && <p>{t("work.capped", { sorts: capped.map((sort) => word("sort", sort)).join(", ") })}</p>}
    </>
  );
}

function WorkItem({ item }: { item: Item }) {
  const { stakeholder, partner, partnership } = item;
  return (
    <>
      <strong>{word("sort", item.sort)}</strong> {item.due && <time dateTime={item.due}>{day(item.due)}</time>}
      <p>
        {stakeholder && (
          <a href={link({ page: "stakeholder", id: stakeholder.id })}>{stakeholder.name ?? stakeholder.id}</a>
        )}
        {stakeholder && partner && " · "}
        {stakeholder && partner && (
          <a href={link({ page: "suggestion", of: stakeholder.id, with: partner.id })}>{partner.name ?? partner.id}</a>
        )}
        {!stakeholder && (partnership?.name ?? partnership?.id)}
      </p>
      <p lang="en">{item.why}</p>
      {item.waiting.length > 0 && (
        <p>{t("work.waiting", { names: item.waiting.map((one) => one.name ?? one.id).join(", ") })}</p>
      )}
      <p>
        {t("work.can")} {item.can.map((deed) => word("deed", deed)).join(" · ")}{" "}
        {stakeholder && item.can.includes("SNOOZE") && (
          <button type="button" onClick={() => snooze(stakeholder.id, stakeholder.name ?? stakeholder.id)}>
            {t("act.snooze")}
          </button>
        )}
      </p>
    </>
  );
}

async function snooze(stakeholder: string, name: string): Promise<void> {
  const until = new Date(Date.now() + SNOOZED_DAYS * 86_400_000).toISOString().slice(0, 10);
  try {
    const { snooze } = await ask(SnoozeDocument, { stakeholder, until });
    tell(snooze.errors[0]?.message ?? t("done.snoozed", { name, until: day(until) }), snooze.revision);
    again();
  } catch (error) {
    tell(error instanceof Error && error.message ? error.message : t("state.offline"));
  }
}
