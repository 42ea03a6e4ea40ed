/** All that is known of a stakeholder that the reader may see, and whom it could work with. */
import type { ComponentChildren } from "preact";
import { useAsked } from "../asking/asked";
import { StakeholderDocument, type StakeholderQuery } from "../asking/typed/graphql";
import { Answer, Empty, Title } from "../parts/answer";
import { Suggestions } from "../parts/suggestions";
import { Table } from "../parts/table";
import { link, type Place } from "../state/place";
import { language } from "../state/preferences";
import { may } from "../state/session";
import { country, day, share, t, word } from "../texts/texts";
import { Missing } from "./start";

export type Known = Extract<StakeholderQuery["node"], { __typename: "Stakeholder" }>;

export function StakeholderPage({ at }: { at: Place }) {
  const id = at.id ?? "";
  const asked = useAsked(StakeholderDocument, { id, key: id, language: language.value === "nl" ? "NL" : "EN" });
  return (
    <Answer of={asked}>
      {(data) => (data.node?.__typename === "Stakeholder" ? <Page known={data.node} data={data} /> : <Missing />)}
    </Answer>
  );
}

function Page({ known, data }: { known: Known; data: StakeholderQuery }) {
  const verdicts = new Map(data.feedback.edges.map(({ node }) => [node.partner ?? "", node.verdict ?? ""]));
  return (
    <>
      <Title>{known.name ?? known.id}</Title>
      <p>
        <a href={link({ page: "network", id: known.id })}>{t("network.of")}</a> ·{" "}
        <a href={link({ page: "map", around: known.id })}>{t("map.aroundIt")}</a>
        {may("EDIT") && " · "}
        {may("EDIT") && <a href={link({ page: "visit", id: known.id })}>{t("visit.title")}</a>}
      </p>
      <Profile known={known} />
      <h2>{t("stakeholder.suggestions")}</h2>
      <Suggestions
        name="suggestions"
        caption={t("stakeholder.suggestions")}
        rows={data.suggestions.edges.map(({ node }) => node)}
        total={data.suggestions.totalCount}
        verdicts={verdicts}
        of="one"
      />
      <h2>{t("stakeholder.does")}</h2>
      <Chains known={known} />
      <Abilities
        name="offers"
        caption={t("stakeholder.offers")}
        rows={known.offers.edges}
        total={known.offers.totalCount}
      />
      <Abilities
        name="needs"
        caption={t("stakeholder.needs")}
        rows={known.needs.edges}
        total={known.needs.totalCount}
      />
      <Projects known={known} />
    </>
  );
}

function Profile({ known }: { known: Known }) {
  const markets = (edges: Known["markets"]["edges"]) => edges.map(({ node }) => node.label ?? node.id).join(", ");
  return (
    <>
      {known.description && <p dir="auto">{known.description}</p>}
      <dl>
        <Fact name={t("stakeholder.kind")}>{word("stakeholder-kind", known.kind)}</Fact>
        <Fact name={t("stakeholder.country")}>{[known.city, country(known.country)].filter(Boolean).join(", ")}</Fact>
        <Fact name={t("stakeholder.size")}>{word("size", known.sizeClass)}</Fact>
        <Fact name={t("stakeholder.founded")}>{known.founded}</Fact>
        <Fact name={t("stakeholder.status")}>{word("status", known.status)}</Fact>
        <Fact name={t("stakeholder.markets")}>{markets(known.markets.edges)}</Fact>
        <Fact name={t("stakeholder.targets")}>{markets(known.targets.edges)}</Fact>
        <Fact name={t("stakeholder.seeks")}>{known.seeks}</Fact>
        <Fact name={t("fact.source")}>{[known.source, day(known.asOf)].filter(Boolean).join(", ")}</Fact>
      </dl>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  if (!children) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}

type Origin = { source: string; asOf: string | null; rule?: string | null };

/** Who says so, and since when; what was inferred names its rule. */
function said({ source, asOf, rule }: Origin): string {
  return [rule ? t("fact.inferred", { rule }) : source, day(asOf)].filter(Boolean).join(", ");
}

function Chains({ known }: { known: Known }) {
  return (
    <Table
      name="chains"
      caption={t("stakeholder.chains")}
      rows={known.chains.edges}
      empty={t("stakeholder.noChains")}
      columns={[
        {
          name: "chain",
          title: t("kind.valuechain"),
          value: ({ node }) => node.label ?? node.id,
          show: ({ node }) => <a href={link({ page: "node", id: node.id })}>{node.label ?? node.id}</a>,
        },
        {
          name: "share",
          title: t("stakeholder.share"),
          value: (row) => row.share,
          show: (row) => (row.share == null ? "" : share(row.share)),
        },
        { name: "source", title: t("fact.source"), value: said },
      ]}
    />
  );
}

type Ability = Known["offers"]["edges"][number] | Known["needs"]["edges"][number];

function Abilities({
  name,
  caption,
  rows,
  total,
}: {
  name: string;
  caption: string;
  rows: readonly Ability[];
  total: number;
}) {
  return (
    <Table
      name={name}
      caption={caption}
      rows={rows}
      total={total}
      empty={t("stakeholder.nothing", { what: caption })}
      columns={[
        {
          name: "capability",
          title: t("kind.capability"),
          value: ({ node }) => node.label ?? node.id,
          show: ({ node }) => <a href={link({ page: "node", id: node.id })}>{node.label ?? node.id}</a>,
        },
        { name: "words", title: t("stakeholder.words"), value: ({ words }) => words },
        { name: "source", title: t("fact.source"), value: said },
      ]}
    />
  );
}

function Projects({ known }: { known: Known }) {
  if (!known.projects.edges.length) return <Empty>{t("stakeholder.noProjects")}</Empty>;
  return (
    <Table
      name="projects"
      caption={t("stakeholder.projects")}
      rows={known.projects.edges}
      total={known.projects.totalCount}
      empty={t("stakeholder.noProjects")}
      columns={[
        {
          name: "project",
          title: t("kind.project"),
          value: ({ node }) => node.acronym ?? node.title ?? node.id,
          show: ({ node }) => <a href={link({ page: "node", id: node.id })}>{node.acronym ?? node.title ?? node.id}</a>,
        },
        { name: "role", title: t("stakeholder.role"), value: ({ role }) => role },
        {
          name: "start",
          title: t("project.start"),
          value: ({ node }) => node.start,
          show: ({ node }) => day(node.start),
        },
        { name: "end", title: t("project.end"), value: ({ node }) => node.end, show: ({ node }) => day(node.end) },
      ]}
    />
  );
}
