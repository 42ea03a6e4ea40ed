/** A capability, chain, market or project, and who has to do with it. */
import { useAsked } from "../asking/asked";
import { type NamedFragment, NodeDocument, type NodeQuery } from "../asking/typed/graphql";
import { Answer, Title } from "../parts/answer";
import { Table } from "../parts/table";
import { link, type Place } from "../state/place";
import { language } from "../state/preferences";
import { country, day, type Text, t, word } from "../texts/texts";
import { Missing } from "./start";

type Found = NonNullable<NodeQuery["node"]>;
type List = { totalCount: number; edges: readonly { node: NamedFragment }[] };

export function NodePage({ at }: { at: Place }) {
  const asked = useAsked(NodeDocument, { id: at.id ?? "", language: language.value === "nl" ? "NL" : "EN" });
  return <Answer of={asked}>{({ node }) => (node ? <Page node={node} /> : <Missing />)}</Answer>;
}

function Page({ node }: { node: Found }) {
  return (
    <>
      <Title>{titleOf(node)}</Title>
      <p>
        {word("kind", node.__typename)} {node.__typename === "Project" && [day(node.start), day(node.end)].join(" – ")}
      </p>
      <p>
        <a href={link({ page: "network", id: node.id })}>{t("network.of")}</a>
      </p>
      {lists(node).map(([caption, list]) => (
        <Stakeholders key={caption} name={caption} caption={t(caption)} list={list} />
      ))}
    </>
  );
}

function titleOf(node: Found): string {
  if (node.__typename === "Project") return [node.acronym, node.title].filter(Boolean).join(": ") || node.id;
  return "label" in node ? (node.label ?? node.id) : node.id;
}

function lists(node: Found): [Text, List][] {
  switch (node.__typename) {
    case "Capability":
      return [
        ["pair.offeredBy", node.offeredBy],
        ["pair.neededBy", node.neededBy],
      ];
    case "Project":
      return [["project.participants", node.participants]];
    case "ValueChain":
      return [["pair.members", node.stakeholders]];
    case "Market":
      return [
        ["market.present", node.stakeholders],
        ["market.targeted", node.targetedBy],
      ];
    default:
      return [];
  }
}

function Stakeholders({ name, caption, list }: { name: string; caption: string; list: List }) {
  return (
    <Table
      name={name}
      caption={caption}
      rows={list.edges.map(({ node }) => node)}
      total={list.totalCount}
      empty={t("stakeholder.nothing", { what: caption })}
      columns={[
        {
          name: "name",
          title: t("stakeholder.name"),
          value: ({ id, name }) => name ?? id,
          show: ({ id, name }) => <a href={link({ page: "stakeholder", id })}>{name ?? id}</a>,
        },
        { name: "kind", title: t("stakeholder.kind"), value: ({ kind }) => word("stakeholder-kind", kind) },
        { name: "country", title: t("stakeholder.country"), value: (row) => country(row.country) },
      ]}
    />
  );
}
