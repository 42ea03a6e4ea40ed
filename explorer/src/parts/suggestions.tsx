/** Suggestions as a table: who with whom, how they stand, why, and what is made of them. */
import type { SuggestedFragment } from "../asking/typed/graphql";
import { link } from "../state/place";
import { may } from "../state/session";
import { inOwnWords } from "../texts/saying";
import { points, t, word } from "../texts/texts";
import { Deciding } from "./deciding";
import { Said } from "./said";
import { type Column, Table } from "./table";

type Props = {
  name: string;
  caption: string;
  rows: readonly SuggestedFragment[];
  total: number;
  chains?: ReadonlyMap<string, string>;
  /** Partner -> what was said of it before. */
  verdicts?: ReadonlyMap<string, string>;
  /** On the page of one, that one is not named again in each row. */
  of?: "one" | "many";
};

type Columns = readonly Column<SuggestedFragment>[];

export function Suggestions({ name, caption, rows, total, chains, verdicts, of = "many" }: Props) {
  const label = (code: string | null | undefined) => (code ? (chains?.get(code) ?? word("chain", code)) : "");
  const one: Columns = [
    {
      name: "one",
      title: t("suggestion.for"),
      value: (row) => row.stakeholder.name ?? row.stakeholder.id,
      show: ({ stakeholder }) => (
        <a href={link({ page: "stakeholder", id: stakeholder.id })}>{stakeholder.name ?? stakeholder.id}</a>
      ),
    },
  ];
  const deciding: Columns = [
    {
      name: "verdict",
      title: t("suggestion.decide"),
      value: (row) => verdicts?.get(row.partner.id),
      show: (row) => <Deciding on={row} verdict={verdicts?.get(row.partner.id)} />,
    },
  ];
  const columns: Columns = [
    ...(of === "many"
      ? one
      : [{ name: "rank", title: t("suggestion.rank"), value: (row: SuggestedFragment) => row.rank }]),
    {
      name: "other",
      title: t("suggestion.partner"),
      value: (row) => row.partner.name ?? row.partner.id,
      show: ({ stakeholder, partner }) => (
        <a href={link({ page: "suggestion", of: stakeholder.id, with: partner.id })}>{partner.name ?? partner.id}</a>
      ),
    },
    {
      name: "chains",
      title: t("suggestion.chains"),
      value: (row) => `${label(row.chainFrom)} → ${label(row.chainTo)}`,
    },
    { name: "score", title: t("suggestion.score"), value: (row) => row.score, show: (row) => points(row.score) },
    {
      name: "why",
      title: t("suggestion.why"),
      value: ({ explanation }) => inOwnWords(explanation ?? "") ?? explanation,
      show: ({ explanation }) => <Said text={explanation ?? ""} />,
    },
    ...(may("EDIT") ? deciding : []),
  ];
  return (
    <Table name={name} caption={caption} rows={rows} columns={columns} total={total} empty={t("suggestion.none")} />
  );
}
