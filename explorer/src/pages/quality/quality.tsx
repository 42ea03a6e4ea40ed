/** How well suggestions foresee the partnerships that then formed, beside baselines, with intervals. */
import { useAsked } from "../../asking/asked";
import { type PartnerScope, QualityDocument, type QualityQuery } from "../../asking/typed/graphql";
import { Choice, DayChoice, type Option } from "../../lines/filters";
import { ANALYSTS, Only } from "../../lines/roles";
import { Answer, Empty, Title } from "../../parts/answer";
import { Table } from "../../parts/table";
import type { Place } from "../../state/place";
import { day, decimal, t, word } from "../../texts/texts";
import { Around } from "./around";
import { Reliable } from "./reliable";

type Evaluation = QualityQuery["evaluation"];
type Measured = Evaluation["measurements"][number];

const SCOPES: readonly PartnerScope[] = ["CROSS_CHAIN", "BRIDGE", "ALL"];
const PARTS = { all: "quality.all", "low-degree third": "quality.fewest" } as const;
const OURS = "Hommel";
const YEARS_BACK = 6;

export function QualityPage({ at }: { at: Place }) {
  const split = at.split || `${new Date().getFullYear() - YEARS_BACK}-01-01`;
  const scope = SCOPES.find((one) => one === at.scope) ?? "CROSS_CHAIN";
  return (
    <Only roles={ANALYSTS} title="quality.title">
      <Title>{t("quality.title")}</Title>
      <Around />
      <p>{t("quality.text")}</p>
      <div class="choices">
        <DayChoice name="split" title={t("quality.split")} first={split} />
        <Choice
          name="scope"
          title={t("quality.scope")}
          options={SCOPES.map((one): Option => [one, word("run-scope", one)])}
          first="CROSS_CHAIN"
        />
      </div>
      <Asked split={split} scope={scope} measure={at.measure} />
    </Only>
  );
}

type AskedProps = { split: string; scope: PartnerScope; measure: string | undefined };

function Asked({ split, scope, measure }: AskedProps) {
  const asked = useAsked(QualityDocument, { split, scope });
  return <Answer of={asked}>{({ evaluation }) => <Figures of={evaluation} measure={measure} />}</Answer>;
}

function Figures({ of, measure }: { of: Evaluation; measure: string | undefined }) {
  const measures = [...new Set(of.measurements.map((one) => one.measure))];
  const shown = measures.find((one) => one === measure) ?? measures[0];
  const slices = [...new Set(of.measurements.map(({ slice }) => slice))];
  if (!shown) return <Empty>{t("quality.none")}</Empty>;
  return (
    <>
      <p>{t("quality.asked", { split: day(of.split), weights: of.weights })}</p>
      <Choice
        name="measure"
        title={t("quality.measure")}
        options={measures.map((one): Option => [one, one])}
        first={shown}
      />
      <p>
        <strong>{shown}</strong>: {word("measure", shown.replace("@", "-"))}
      </p>
      {slices.map((slice) => (
        <Slice
          key={slice}
          slice={slice}
          rows={of.measurements.filter((one) => one.slice === slice && one.measure === shown)}
        />
      ))}
      {of.reliability ? <Reliable of={of.reliability} /> : <p>{t("quality.unreliable")}</p>}
    </>
  );
}

/** The best baseline, and whether ours is better for certain, perhaps, or not. */
function verdict(rows: readonly Measured[]): string {
  const ours = rows.find(({ model }) => model === OURS);
  const best = rows.filter(({ model }) => model !== OURS).toSorted((a, b) => b.mean - a.mean)[0];
  if (!ours || !best) return "";
  const told = { model: best.model, ours: decimal(ours.mean), best: decimal(best.mean) };
  if (ours.low > best.mean) return t("quality.better", told);
  return t(ours.high < best.mean ? "quality.worse" : "quality.even", told);
}

/** All, those with the fewest partners, or the members of a value chain. */
function called(slice: string): string {
  return slice in PARTS ? t(PARTS[slice as keyof typeof PARTS]) : word("chain", slice);
}

function Slice({ slice, rows }: { slice: string; rows: readonly Measured[] }) {
  return (
    <>
      <h2>
        {called(slice)} <small>{t("quality.over", { number: rows[0]?.stakeholders ?? 0 })}</small>
      </h2>
      <p>{verdict(rows)}</p>
      <Table
        name={`slice-${slice.replace(/\W/g, "")}`}
        caption={called(slice)}
        rows={rows}
        empty={t("quality.none")}
        columns={[
          {
            name: "model",
            title: t("quality.model"),
            value: ({ model }) => model,
            show: ({ model }) => (model === OURS ? <strong>{model}</strong> : <span lang="en">{model}</span>),
          },
          { name: "mean", title: t("quality.mean"), value: ({ mean }) => mean, show: ({ mean }) => decimal(mean) },
          {
            name: "interval",
            title: t("quality.interval"),
            value: ({ low, high }) => `${decimal(low)}–${decimal(high)}`,
          },
          {
            name: "picture",
            title: t("quality.picture"),
            value: () => "",
            show: (row) => <Interval of={row} />,
          },
        ]}
      />
    </>
  );
}

/** A line from the low to the high end, and a mark at the mean: a square is ours, a ring a baseline. */
function Interval({ of }: { of: Measured }) {
  const at = (value: number) => `${100 * Math.min(Math.max(value, 0), 1)}%`;
  return (
    <span class="interval" aria-hidden="true">
      <span class="line" style={{ left: at(of.low), width: at(of.high - of.low) }} />
      <span class={of.model === OURS ? "ours" : "other"} style={{ left: at(of.mean) }} />
    </span>
  );
}
