/** Chain × chain: how many pairs work together beside what chance would give, and what is suggested. */
import { useAsked } from "../asking/asked";
import { ChainsDocument, type ChainsQuery } from "../asking/typed/graphql";
import { Answer, Empty, Title } from "../parts/answer";
import { Grid, type Shown } from "../parts/grid";
import { Table } from "../parts/table";
import { link, type Place } from "../state/place";
import { language } from "../state/preferences";
import { count, t } from "../texts/texts";

type Gap = ChainsQuery["crossPollination"][number];
type Chain = { notation: string; label: string };
type Standing = "none" | "fewer" | "chance" | "more";

const SIGNS: Readonly<Record<Standing, string>> = { none: "·", fewer: "▽", chance: "○", more: "▲" };

export function ChainsPage(_: { at: Place }) {
  const asked = useAsked(ChainsDocument, { language: language.value === "nl" ? "NL" : "EN" });
  return (
    <>
      <Title>{t("chains.title")}</Title>
      <p>{t("chains.text")}</p>
      <Answer of={asked}>{(data) => <Picture data={data} />}</Answer>
    </>
  );
}

/** Notation -> label. */
export function labels(
  edges: readonly { node: { notation: string | null; label: string | null } }[],
): Map<string, string> {
  return new Map(edges.flatMap(({ node }) => (node.notation ? [[node.notation, node.label ?? node.notation]] : [])));
}

function Picture({ data }: { data: ChainsQuery }) {
  const names = labels(data.valueChains.edges);
  const there = new Set(data.crossPollination.flatMap(({ one, other }) => [one, other]));
  const chains = [...names]
    .filter(([notation]) => there.has(notation))
    .map(([notation, label]) => ({ notation, label }));
  if (!chains.length) return <Empty>{t("chains.empty")}</Empty>;
  return (
    <>
      <p>{summary(data.crossPollination, names)}</p>
      <HeatMap chains={chains} gaps={data.crossPollination} />
      <Legend />
      <Pairs gaps={data.crossPollination} names={names} />
    </>
  );
}

function summary(gaps: readonly Gap[], names: ReadonlyMap<string, string>): string {
  const across = gaps.filter(({ one, other, z }) => one !== other && z !== null);
  const least = across.toSorted((a, b) => (a.z ?? 0) - (b.z ?? 0))[0];
  if (!least) return t("chains.tooFew");
  return t("chains.summary", {
    one: names.get(least.one) ?? least.one,
    other: names.get(least.other) ?? least.other,
    existing: least.existing,
    expected: Math.round(least.expected),
    suggested: gaps.reduce((sum, { suggested }) => sum + suggested, 0),
  });
}

function standing({ existing, low, high, z }: Gap): Standing {
  if (z == null) return "none";
  return existing < low ? "fewer" : existing > high ? "more" : "chance";
}

function HeatMap({ chains, gaps }: { chains: readonly Chain[]; gaps: readonly Gap[] }) {
  const found = new Map(
    gaps.flatMap((gap) => [
      [`${gap.one} ${gap.other}`, gap],
      [`${gap.other} ${gap.one}`, gap],
    ]),
  );
  const lines = chains.map(({ notation, label }) => ({ id: notation, label }));
  return (
    <Grid
      caption={t("chains.picture")}
      rows={lines}
      columns={lines}
      cell={(row, column) => cellOf(found.get(`${row.id} ${column.id}`), row.label, column.label)}
    />
  );
}

function cellOf(gap: Gap | undefined, one: string, other: string): Shown | undefined {
  if (!gap) return undefined;
  const { existing, suggested } = gap;
  const [how, expected] = [standing(gap), Math.round(gap.expected)];
  return {
    look: how,
    said: `${t("chains.cell", { one, other, existing, expected, suggested })}; ${t(`chains.${how}`)}`,
    href: link({ page: "pair", one: gap.one, other: gap.other }),
    children: (
      <>
        {SIGNS[how]} {count(existing)} <small>/ {count(expected)}</small>
        <br />
        <small>+{count(suggested)}</small>
      </>
    ),
  };
}

function Legend() {
  const all: Standing[] = ["fewer", "chance", "more", "none"];
  return (
    <ul class="legend" aria-label={t("chains.legend")}>
      {all.map((how) => (
        <li key={how}>
          <span class={`cell ${how}`} aria-hidden="true">
            {SIGNS[how]}
          </span>{" "}
          {t(`chains.${how}`)}
        </li>
      ))}
      <li>{t("chains.numbers")}</li>
    </ul>
  );
}

function Pairs({ gaps, names }: { gaps: readonly Gap[]; names: ReadonlyMap<string, string> }) {
  const label = (code: string) => names.get(code) ?? code;
  return (
    <Table
      name="pairs"
      caption={t("chains.table")}
      rows={gaps}
      empty={t("chains.empty")}
      columns={[
        {
          name: "pair",
          title: t("chains.pair"),
          value: ({ one, other }) => `${label(one)} × ${label(other)}`,
          show: ({ one, other }) => (
            <a href={link({ page: "pair", one, other })}>
              {label(one)} × {label(other)}
            </a>
          ),
        },
        {
          name: "existing",
          title: t("chains.existing"),
          value: ({ existing }) => existing,
          show: ({ existing }) => count(existing),
        },
        {
          name: "expected",
          title: t("chains.expected"),
          value: ({ expected }) => Math.round(expected),
          show: ({ low, expected, high }) =>
            `${count(Math.round(expected))} (${count(Math.round(low))}–${count(Math.round(high))})`,
        },
        { name: "standing", title: t("chains.standing"), value: (gap) => t(`chains.${standing(gap)}`) },
        {
          name: "suggested",
          title: t("chains.suggested"),
          value: ({ suggested }) => suggested,
          show: ({ suggested }) => count(suggested),
        },
      ]}
    />
  );
}
