/** Barriers that hinder a stakeholder. */
import { useAsked } from "../../asking/asked";
import { HinderedDocument, type HinderedQuery } from "../../asking/typed/graphql";
import { Answer, Empty } from "../../parts/answer";
import { Table } from "../../parts/table";
import { link, type Place } from "../../state/place";
import { language } from "../../state/preferences";
import { day, t, word } from "../../texts/texts";
import { Origin, said } from "./origin";

type Hindered = Extract<HinderedQuery["node"], { __typename: "Stakeholder" }>;

export function Barriers({ at: { id = "" } }: { at: Place }) {
  const asked = useAsked(HinderedDocument, { id, language: language.value === "nl" ? "NL" : "EN" });
  return (
    <>
      <h2>{t("stake.barriers")}</h2>
      <Answer of={asked}>
        {({ node }) =>
          node?.__typename === "Stakeholder" ? <List of={node} /> : <Empty>{t("stake.noBarriers")}</Empty>
        }
      </Answer>
    </>
  );
}

function List({ of }: { of: Hindered }) {
  const before = ({ node }: Hindered["barriers"]["edges"][number]) =>
    node.markets.edges.map(({ node: market }) => market.label ?? market.id).join(", ");
  return (
    <Table
      name="barriers"
      caption={t("stake.barriers")}
      rows={of.barriers.edges}
      total={of.barriers.totalCount}
      empty={t("stake.noBarriers")}
      columns={[
        {
          name: "title",
          title: t("kind.barrier"),
          value: ({ node }) => node.title ?? node.id,
          show: ({ node }) => (
            <>
              <a href={link({ page: "barrier", id: node.id })}>{node.title ?? node.id}</a>
              {node.summary && <p>{node.summary}</p>}
            </>
          ),
        },
        { name: "markets", title: t("stake.before"), value: before },
        { name: "status", title: t("stake.state"), value: ({ node }) => word("barrier-status", node.status) },
        { name: "waiting", title: t("stake.waitingOn"), value: ({ node }) => node.waitingOn },
        {
          name: "deadline",
          title: t("stake.deadline"),
          value: ({ node }) => node.deadline,
          show: ({ node }) => day(node.deadline),
        },
        {
          name: "source",
          title: t("fact.source"),
          value: said,
          show: (row) => (
            <Origin
              of={row}
              fact={row.node.title ?? row.node.id}
              id={of.id}
              about={`HINDERS/${row.node.id}/${of.id}`}
            />
          ),
        },
      ]}
    />
  );
}
