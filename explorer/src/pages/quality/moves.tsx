/** Suggestions that are otherwise in a later run, by name, each with its reasons. */
import type { RunDiffQuery } from "../../asking/typed/graphql";
import { Table } from "../../parts/table";
import { link } from "../../state/place";
import { points, t, word } from "../../texts/texts";
import { useNames } from "../plan/owner";

type Move = RunDiffQuery["runDiff"]["moves"][number];

const SIGNS: Readonly<Record<Move["moved"], string>> = { CAME: "+", WENT: "−", MOVED: "↕", RESCORED: "≈", STAYED: "=" };

export function Moves({ of, total }: { of: readonly Move[]; total: number }) {
  const names = useNames(of.flatMap(({ stakeholderId, partnerId }) => [stakeholderId, partnerId]));
  const called = (id: string) => names.get(id) ?? id;
  return (
    <Table
      name="moves"
      caption={t("runs.moves")}
      rows={of}
      total={total}
      empty={t("runs.same")}
      columns={[
        {
          name: "one",
          title: t("suggestion.for"),
          value: ({ stakeholderId }) => called(stakeholderId),
          show: ({ stakeholderId: id }) => <a href={link({ page: "stakeholder", id })}>{called(id)}</a>,
        },
        {
          name: "other",
          title: t("suggestion.partner"),
          value: ({ partnerId }) => called(partnerId),
          show: ({ stakeholderId, partnerId }) => (
            <a href={link({ page: "suggestion", of: stakeholderId, with: partnerId })}>{called(partnerId)}</a>
          ),
        },
        { name: "moved", title: t("runs.moved"), value: ({ moved }) => `${SIGNS[moved]} ${word("moved", moved)}` },
        {
          name: "rank",
          title: t("suggestion.rank"),
          value: ({ rankBefore, rankAfter }) => `${rankBefore ?? "–"} → ${rankAfter ?? "–"}`,
        },
        {
          name: "score",
          title: t("suggestion.score"),
          value: ({ scoreBefore, scoreAfter }) =>
            [scoreBefore, scoreAfter].map((score) => (score === null ? "–" : points(score))).join(" → "),
        },
        {
          name: "because",
          title: t("suggestion.why"),
          value: ({ because }) => because.join("; "),
          show: ({ because }) => <span lang="en">{because.join("; ")}</span>,
        },
      ]}
    />
  );
}
