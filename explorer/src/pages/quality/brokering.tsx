/** What brokering comes to: how far partnerships get, what came of them, and how well odds were given. */
import { useAsked } from "../../asking/asked";
import { BrokeringDocument, type BrokeringQuery } from "../../asking/typed/graphql";
import { ANALYSTS, Only } from "../../lines/roles";
import { Answer, Title } from "../../parts/answer";
import { Table } from "../../parts/table";
import { link, type Place } from "../../state/place";
import { decimal, euros, share, t, word } from "../../texts/texts";
import { Around } from "./around";
import { Effect } from "./effect";

type Figures = BrokeringQuery["brokering"];
type State = Figures["states"][number];

export function BrokeringPage({ at }: { at: Place }) {
  return (
    <Only roles={ANALYSTS} title="brokering.title">
      <Title>{t("brokering.title")}</Title>
      <Around />
      <Asked />
      <Effect at={at} />
    </Only>
  );
}

function Asked() {
  const asked = useAsked(BrokeringDocument, {});
  return (
    <Answer of={asked}>
      {({ brokering, forecastScores }) => (
        <>
          <p role="status">{t("brokering.summary", { ...counts(brokering) })}</p>
          <States of={brokering.states} />
          <Reasons of={brokering.reasons} />
          <Values of={brokering} />
          <Forecasts of={forecastScores} />
        </>
      )}
    </Answer>
  );
}

function counts({ begun, outcomes, confirmed, jobs }: Figures) {
  return { begun, outcomes, confirmed, jobs };
}

function States({ of }: { of: readonly State[] }) {
  return (
    <Table
      name="states"
      caption={t("brokering.states")}
      rows={of}
      empty={t("brokering.none")}
      columns={[
        {
          name: "state",
          title: t("barriers.status"),
          value: ({ state }) => word("plan-state", state),
          show: ({ state }) => <a href={link({ page: "partnerships" })}>{word("plan-state", state)}</a>,
        },
        { name: "now", title: t("brokering.now"), value: ({ now }) => now },
        { name: "reached", title: t("brokering.reached"), value: ({ reached }) => reached },
        {
          name: "conversion",
          title: t("brokering.conversion"),
          value: ({ conversion }) => conversion,
          show: ({ conversion }) => (conversion === null ? "–" : share(conversion)),
        },
        {
          name: "picture",
          title: t("quality.picture"),
          value: () => "",
          show: ({ conversion }) => (
            <span class="ranked" aria-hidden="true">
              <span class="worth" style={{ width: `${100 * (conversion ?? 0)}%` }} />
            </span>
          ),
        },
      ]}
    />
  );
}

function Reasons({ of }: { of: Figures["reasons"] }) {
  return (
    <Table
      name="reasons"
      caption={t("brokering.reasons")}
      rows={of}
      empty={t("brokering.noReasons")}
      columns={[
        { name: "reason", title: t("barriers.reason"), value: ({ reason }) => word("reason", reason) },
        { name: "count", title: t("brokering.often"), value: ({ count }) => count },
      ]}
    />
  );
}

/** Expected and realised beside each other; they are never added up. */
function Values({ of }: { of: Figures }) {
  const rows = [
    ...of.expected.map((one) => ({ ...one, sort: t("brokering.expected") })),
    ...of.realised.map((one) => ({ ...one, sort: t("brokering.realised") })),
  ].filter(({ told }) => told > 0);
  return (
    <Table
      name="values"
      caption={t("brokering.values")}
      rows={rows}
      empty={t("brokering.noValues")}
      columns={[
        { name: "sort", title: t("barriers.measure"), value: ({ sort }) => sort },
        { name: "when", title: t("brokering.when"), value: ({ name }) => word("when", name) },
        { name: "cents", title: t("plan.value"), value: ({ cents }) => cents, show: ({ cents }) => euros(cents) },
        { name: "told", title: t("brokering.told"), value: ({ told }) => told },
      ]}
    />
  );
}

function Forecasts({ of }: { of: BrokeringQuery["forecastScores"] }) {
  return (
    <>
      <h2>{t("brokering.forecasts")}</h2>
      <p>{t("brokering.forecastsText")}</p>
      <Table
        name="forecasts"
        caption={t("brokering.forecasts")}
        rows={of}
        empty={t("brokering.noForecasts")}
        columns={[
          { name: "who", title: t("brokering.who"), value: ({ forecaster }) => word("forecaster", forecaster) },
          { name: "many", title: t("brokering.many"), value: ({ forecasts }) => forecasts },
          {
            name: "brier",
            title: t("brokering.brier"),
            value: ({ brier }) => brier,
            show: (row) => decimal(row.brier),
          },
          {
            name: "happened",
            title: t("brokering.happened"),
            value: ({ happened }) => happened,
            show: ({ happened }) => share(happened),
          },
        ]}
      />
    </>
  );
}
