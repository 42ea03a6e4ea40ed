/** Whether brokering did anything: pairs that were shown beside such that a run kept back by lot. */
import { useAsked } from "../../asking/asked";
import {
  BrokeringEffectDocument,
  type BrokeringEffectQuery,
  RunsDocument,
  type RunsQuery,
} from "../../asking/typed/graphql";
import { Choice, DayChoice, type Option } from "../../lines/filters";
import { Answer, Empty } from "../../parts/answer";
import { Table } from "../../parts/table";
import type { Place } from "../../state/place";
import { decimal, moment, share, t } from "../../texts/texts";

type Run = RunsQuery["runs"]["edges"][number]["node"];
type Found = BrokeringEffectQuery["brokeringEffect"];

/** Its manifest says `held` where it kept some back. */
function heldBack({ manifest }: Run): boolean {
  return /"held":/.test(manifest ?? "");
}

export function Effect({ at }: { at: Place }) {
  const asked = useAsked(RunsDocument, {});
  return (
    <>
      <h2>{t("fruits.effect")}</h2>
      <Answer of={asked}>
        {({ runs }) => {
          const some = runs.edges.map(({ node }) => node).filter(heldBack);
          const first = some[0];
          return first ? <Chosen of={some} first={first.id} at={at} /> : <Empty>{t("fruits.noneHeld")}</Empty>;
        }}
      </Answer>
    </>
  );
}

function Chosen({ of, first, at }: { of: readonly Run[]; first: string; at: Place }) {
  const until = at.until || new Date().toISOString().slice(0, 10);
  return (
    <>
      <div class="choices">
        <Choice
          name="run"
          title={t("fruits.run")}
          options={of.map((run): Option => [run.id, moment(run.started)])}
          first={first}
        />
        <DayChoice name="until" title={t("plan.until")} first={until} />
      </div>
      <Asked run={at.run || first} until={until} />
    </>
  );
}

function Asked({ run, until }: { run: string; until: string }) {
  const asked = useAsked(BrokeringEffectDocument, { run, until });
  return <Answer of={asked}>{({ brokeringEffect }) => <Difference of={brokeringEffect} />}</Answer>;
}

function Difference({ of }: { of: Found }) {
  const percent = (value: number) => decimal(100 * value);
  const told = {
    effect: percent(of.effect),
    low: percent(of.low),
    high: percent(of.high),
    least: percent(of.smallest),
  };
  const sure = of.low > 0 || of.high < 0;
  const rows = [
    { ...of.shown, arm: t("fruits.shown") },
    { ...of.held, arm: t("fruits.held") },
  ];
  return (
    <>
      <p class="odds">
        {t("fruits.difference", told)} {t(sure ? "fruits.sure" : "fruits.unsure")}
      </p>
      <Table
        name="arms"
        caption={t("fruits.effect")}
        rows={rows}
        empty={t("fruits.noneHeld")}
        columns={[
          { name: "arm", title: t("fruits.arm"), value: ({ arm }) => arm },
          { name: "pairs", title: t("chains.existing"), value: ({ pairs }) => pairs },
          { name: "together", title: t("fruits.together"), value: ({ together }) => together },
          { name: "share", title: t("stakeholder.share"), value: (row) => row.share, show: (row) => share(row.share) },
        ]}
      />
    </>
  );
}
