/** A manager's morning: what changed, what there is to do, then the best suggestions that nobody took up. */
import { useAsked } from "../../asking/asked";
import { BestDocument, SinceDocument, WorkDocument } from "../../asking/typed/graphql";
import { Answer, Title } from "../../parts/answer";
import { Suggestions } from "../../parts/suggestions";
import { link, type Place } from "../../state/place";
import { may } from "../../state/session";
import { visitBefore } from "../../state/visits";
import { t } from "../../texts/texts";
import { Items } from "./items";
import { StartRun } from "./run";
import { Since } from "./since";

const BEST = 20;

export function WorkPage({ at }: { at: Place }) {
  const since = visitBefore();
  const changed = useAsked(SinceDocument, { since });
  const work = useAsked(WorkDocument, {});
  const best = useAsked(BestDocument, { first: BEST });
  // Both lists are open to the same people: what keeps both away is told once.
  const trouble = changed.data || work.data ? undefined : (work.problem ?? changed.problem);
  return (
    <>
      <Title>{t("work.title")}</Title>
      {trouble ? (
        <Answer of={{ about: work.about, by: work.by, problem: trouble }}>{() => null}</Answer>
      ) : (
        <>
          <Since since={since} asked={changed} />
          <h2>{t("work.list")}</h2>
          <p>
            <a href={link({ page: "partnerships" })}>{t("brokering.title")}</a>
          </p>
          <Answer of={work}>
            {({ workList }) => <Items list={workList} at={at} run={best.data?.suggestions.edges[0]?.node.run.id} />}
          </Answer>
        </>
      )}
      <h2>{t("work.best")}</h2>
      {may("RUN") && <StartRun />}
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
