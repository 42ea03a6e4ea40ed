/** What became of a barrier, step by step; the latest step can be taken back. */
import { ask } from "../../asking/ask";
import { TakeBackBarrierStepDocument } from "../../asking/typed/graphql";
import { act } from "../../lines/acting";
import { Table } from "../../parts/table";
import { may } from "../../state/session";
import { day, t, word } from "../../texts/texts";
import type { Known } from "./barrier";

type Entry = Known["history"]["edges"][number]["node"];

const BEGINNINGS = ["report", "register"];

export function History({ entries }: { entries: readonly Entry[] }) {
  const rows = [...entries].sort((one, other) => (one.place ?? 0) - (other.place ?? 0));
  const latest = lastStanding(rows);
  return (
    <>
      <h2>{t("barriers.history")}</h2>
      {may("EDIT") && latest && (
        <p>
          <button type="button" onClick={() => takeBack(latest.id)}>
            {t("barriers.takeBack", { step: word("barrier-verb", latest.verb) })}
          </button>
        </p>
      )}
      <Table
        name="history"
        caption={t("barriers.history")}
        rows={rows}
        empty=""
        columns={[
          { name: "place", title: t("barriers.number"), value: ({ place }) => place },
          { name: "day", title: t("fact.day"), value: (row) => row.day, show: (row) => day(row.day) },
          {
            name: "verb",
            title: t("barriers.step"),
            value: ({ verb, undoes }) => word("barrier-verb", undoes ? "undone" : verb),
          },
          { name: "after", title: t("barriers.status"), value: ({ after }) => word("barrier-status", after) },
          { name: "reason", title: t("barriers.reason"), value: ({ reason }) => reason },
          { name: "by", title: t("barriers.by"), value: ({ by }) => by },
        ]}
      />
    </>
  );
}

/** The latest step that nobody took back; how a barrier began is no step. */
function lastStanding(rows: readonly Entry[]): Entry | undefined {
  const undone = new Set(rows.map(({ undoes }) => undoes));
  const steps = rows.filter(({ id, undoes, verb }) => !undoes && !undone.has(id) && !BEGINNINGS.includes(verb ?? ""));
  return steps.at(-1);
}

function takeBack(step: string): void {
  act(t("done.undone"), async () => (await ask(TakeBackBarrierStepDocument, { step })).takeBackBarrierStep);
}
