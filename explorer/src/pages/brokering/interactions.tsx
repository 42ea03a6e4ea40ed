/** What was said with the parties, and what is planned. */
import { Held } from "../../parts/held";
import { Speaking } from "../../parts/speaking";
import { Table } from "../../parts/table";
import { may } from "../../state/session";
import { day, t, word } from "../../texts/texts";
import type { Found } from "./partnership";

export function Interactions({ found }: { found: Found }) {
  return (
    <>
      {may("EDIT") && (
        <details>
          <summary>{t("speaking.title")}</summary>
          <Speaking stakeholders={found.parties.edges.map(({ node }) => node.id)} partnership={found.id} />
        </details>
      )}
      <Table
        name="contacts"
        caption={t("brokering.contacts")}
        rows={found.interactions.edges.map(({ node }) => node)}
        total={found.interactions.totalCount}
        empty={t("brokering.noInteractions")}
        columns={[
          { name: "day", title: t("fact.day"), value: (row) => row.day, show: (row) => day(row.day) },
          { name: "kind", title: t("speaking.kind"), value: ({ kind }) => word("contact-kind", kind) },
          { name: "subject", title: t("speaking.subject"), value: ({ subject }) => subject },
          {
            name: "held",
            title: t("speaking.wasIt"),
            value: ({ held }) => word("held", held),
            show: ({ id, held }) => (held === "planned" && may("EDIT") ? <Held id={id} /> : word("held", held)),
          },
          { name: "by", title: t("brokering.by"), value: ({ by }) => by },
        ]}
      />
    </>
  );
}
