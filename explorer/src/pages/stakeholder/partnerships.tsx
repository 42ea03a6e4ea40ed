/** The partnerships that a stakeholder is a party to, where each stands and who brokers it. */
import { useAsked } from "../../asking/asked";
import { PartnershipsOfDocument, type PartnershipsOfQuery } from "../../asking/typed/graphql";
import { Answer } from "../../parts/answer";
import { Table } from "../../parts/table";
import { link, type Place } from "../../state/place";
import { day, t, word } from "../../texts/texts";

type Row = PartnershipsOfQuery["partnerships"]["edges"][number]["node"];

export function Partnerships({ at: { id = "" } }: { at: Place }) {
  const asked = useAsked(PartnershipsOfDocument, { key: id });
  return (
    <>
      <h2>{t("stake.partnerships")}</h2>
      <Answer of={asked}>
        {({ partnerships }) => (
          <List of={id} rows={partnerships.edges.map(({ node }) => node)} total={partnerships.totalCount} />
        )}
      </Answer>
    </>
  );
}

function List({ of, rows, total }: { of: string; rows: readonly Row[]; total: number }) {
  const others = ({ parties }: Row) => parties.edges.filter(({ node }) => node.id !== of);
  return (
    <Table
      name="partnerships"
      caption={t("stake.partnerships")}
      rows={rows}
      total={total}
      empty={t("stake.noPartnerships")}
      columns={[
        {
          name: "title",
          title: t("stake.about"),
          value: ({ id, title }) => title ?? id,
          show: ({ id, title }) => <a href={link({ page: "partnership", id })}>{title ?? id}</a>,
        },
        {
          name: "with",
          title: t("stake.with"),
          value: (row) =>
            others(row)
              .map(({ node }) => node.name ?? node.id)
              .join(", "),
          show: (row) =>
            others(row).map(({ node, answer }) => (
              <div key={node.id}>
                <a href={link({ page: "stakeholder", id: node.id })}>{node.name ?? node.id}</a>
                {answer && <small> ({word("answer", answer)})</small>}
              </div>
            )),
        },
        { name: "state", title: t("stake.state"), value: ({ state }) => word("stands", state) },
        { name: "since", title: t("stake.since"), value: ({ since }) => since, show: ({ since }) => day(since) },
        {
          name: "expires",
          title: t("stake.expires"),
          value: ({ expires }) => expires,
          show: ({ expires }) => day(expires),
        },
        { name: "owner", title: t("stake.owner"), value: ({ owner }) => owner },
      ]}
    />
  );
}
