/** Where a stakeholder is active: its value chains and its projects. */
import { Table } from "../../parts/table";
import { link } from "../../state/place";
import { day, share, t, word } from "../../texts/texts";
import type { Known } from "./known";
import { Origin, said } from "./origin";

export function Chains({ known }: { known: Known }) {
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
        {
          name: "source",
          title: t("fact.source"),
          value: said,
          show: (row) => (
            <Origin
              of={row}
              fact={row.node.label ?? row.node.id}
              id={known.id}
              about={`ACTIVE_IN/${known.id}/${row.node.id}`}
            />
          ),
        },
      ]}
    />
  );
}

export function Projects({ known }: { known: Known }) {
  const named = ({ acronym, title, id }: { acronym: string | null; title: string | null; id: string }) =>
    acronym ?? title ?? id;
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
          value: ({ node }) => named(node),
          show: ({ node }) => <a href={link({ page: "node", id: node.id })}>{named(node)}</a>,
        },
        { name: "role", title: t("stakeholder.role"), value: ({ role }) => word("stake-role", role) },
        {
          name: "start",
          title: t("project.start"),
          value: ({ node }) => node.start,
          show: ({ node }) => day(node.start),
        },
        { name: "end", title: t("project.end"), value: ({ node }) => node.end, show: ({ node }) => day(node.end) },
        {
          name: "source",
          title: t("fact.source"),
          value: said,
          show: (row) => (
            <Origin
              of={row}
              fact={named(row.node)}
              id={known.id}
              about={`PARTICIPATED_IN/${known.id}/${row.node.id}`}
            />
          ),
        },
      ]}
    />
  );
}
