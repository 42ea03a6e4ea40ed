/** Who meets what, what nobody meets, and which services overlap: the picture as tables. */
import { Table } from "../../parts/table";
import { link } from "../../state/place";
import { t, word } from "../../texts/texts";
import type { Found } from "./map";

type Named = { id: string; name: string };

function Need({ of }: { of: Named }) {
  return <a href={link({ page: "node", id: of.id })}>{of.name}</a>;
}

const named = (some: readonly Named[]) => some.map(({ name }) => name).join(", ");

export function Gaps({ found }: { found: Found }) {
  return (
    <>
      <h2>{t("support.gaps")}</h2>
      <Table
        name="gaps"
        caption={t("support.gaps")}
        rows={found.gaps}
        empty={t("support.noGaps")}
        columns={[
          {
            name: "need",
            title: t("support.need"),
            value: ({ need }) => need.name,
            show: ({ need }) => <Need of={need} />,
          },
          { name: "unmet", title: t("support.unmet"), value: ({ unmet }) => unmet },
          { name: "stakeholders", title: t("support.stated"), value: ({ stakeholders }) => stakeholders },
          { name: "services", title: t("support.services"), value: ({ services }) => services },
          { name: "elsewhere", title: t("support.elsewhere"), value: ({ elsewhere }) => elsewhere },
          {
            name: "chains",
            title: t("stakeholder.chains"),
            value: ({ chains }) => chains.map((one) => `${one.chain?.name ?? "–"}: ${one.stakeholders}`).join(" · "),
          },
        ]}
      />
    </>
  );
}

export function Met({ found }: { found: Found }) {
  return (
    <Table
      name="met"
      caption={t("support.metTable")}
      rows={found.cells}
      empty={t("support.none")}
      columns={[
        {
          name: "need",
          title: t("support.need"),
          value: ({ need }) => need?.name,
          show: ({ need }) => need && <Need of={need} />,
        },
        {
          name: "actor",
          title: t("support.actor"),
          value: ({ actor }) => actor?.name,
          show: ({ actor }) => actor && <a href={link({ page: "stakeholder", id: actor.id })}>{actor.name}</a>,
        },
        { name: "services", title: t("support.services"), value: ({ services }) => named(services) },
      ]}
    />
  );
}

export function Overlaps({ found }: { found: Found }) {
  return (
    <>
      <h2>{t("support.overlaps")}</h2>
      <Table
        name="overlaps"
        caption={t("support.overlaps")}
        rows={found.overlaps}
        empty={t("support.noOverlaps")}
        columns={[
          { name: "one", title: t("support.service"), value: ({ one }) => one.name },
          { name: "other", title: t("support.other"), value: ({ other }) => other.name },
          { name: "needs", title: t("support.inCommon"), value: ({ needs }) => named(needs) },
          {
            name: "stages",
            title: t("support.stage"),
            value: ({ stages }) => stages.map((stage) => word("export-stage", stage)).join(", ") || t("support.any"),
          },
          {
            name: "languages",
            title: t("support.language"),
            value: ({ languages }) => languages.map((code) => word("language", code)).join(", ") || t("support.any"),
          },
        ]}
      />
    </>
  );
}
