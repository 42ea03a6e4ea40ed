/** The map as a table: who is on it, and what is told of each. */
import { Table } from "../../parts/table";
import { link } from "../../state/place";
import { t } from "../../texts/texts";
import { type Dot, type Picture, SUGGESTED } from "../picture";

type Told = "sort" | "country" | "chain" | "size" | "partners" | "community" | "centrality";

const of =
  (name: Told) =>
  ({ attributes }: Dot) =>
    attributes?.[name];

export function Members({ picture, around }: { picture: Picture; around: boolean }) {
  const suggested = new Map<string, number>();
  for (const { relation, from, to } of picture.lines) {
    if (relation !== SUGGESTED) continue;
    for (const id of [from, to]) suggested.set(id, (suggested.get(id) ?? 0) + 1);
  }
  const steps = { name: "degree", title: t("network.steps"), value: ({ degree }: Dot) => degree };
  return (
    <Table
      name="nodes"
      caption={t("network.table")}
      rows={picture.dots}
      empty={t("map.nobody")}
      columns={[
        {
          name: "title",
          title: t("network.node"),
          value: ({ title }) => title,
          show: ({ id, title }) => <a href={link({ page: "stakeholder", id })}>{title}</a>,
        },
        { name: "sort", title: t("stakeholder.kind"), value: of("sort") },
        { name: "country", title: t("stakeholder.country"), value: of("country") },
        { name: "chain", title: t("kind.valuechain"), value: of("chain") },
        { name: "size", title: t("stakeholder.size"), value: of("size") },
        ...(around ? [steps] : []),
        { name: "partners", title: t("map.partners"), value: of("partners") },
        { name: "centrality", title: t("map.centrality"), value: of("centrality") },
        { name: "community", title: t("map.communityNumber"), value: of("community") },
        { name: "suggested", title: t("chains.suggested"), value: ({ id }) => suggested.get(id) ?? 0 },
      ]}
    />
  );
}
