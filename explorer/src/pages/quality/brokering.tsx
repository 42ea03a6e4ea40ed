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
    <Only roles={ANALYSTS} title="fruits.title">
      <Title>{t("fruits.title")}</Title>
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
          <p role="status">{t("fruits.summary", { ...counts(brokering) })}</p>
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
      caption={t("fruits.states")}
      rows={of}
      empty={t("fruits.none")}
      columns={[
        {
          name: "state",
          title: t("barriers.status"),
          value: ({ state }) => word("plan-state", state),
          show: ({ state }) => <a href={link({ page: "partnerships" })}>{word("plan-state", state)}</a>,
        },
        { name: "now", title: t("fruits.now"), value: ({ now }) => now },
        { name: "reached", title: t("fruits.reached"), value: ({ reached }) => reached },
        {
          name: "conversion",
          title: t("fruits.conversion"),
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
      caption={t("fruits.reasons")}
      rows={of}
      empty={t("fruits.noReasons")}
      columns={[
        { name: "reason", title: t("barriers.reason"), value: ({ reason }) => word("reason", reason) },
        { name: "count", title: t("fruits.often"), value: ({ count }) => count },
      ]}
    />
  );
}

/** Expected and realised beside each other; they are never added up. */
function Values({ of }: { of: Figures }) {
  const rows = [
    ...of.expected.map((one) => ({ ...one, sort: t("fruits.expected") })),
    ...of.realised.map((one) => ({ ...one, sort: t("fruits.realised") })),
  ].filter(({ told }) => told > 0);
  return (
    <Table
      name="values"
      caption={t("fruits.values")}
      rows={rows}
      empty={t("fruits.noValues")}
      columns={[
        { name: "sort", title: t("barriers.measure"), value: ({ sort }) => sort },
        { name: "when", title: t("fruits.when"), value: ({ name }) => word("when", name) },
        { name: "cents", title: t("plan.value"), value: ({ cents }) => cents, show: ({ cents }) => euros(cents) },
        { name: "told", title: t("fruits.told"), value: ({ told }) => told },
      ]}
    />
  );
}

function Forecasts({ of }: { of: BrokeringQuery["forecastScores"] }) {
  return (
    <>
      <h2>{t("fruits.forecasts")}</h2>
      <p>{t("fruits.forecastsText")}</p>
      <Table
        name="forecasts"
        caption={t("fruits.forecasts")}
        rows={of}
        empty={t("fruits.noForecasts")}
        columns={[
          { name: "who", title: t("fruits.who"), value: ({ forecaster }) => word("odds-of", forecaster) },
          { name: "many", title: t("fruits.many"), value: ({ forecasts }) => forecasts },
          {
            name: "brier",
            title: t("fruits.brier"),
            value: ({ brier }) => brier,
            show: (row) => decimal(row.brier),
          },
          {
            name: "happened",
            title: t("fruits.happened"),
            value: ({ happened }) => happened,
            show: ({ happened }) => share(happened),
          },
        ]}
      />
    </>
  );
}
