/** Where one has asked about barriers, and where not: sectors in markets. */
import { useAsked } from "../../asking/asked";
import { type BarrierAsked, BarrierCoverageDocument, type BarrierCoverageQuery } from "../../asking/typed/graphql";
import { BROKERS, Only } from "../../lines/roles";
import { Answer, Empty, Title } from "../../parts/answer";
import { Grid, type Line, type Shown, type Tone } from "../../parts/grid";
import { Table } from "../../parts/table";
import { link, type Place } from "../../state/place";
import { language } from "../../state/preferences";
import { may } from "../../state/session";
import { day, t, word } from "../../texts/texts";
import { Around } from "./around";
import { Enquiry } from "./enquiry";

type Covered = BarrierCoverageQuery["barrierCoverage"][number];

const LOOKS: Readonly<Record<BarrierAsked, readonly [tone: Tone, sign: string]>> = {
  FOUND: ["fewer", "▲"],
  NONE_FOUND: ["more", "✓"],
  NOT_ASKED: ["chance", "?"],
};
const ORDER = ["FOUND", "NONE_FOUND", "NOT_ASKED"] as const;

export function CoveragePage(_: { at: Place }) {
  return (
    <Only roles={BROKERS} title="barriers.coverage">
      <Title>{t("barriers.coverage")}</Title>
      <Around />
      <p>{t("barriers.coverageText")}</p>
      <Asked />
    </Only>
  );
}

function Asked() {
  const asked = useAsked(BarrierCoverageDocument, { language: language.value === "nl" ? "NL" : "EN" });
  return <Answer of={asked}>{(data) => <Coverage data={data} />}</Answer>;
}

function Coverage({ data }: { data: BarrierCoverageQuery }) {
  const lines = (edges: readonly { node: { id: string; label: string | null } }[]): Line[] =>
    edges.map(({ node }) => ({ id: node.id, label: node.label ?? node.id }));
  const [chains, markets] = [lines(data.valueChains.edges), lines(data.markets.edges)];
  const found = new Map(data.barrierCoverage.map((one) => [`${one.market} ${one.chain}`, one]));
  const names = new Map([...chains, ...markets].map(({ id, label }) => [id, label]));
  if (!data.barrierCoverage.length) return <Empty>{t("barriers.noCoverage")}</Empty>;
  return (
    <>
      <p>{summary(data.barrierCoverage)}</p>
      {may("EDIT") && <Enquiry chains={chains} markets={markets} />}
      <Grid
        picture={{
          caption: t("barriers.coveragePicture"),
          summary: summary(data.barrierCoverage),
          legend: ORDER.map((asked) => ({
            tone: LOOKS[asked][0],
            sign: LOOKS[asked][1],
            text: word("barrier-asked", asked),
          })),
          rows: markets,
          columns: chains,
          cell: (market, chain) => cellOf(found.get(`${market.id} ${chain.id}`), market, chain),
        }}
      />
      <Cells rows={data.barrierCoverage} names={names} />
    </>
  );
}

function summary(cells: readonly Covered[]): string {
  const counts = ORDER.map((asked) => cells.filter((one) => one.asked === asked).length);
  const [found = 0, none = 0, not = 0] = counts;
  return t("barriers.coverageSummary", { cells: cells.length, found, none, not });
}

function cellOf(covered: Covered | undefined, market: Line, chain: Line): Shown | undefined {
  if (!covered) return undefined;
  const [tone, sign] = LOOKS[covered.asked];
  const how = word("barrier-asked", covered.asked);
  return {
    tone,
    said: t("barriers.coverageCell", { chain: chain.label, market: market.label, how, standing: covered.standing }),
    href: link({ page: "barriers", chain: chain.id, market: market.id }),
    texts: [`${sign} ${covered.standing || ""}`],
  };
}

function Cells({ rows, names }: { rows: readonly Covered[]; names: ReadonlyMap<string, string> }) {
  const label = (id: string) => names.get(id) ?? id;
  return (
    <Table
      name="coverage"
      caption={t("barriers.coverage")}
      rows={rows}
      empty={t("barriers.noCoverage")}
      columns={[
        { name: "market", title: t("kind.market"), value: ({ market }) => label(market) },
        {
          name: "chain",
          title: t("kind.valuechain"),
          value: ({ chain }) => label(chain),
          show: ({ chain, market }) => <a href={link({ page: "barriers", chain, market })}>{label(chain)}</a>,
        },
        { name: "asked", title: t("barriers.known"), value: ({ asked }) => word("barrier-asked", asked) },
        { name: "standing", title: t("barriers.standing"), value: ({ standing }) => standing },
        { name: "last", title: t("barriers.lastAsked"), value: (row) => row.last, show: (row) => day(row.last) },
      ]}
    />
  );
}
