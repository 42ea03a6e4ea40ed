/** What is made of a suggestion: accept it, decline it with a reason, snooze it; each can be taken back. */
import { useState } from "preact/hooks";
import { ask } from "../asking/ask";
import { DecideDocument, type DecisionVerdict, DeclineDocument } from "../asking/typed/graphql";
import { may } from "../state/session";
import { t, word } from "../texts/texts";
import { Faults, type Said, useDoing } from "./doing";
import { TakingUp } from "./taking-up";

/** All that the matching knows what to make of. */
const REASONS = ["no-fit", "no-time", "already-together", "wrong-fact", "competitor", "never", "ceased"] as const;

type Named = { id: string; name: string | null };
export type Suggestion = { run: { id: string }; stakeholder: Named; partner: Named };
type Props = { on: Suggestion; verdict?: string | null | undefined };

/** Its buttons stay enabled while one is sent: disabled they would lose the focus, and `useDoing` does one at a time. */
export function Deciding({ on, verdict }: Props) {
  const doing = useDoing();
  const [reason, setReason] = useState<string>(REASONS[0]);
  if (!may("EDIT")) return verdict ? <span>{word("verdict", verdict)}</span> : null;
  const pair = { run: on.run.id, of: on.stakeholder.id, with: on.partner.id };
  const name = on.partner.name ?? on.partner.id;
  const keep = (verdict: string, said: () => Promise<Said>) =>
    doing.run(said, t("done.decided", { name, verdict: word("verdict", verdict) }));
  const decide = (verdict: DecisionVerdict) =>
    keep(verdict, async () => (await ask(DecideDocument, { ...pair, verdict })).decide);
  const decline = () =>
    reason === "no-fit"
      ? decide("DECLINED")
      : keep("DECLINED", async () => (await ask(DeclineDocument, { ...pair, reason })).giveFeedback);

  return (
    <div class="deciding" role="group" aria-label={t("deciding.label", { name })}>
      {verdict && <strong>{word("verdict", verdict)}</strong>}
      {verdict === "accepted" && <TakingUp of={pair.of} with={pair.with} run={pair.run} name={name} />}
      <button type="button" onClick={() => decide("ACCEPTED")}>
        {t("act.accept")}
      </button>
      <button type="button" onClick={() => decide("SNOOZED")}>
        {t("act.snooze")}
      </button>
      <button type="button" onClick={decline}>
        {t("act.decline")}
      </button>
      <Reasons reason={reason} choose={setReason} />
      <Faults doing={doing} />
    </div>
  );
}

/** What a reason does is said once another than the usual one is chosen. */
function Reasons({ reason, choose }: { reason: string; choose: (reason: string) => void }) {
  return (
    <>
      <select aria-label={t("deciding.reason")} value={reason} onChange={(event) => choose(event.currentTarget.value)}>
        {REASONS.map((one) => (
          <option key={one} value={one}>
            {word("reason", one)}
          </option>
        ))}
      </select>
      {reason !== REASONS[0] && <small role="status">{word("deciding-effect", reason)}</small>}
    </>
  );
}
