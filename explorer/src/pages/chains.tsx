/** Chain × chain: how many pairs work together beside what chance would give, and what is suggested. */
import { useAsked } from "../asking/asked";
import { ChainsDocument, type ChainsQuery } from "../asking/typed/graphql";
import { amongst, BROKERS } from "../lines/roles";
import { Answer, Empty, Title } from "../parts/answer";
import { Grid, type Line, type Shown, type Tone } from "../parts/grid";
import { later } from "../parts/later";
import { Table } from "../parts/table";
import { link, type Place } from "../state/place";
import { language } from "../state/preferences";
import { count, t } from "../texts/texts";

type Gap = ChainsQuery["crossPollination"][number];
type Named = { label: string };
type Chain = Named & { notation: string };
type Standing = "none" | "fewer" | "chance" | "more";

const STANDINGS: readonly Standing[] = ["fewer", "chance", "more", "none"];
/** Tokens of looks/tokens.css. */
const TONES: Readonly<Record<Standing, Tone>> = { none: "chance", fewer: "fewer", chance: "chance", more: "more" };
const SIGNS: Readonly<Record<Standing, string>> = { none: "·", fewer: "▽", chance: "○", more: "▲" };

/** Fetched for those who may see it. */
const Strengths = later(() => import("./strengths/beside").then(({ StrengthsBeside }) => StrengthsBeside));

export function ChainsPage({ at }: { at: Place }) {
  const asked = useAsked(ChainsDocument, { language: language.value === "nl" ? "NL" : "EN" });
  return (
    <>
      <Title>{t("chains.title")}</Title>
      <p>{t("chains.text")}</p>
      <p>
        <a href={link({ page: "map" })}>{t("map.showAll")}</a>
      </p>
      <Answer of={asked}>
        {(data) => (
          <>
            <Picture data={data} />
            {amongst(BROKERS) && <Strengths at={at} />}
          </>
        )}
      </Answer>
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
  const inShort = summary(data.crossPollination, names);
  return (
    <>
      <p>{inShort}</p>
      <HeatMap chains={chains} gaps={data.crossPollination} summary={inShort} />
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

/** Two notations, either way -> what is between them. */
function between(gaps: readonly Gap[]): Map<string, Gap> {
  return new Map(
    gaps.flatMap((gap) => [
      [`${gap.one} ${gap.other}`, gap],
      [`${gap.other} ${gap.one}`, gap],
    ]),
  );
}

function figures(gap: Gap): string[] {
  const existing = `${SIGNS[standing(gap)]} ${count(gap.existing)} / ${count(Math.round(gap.expected))}`;
  return [existing, `+${count(gap.suggested)}`];
}

/** A cell in words. */
function told(gap: Gap, row: Named, column: Named): string {
  const holes = {
    one: row.label,
    other: column.label,
    existing: gap.existing,
    expected: Math.round(gap.expected),
    suggested: gap.suggested,
  };
  return `${t("chains.cell", holes)}; ${t(`chains.${standing(gap)}`)}`;
}

function HeatMap({ chains, gaps, summary }: { chains: readonly Chain[]; gaps: readonly Gap[]; summary: string }) {
  const found = between(gaps);
  const lines = chains.map(({ notation, label }) => ({ id: notation, label }));
  const legend = [
    ...STANDINGS.map((how) => ({ tone: TONES[how], sign: SIGNS[how], text: t(`chains.${how}`) })),
    { tone: "", sign: "", text: t("chains.numbers") } as const,
  ];
  const cell = (row: Line, column: Line) => cellOf(found.get(`${row.id} ${column.id}`), row, column);
  return <Grid picture={{ caption: t("chains.picture"), summary, legend, rows: lines, columns: lines, cell }} />;
}

function cellOf(gap: Gap | undefined, row: Named, column: Named): Shown | undefined {
  if (!gap) return undefined;
  const href = link({ page: "pair", one: gap.one, other: gap.other });
  return { tone: TONES[standing(gap)], texts: figures(gap), said: told(gap, row, column), href };
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
              <bdi>{label(one)}</bdi> × <bdi>{label(other)}</bdi>
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
