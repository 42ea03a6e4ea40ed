/** What a partnership brought forth, for a party to confirm. */
import { ask } from "../../asking/ask";
import { ConfirmOutcomeDocument, type MatterFragment } from "../../asking/typed/graphql";
import { Empty } from "../../parts/answer";
import { Faults, useDoing } from "../../parts/doing";
import { day, t, word } from "../../texts/texts";

type Fruit = NonNullable<MatterFragment["partnership"]>["outcomes"][number];

export function Outcomes({ outcomes }: { outcomes: readonly Fruit[] }) {
  return (
    <>
      <h2>{t("party.outcomes")}</h2>
      {!outcomes.length && <Empty>{t("party.noOutcomes")}</Empty>}
      <ul class="items">
        {outcomes.map((outcome) => (
          <li key={outcome.id}>
            <Outcome outcome={outcome} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Outcome({ outcome: { id, type, day: came, confirmed } }: { outcome: Fruit }) {
  const doing = useDoing();
  const confirm = async () => (await ask(ConfirmOutcomeDocument, { input: { id } })).done;
  return (
    <>
      {[word("outcome-type", type), day(came)].filter(Boolean).join(", ")}{" "}
      {confirmed ? (
        <small>{t("party.confirmed", { day: day(confirmed) })}</small>
      ) : (
        <button type="button" aria-disabled={doing.busy} onClick={() => doing.run(confirm, t("party.confirmDone"))}>
          {t("party.confirm")}
        </button>
      )}
      <Faults doing={doing} />
    </>
  );
}
