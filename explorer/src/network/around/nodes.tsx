/** The network around one as a table. */
import { useMemo } from "preact/hooks";
import { Table } from "../../parts/table";
import { placeOf } from "../../shell/search";
import { link } from "../../state/place";
import { points, t, word } from "../../texts/texts";
import { type Picture, SUGGESTED } from "../picture";

export function Nodes({ picture }: { picture: Picture }) {
  const relations = useMemo(() => relationsOf(picture), [picture]);
  const scores = new Map(
    picture.lines.flatMap(({ relation, to, attributes }) =>
      relation === SUGGESTED ? [[to, Number(attributes?.score)] as const] : [],
    ),
  );
  return (
    <Table
      name="nodes"
      caption={t("network.table")}
      rows={picture.dots}
      empty={t("network.nothing")}
      columns={[
        {
          name: "title",
          title: t("network.node"),
          value: ({ title }) => title,
          show: (dot) => <a href={link(placeOf(dot))}>{dot.title}</a>,
        },
        { name: "kind", title: t("network.kind"), value: ({ kind }) => word("kind", kind) },
        { name: "degree", title: t("network.steps"), value: ({ degree }) => degree },
        {
          name: "relations",
          title: t("network.relations"),
          value: ({ id }) => [...(relations.get(id) ?? [])].sort().join(", "),
        },
        {
          name: "suggested",
          title: t("network.suggestedScore"),
          value: ({ id }) => scores.get(id),
          show: ({ id }) => (scores.has(id) ? points(scores.get(id) ?? 0) : ""),
        },
      ]}
    />
  );
}

/** Id -> what it is to those it is linked to. */
function relationsOf({ lines }: Picture): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { from, to, relation } of lines) {
    for (const id of [from, to]) {
      const known = found.get(id) ?? new Set();
      found.set(id, known.add(word("relation", relation)));
    }
  }
  return found;
}
