/** Actions as a table: how each stands and why, by when, by whom. */
import type { PlannedActionFragment, PlanQuery } from "../../asking/typed/graphql";
import { Links, labelsOf } from "../../lines/facts";
import { Table } from "../../parts/table";
import { link } from "../../state/place";
import { language } from "../../state/preferences";
import { day, euros, t, word } from "../../texts/texts";
import { Owner, useNames } from "./owner";
import { Parts, STANDINGS, Stands } from "./signs";

export type Row = { stands: PlanQuery["actionStandings"][number]; known: PlannedActionFragment | undefined };

export function Actions({ name, caption, rows }: { name: string; caption: string; rows: readonly Row[] }) {
  const names = useNames(rows.map(({ known }) => known?.owner));
  return (
    <Table
      name={name}
      caption={caption}
      rows={rows}
      empty={t("plan.none")}
      columns={[
        {
          name: "title",
          title: t("plan.action"),
          value: ({ stands }) => stands.title ?? stands.action,
          show: ({ stands }) => (
            <a href={link({ page: "action", id: stands.action })}>{stands.title ?? stands.action}</a>
          ),
        },
        {
          name: "standing",
          title: t("plan.standing"),
          value: ({ stands }) => `${STANDINGS.indexOf(stands.standing)} ${word("standing", stands.standing)}`,
          show: ({ stands }) => <Stands of={stands.standing} />,
        },
        {
          name: "parts",
          title: t("plan.parts"),
          value: ({ stands }) => (stands.of ? stands.done / stands.of : null),
          show: ({ stands }) => <Parts done={stands.done} of={stands.of} />,
        },
        {
          name: "due",
          title: t("plan.due"),
          value: ({ known }) => known?.due,
          show: ({ known }) => day(known?.due),
        },
        {
          name: "why",
          title: t("plan.why"),
          value: ({ stands }) => stands.reasons.join("; "),
          show: ({ stands }) => <span lang={language.value}>{stands.reasons.join("; ")}</span>,
        },
        {
          name: "owner",
          title: t("plan.owner"),
          value: ({ known }) => names.get(known?.owner ?? "") ?? known?.owner,
          show: ({ known }) => <Owner of={known?.owner} names={names} />,
        },
        {
          name: "budget",
          title: t("plan.budget"),
          value: ({ known }) => known?.budget,
          show: ({ known }) => (known?.budget == null ? "" : euros(known.budget)),
        },
        {
          name: "chains",
          title: t("stakeholder.chains"),
          value: ({ known }) => labelsOf(known?.chains.edges ?? []),
          show: ({ known }) => (known?.chains.edges.length ? <Links of={known.chains.edges} /> : t("plan.allChains")),
        },
        {
          name: "risk",
          title: t("plan.risk"),
          value: ({ known }) => word("risk", known?.risk),
        },
      ]}
    />
  );
}
