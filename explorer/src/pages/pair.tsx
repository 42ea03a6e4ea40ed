/** A pair of chains: what is suggested between them, who stands in both, what one lacks that the other has. */
import { useAsked } from "../asking/asked";
import {
  type BridgeFragment,
  GapsDocument,
  PairDocument,
  type PairQuery,
  type WantedFragment,
} from "../asking/typed/graphql";
import { Answer, Title } from "../parts/answer";
import { Suggestions } from "../parts/suggestions";
import { Table } from "../parts/table";
import { link, type Place } from "../state/place";
import { language } from "../state/preferences";
import { country, share, t, within, word } from "../texts/texts";
import { labels } from "./chains";

export function PairPage({ at }: { at: Place }) {
  const [one = "", other = ""] = [at.one, at.other];
  const asked = useAsked(PairDocument, {
    one,
    other,
    ends: [one, other],
    language: language.value === "nl" ? "NL" : "EN",
  });
  return <Answer of={asked}>{(data) => <Pair one={one} other={other} data={data} />}</Answer>;
}

function Pair({ one, other, data }: { one: string; other: string; data: PairQuery }) {
  const names = labels(data.valueChains.edges);
  const [first, second] = [names.get(one) ?? one, names.get(other) ?? other];
  const across = one !== other;
  return (
    <>
      <Title>{across ? `${within(first)} × ${within(second)}` : first}</Title>
      <p>
        <a href={link({ page: "chains" })}>{t("pair.back")}</a> ·{" "}
        <a href={link({ page: "map", one, ...(across ? { other } : {}) })}>{t("map.show")}</a>
      </p>
      <h2>{t("pair.suggestions")}</h2>
      <Suggestions
        name="suggestions"
        caption={t("pair.suggestions")}
        rows={data.suggestions.edges.map(({ node }) => node)}
        total={data.suggestions.totalCount}
        chains={names}
      />
      <h2>{t(across ? "pair.bridges" : "pair.members")}</h2>
      {across && <p>{t("pair.bridgesText", { one: first, other: second })}</p>}
      <Bridges
        rows={data.bridges.edges.map(({ node }) => node)}
        total={data.bridges.totalCount}
        chains={[one, other]}
      />
      {across && <Gaps one={one} other={other} names={[first, second]} />}
    </>
  );
}

/** Asked apart: it takes longest, and nobody has to wait for it to see the rest. */
function Gaps({ one, other, names: [first, second] }: { one: string; other: string; names: [string, string] }) {
  const asked = useAsked(GapsDocument, { one, other, language: language.value === "nl" ? "NL" : "EN" });
  return (
    <>
      <h2>{t("pair.gaps")}</h2>
      <Answer of={asked}>
        {({ wantedByOne, wantedByOther }) => (
          <>
            <Wanted name="one" lacking={first} having={second} found={wantedByOne} />
            <Wanted name="two" lacking={second} having={first} found={wantedByOther} />
          </>
        )}
      </Answer>
    </>
  );
}

function Bridges({
  rows,
  total,
  chains,
}: {
  rows: readonly BridgeFragment[];
  total: number;
  chains: readonly string[];
}) {
  const spread = ({ chains: all }: BridgeFragment) =>
    all.edges
      .filter(({ node }) => chains.includes(node.notation ?? ""))
      .map(({ share: part, node }) => `${word("chain", node.notation)} ${part == null ? "" : share(part)}`)
      .join(" · ");
  return (
    <Table
      name="bridges"
      caption={t("pair.bridges")}
      rows={rows}
      total={total}
      empty={t("pair.noBridges")}
      columns={[
        {
          name: "name",
          title: t("stakeholder.name"),
          value: ({ id, name }) => name ?? id,
          show: ({ id, name }) => <a href={link({ page: "stakeholder", id })}>{name ?? id}</a>,
        },
        { name: "kind", title: t("stakeholder.kind"), value: ({ kind }) => word("stakeholder-kind", kind) },
        { name: "country", title: t("stakeholder.country"), value: (row) => country(row.country) },
        { name: "share", title: t("stakeholder.chains"), value: spread },
        { name: "projects", title: t("stakeholder.projects"), value: ({ projects }) => projects.totalCount },
      ]}
    />
  );
}

type WantedProps = {
  name: string;
  lacking: string;
  having: string;
  found: { totalCount: number; edges: readonly { node: WantedFragment }[] };
};

function Wanted({ name, lacking, having, found }: WantedProps) {
  return (
    <Table
      name={name}
      caption={t("pair.wanted", { lacking, having })}
      rows={found.edges.map(({ node }) => node)}
      total={found.totalCount}
      empty={t("pair.nothingWanted", { lacking, having })}
      columns={[
        {
          name: "capability",
          title: t("kind.capability"),
          value: ({ id, label }) => label ?? id,
          show: ({ id, label }) => <a href={link({ page: "node", id })}>{label ?? id}</a>,
        },
        { name: "needed", title: t("pair.neededBy"), value: ({ neededBy }) => neededBy.totalCount },
        { name: "offered", title: t("pair.offeredBy"), value: ({ offeredBy }) => offeredBy.totalCount },
      ]}
    />
  );
}
