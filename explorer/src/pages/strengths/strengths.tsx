/** Where value chains are strong abroad and where potential lies, beside what links them to each market. */
import { useAsked } from "../../asking/asked";
import { StrengthsDocument, type StrengthsQuery } from "../../asking/typed/graphql";
import { labelled, NumberChoice } from "../../lines/filters";
import { BROKERS, Only } from "../../lines/roles";
import { Answer, Title } from "../../parts/answer";
import { Grid, type Line, type Shown, type Tone } from "../../parts/grid";
import { type Column, Table } from "../../parts/table";
import { link, type Place } from "../../state/place";
import { language } from "../../state/preferences";
import { decimal, euros, share, t } from "../../texts/texts";

export type Strength = StrengthsQuery["chainStrengths"][number];
type Names = ReadonlyMap<string, string>;
type Standing = "strong" | "weak" | "unknown";

const LOOKS: Readonly<Record<Standing, readonly [tone: Tone, sign: string]>> = {
  strong: ["more", "▲"],
  weak: ["fewer", "▽"],
  unknown: ["chance", "·"],
};
const ORDER = ["strong", "weak", "unknown"] as const;

export function StrengthsPage({ at }: { at: Place }) {
  return (
    <Only roles={BROKERS} title="strengths.title">
      <Title>{t("strengths.title")}</Title>
      <p>{t("strengths.text")}</p>
      <NumberChoice name="year" title={t("support.year")} most={2100} />
      <Asked year={at.year ? Number(at.year) : null} />
    </Only>
  );
}

export function useStrengths(year: number | null) {
  return useAsked(StrengthsDocument, { year, language: language.value === "nl" ? "NL" : "EN" });
}

export function namesOf(data: StrengthsQuery): Map<string, string> {
  return new Map([...labelled(data.valueChains.edges), ...labelled(data.markets.edges)]);
}

function Asked({ year }: { year: number | null }) {
  return <Answer of={useStrengths(year)}>{(data) => <Strengths data={data} />}</Answer>;
}

function standing({ advantage }: Strength): Standing {
  return advantage === null ? "unknown" : advantage > 1 ? "strong" : "weak";
}

function Strengths({ data }: { data: StrengthsQuery }) {
  const names = namesOf(data);
  const inMarkets = data.chainStrengths.filter(({ market }) => market !== null);
  return (
    <>
      <Picture of={inMarkets} names={names} />
      <Rows
        name="all"
        caption={t("strengths.everywhere")}
        of={data.chainStrengths.filter((one) => !one.market)}
        names={names}
      />
      <Rows name="markets" caption={t("strengths.markets")} of={inMarkets} names={names} />
    </>
  );
}

function lines(ids: readonly string[], names: Names): Line[] {
  return [...new Set(ids)].map((id) => ({ id, label: names.get(id) ?? id }));
}

function Picture({ of, names }: { of: readonly Strength[]; names: Names }) {
  const found = new Map(of.map((one) => [`${one.market} ${one.chain}`, one]));
  const chains = lines(
    of.map(({ chain }) => chain),
    names,
  );
  const markets = lines(
    of.map(({ market }) => market ?? ""),
    names,
  );
  if (!of.length) return null;
  return (
    <Grid
      picture={{
        caption: t("strengths.picture"),
        summary: t("strengths.text"),
        legend: [
          ...ORDER.map((how) => ({ tone: LOOKS[how][0], sign: LOOKS[how][1], text: t(`strengths.${how}`) })),
          { tone: "", sign: "", text: t("strengths.numbers") },
        ],
        rows: markets,
        columns: chains,
        cell: (market, chain) => cellOf(found.get(`${market.id} ${chain.id}`), market, chain),
      }}
    />
  );
}

function cellOf(of: Strength | undefined, market: Line, chain: Line): Shown | undefined {
  if (!of) return undefined;
  const how = standing(of);
  const potential = of.potential === null ? "–" : euros(of.potential);
  return {
    tone: LOOKS[how][0],
    said: t("strengths.cell", { chain: chain.label, market: market.label, how: t(`strengths.${how}`), potential }),
    href: link({ page: "node", id: market.id }),
    texts: of.advantage === null ? [LOOKS[how][1]] : [`${LOOKS[how][1]} ${decimal(of.advantage)}`, `+${potential}`],
  };
}

type RowsProps = { name: string; caption: string; of: readonly Strength[]; names: Names };

export function Rows({ name, caption, of, names }: RowsProps) {
  return (
    <Table
      name={`strengths-${name}`}
      caption={caption}
      rows={of}
      empty={t("strengths.none")}
      columns={name === "all" ? columns(names) : [...columns(names), ...inMarket(names)]}
    />
  );
}

type Columns = Column<Strength>[];

const part = (value: number | null) => (value === null ? t("strengths.unsaid") : share(value));

/** What is known of a chain wherever it sells. */
function columns(names: Names): Columns {
  return [
    { name: "chain", title: t("kind.valuechain"), value: ({ chain }) => names.get(chain) ?? chain },
    { name: "value", title: t("strengths.value"), value: ({ value }) => value, show: ({ value }) => euros(value) },
    {
      name: "marketShare",
      title: t("strengths.marketShare"),
      value: ({ marketShare }) => marketShare,
      show: ({ marketShare }) => part(marketShare),
    },
    {
      name: "advantage",
      title: t("strengths.advantage"),
      value: ({ advantage }) => advantage,
      show: (row) =>
        row.advantage === null ? t("strengths.unsaid") : `${LOOKS[standing(row)][1]} ${decimal(row.advantage)}`,
    },
  ];
}

/** What is known of it in a market alone. */
function inMarket(names: Names): Columns {
  return [
    { name: "market", title: t("kind.market"), value: ({ market }) => names.get(market ?? "") ?? market },
    { name: "share", title: t("strengths.share"), value: (row) => row.share, show: (row) => part(row.share) },
    {
      name: "potential",
      title: t("strengths.potential"),
      value: ({ potential }) => potential,
      show: ({ potential }) => (potential === null ? t("strengths.unsaid") : euros(potential)),
    },
    { name: "present", title: t("strengths.present"), value: ({ present }) => present },
    { name: "aiming", title: t("strengths.aiming"), value: ({ aiming }) => aiming },
    {
      name: "barriers",
      title: t("barriers.title"),
      value: ({ barriers }) => barriers,
      show: ({ barriers, chain, market }) =>
        barriers && market ? <a href={link({ page: "barriers", chain, market })}>{barriers}</a> : barriers,
    },
  ];
}
