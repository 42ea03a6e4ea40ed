/** What the plan comes to: every figure opens into the records that it counts, and these add up to it. */
import { useAsked } from "../../asking/asked";
import {
  PlanFiguresDocument,
  type PlanFiguresQuery,
  PlanRecordsDocument,
  type PlanRecordsQuery,
} from "../../asking/typed/graphql";
import { Choice, DayChoice, labelled } from "../../lines/filters";
import { BROKERS, Only } from "../../lines/roles";
import { Answer, Title } from "../../parts/answer";
import { Table } from "../../parts/table";
import { amend, link, type Place, place } from "../../state/place";
import { language } from "../../state/preferences";
import { count, day, euros, t, word } from "../../texts/texts";
import { Around } from "./around";

type Figure = PlanFiguresQuery["planIndicators"][number];
type Opened = PlanRecordsQuery["planIndicators"][number];
type Record = { id: string; day: string | null; value: number; what: string; page: string };

const PAGES: Readonly<{ [kind: string]: string }> = {
  Action: "action",
  Barrier: "barrier",
  Partnership: "partnership",
};

export function FiguresPage({ at }: { at: Place }) {
  return (
    <Only roles={BROKERS} title="plan.figures">
      <Title>{t("plan.figures")}</Title>
      <Around />
      <p>{t("plan.figuresText")}</p>
      <Asked at={at} />
      {at.figure && <Records at={at} name={at.figure} />}
    </Only>
  );
}

const scope = ({ line, chain, since, until }: Place) => ({
  line: line || null,
  chain: chain || null,
  since: since || null,
  until: until || null,
});

export function amount(value: number, unit: string): string {
  return unit === "cents" ? euros(value) : count(value);
}

function Asked({ at }: { at: Place }) {
  const asked = useAsked(PlanFiguresDocument, { ...scope(at), language: language.value === "nl" ? "NL" : "EN" });
  return (
    <Answer of={asked} choices={(data) => <Filters data={data} />}>
      {(data) => <Figures of={data.planIndicators} />}
    </Answer>
  );
}

function Filters({ data }: { data: PlanFiguresQuery }) {
  return (
    <fieldset class="choices">
      <legend>{t("choice.narrow")}</legend>
      <Choice name="line" title={t("kind.strategicline")} options={labelled(data.strategicLines.edges)} />
      <Choice name="chain" title={t("kind.valuechain")} options={labelled(data.valueChains.edges)} />
      <DayChoice name="since" title={t("plan.since")} />
      <DayChoice name="until" title={t("plan.until")} />
    </fieldset>
  );
}

function Figures({ of }: { of: readonly Figure[] }) {
  return (
    <Table
      name="figures"
      caption={t("plan.figures")}
      rows={of}
      empty={t("plan.none")}
      columns={[
        {
          name: "name",
          title: t("plan.figure"),
          value: ({ name }) => word("kpi", name),
          show: ({ name }) => (
            <a
              href={link({ ...place.value, figure: name })}
              {...(place.value.figure === name ? { "aria-current": "true" } : {})}
            >
              {word("kpi", name)}
            </a>
          ),
        },
        {
          name: "value",
          title: t("plan.value"),
          value: ({ value }) => value,
          show: ({ value, unit }) => amount(value, unit),
        },
        { name: "count", title: t("plan.records"), value: ({ count: number }) => number },
        {
          name: "meaning",
          title: t("plan.meaning"),
          value: ({ meaning }) => meaning,
          show: ({ meaning }) => <span lang="en">{meaning}</span>,
        },
      ]}
    />
  );
}

function Records({ at, name }: { at: Place; name: string }) {
  const asked = useAsked(PlanRecordsDocument, { ...scope(at), name });
  return (
    <section>
      <h2>{t("plan.counted", { figure: word("kpi", name) })}</h2>
      <p>
        <button type="button" onClick={() => amend({ figure: "" })}>
          {t("act.close")}
        </button>
      </p>
      <Answer of={asked}>{({ planIndicators: [figure] }) => figure && <Opened figure={figure} />}</Answer>
    </section>
  );
}

function Opened({ figure }: { figure: Opened }) {
  const nodes = new Map(figure.nodes.map((node) => [node.id, node]));
  const rows = figure.counted.map((one): Record => {
    const node = nodes.get(one.id);
    const what = node && "what" in node ? (node.what ?? one.id) : one.id;
    return {
      ...one,
      what: node?.__typename === "Outcome" ? word("plan-outcome", what) : what,
      page: PAGES[node?.__typename ?? ""] ?? "",
    };
  });
  return (
    <>
      <p>{t("plan.sum", { number: figure.count, value: amount(figure.value, figure.unit) })}</p>
      <Table
        name="records"
        caption={word("kpi", figure.name)}
        rows={rows}
        total={figure.count}
        empty={t("plan.noRecords")}
        columns={[
          {
            name: "what",
            title: t("plan.record"),
            value: ({ what }) => what,
            show: ({ id, what, page }) => (page ? <a href={link({ page, id })}>{what}</a> : what),
          },
          { name: "day", title: t("fact.day"), value: (row) => row.day, show: (row) => day(row.day) },
          {
            name: "value",
            title: t("plan.adds"),
            value: ({ value }) => value,
            show: ({ value }) => amount(value, figure.unit),
          },
        ]}
      />
    </>
  );
}
