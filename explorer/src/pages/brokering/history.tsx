/** What was done with a partnership, the latest first; what was taken back stays, and says so. */
import { ask } from "../../asking/ask";
import { FinishFollowUpDocument, TakeBackStepDocument } from "../../asking/typed/graphql";
import { Faults, useDoing } from "../../parts/doing";
import { Table } from "../../parts/table";
import { may } from "../../state/session";
import { day, t, word } from "../../texts/texts";
import type { Found } from "./partnership";
import { nameOf } from "./standing";

type Entry = Found["history"]["edges"][number]["node"];

export function History({ found, takeBack }: { found: Found; takeBack: string | null | undefined }) {
  const doing = useDoing();
  const rows = found.history.edges.map(({ node }) => node);
  const undone = new Set(rows.map(({ undoes }) => undoes));
  const names = new Map(found.parties.edges.map(({ node }) => [node.id, nameOf(node)]));
  const back = async () => {
    const input = { step: takeBack ?? "" };
    const { takeBackStep } = await ask(TakeBackStepDocument, { input });
    return { errors: takeBackStep.errors };
  };
  return (
    <>
      {takeBack && (
        <p>
          <button type="button" aria-disabled={doing.busy} onClick={() => doing.run(back, t("done.undone"))}>
            {t("brokering.takeBack", { step: word("verb", rows.find(({ id }) => id === takeBack)?.verb) })}
          </button>
        </p>
      )}
      <Faults doing={doing} />
      <Table
        name="history"
        caption={t("brokering.history")}
        rows={rows}
        empty={t("brokering.noHistory")}
        columns={[
          { name: "day", title: t("fact.day"), value: (row) => row.day, show: (row) => day(row.day) },
          { name: "verb", title: t("brokering.step"), value: (row) => stepOf(row, undone) },
          { name: "party", title: t("brokering.whose"), value: ({ party }) => names.get(party ?? "") ?? party },
          { name: "reason", title: t("brokering.reasonAsk"), value: ({ reason }) => word("reason", reason) },
          { name: "after", title: t("brokering.then"), value: ({ after }) => word("stands", after) },
          { name: "by", title: t("brokering.by"), value: byOf },
        ]}
      />
      <FollowUps found={found} />
    </>
  );
}

function stepOf({ id, verb }: Entry, undone: ReadonlySet<string | null>): string {
  const step = word("verb", verb);
  return undone.has(id) ? t("brokering.undone", { step }) : step;
}

function byOf({ by, onBehalf }: Entry): string {
  return onBehalf ? t("brokering.onBehalf", { name: by ?? "" }) : (by ?? "");
}

function FollowUps({ found }: { found: Found }) {
  if (!found.followUps.edges.length) return null;
  return (
    <Table
      name="followUps"
      caption={t("brokering.followUps")}
      rows={found.followUps.edges.map(({ node }) => node)}
      empty=""
      columns={[
        { name: "due", title: t("brokering.due"), value: ({ due }) => due, show: ({ due }) => day(due) },
        { name: "weeks", title: t("brokering.weeks"), value: ({ weeks }) => weeks },
        {
          name: "done",
          title: t("brokering.done"),
          value: ({ done }) => done,
          show: ({ id, done }) => (done ? day(done) : may("EDIT") && <Finish id={id} />),
        },
      ]}
    />
  );
}

function Finish({ id }: { id: string }) {
  const doing = useDoing();
  const finish = async () => (await ask(FinishFollowUpDocument, { input: { id } })).finishFollowUp;
  return (
    <>
      <button type="button" aria-disabled={doing.busy} onClick={() => doing.run(finish, t("brokering.asked"))}>
        {t("brokering.finish")}
      </button>
      <Faults doing={doing} />
    </>
  );
}
