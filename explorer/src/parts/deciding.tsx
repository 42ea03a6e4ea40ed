/** What is made of a suggestion: accept it, decline it with a reason, snooze it; each can be taken back. */
import { useState } from "preact/hooks";
import { ask } from "../asking/ask";
import { again } from "../asking/asked";
import { DecideDocument, type DecisionVerdict, DeclineDocument, type SuggestedFragment } from "../asking/typed/graphql";
import { tell } from "../shell/announce";
import { may } from "../state/session";
import { t, word } from "../texts/texts";

/** What a manager may say before anybody was asked; the others belong to a party of a partnership. */
const REASONS = ["no-fit", "competitor", "already-together", "never"] as const;

type Said = { revision?: number | null; errors: { message: string }[] };

export function Deciding({ on, verdict }: { on: SuggestedFragment; verdict?: string | null | undefined }) {
  const [reason, setReason] = useState<string>(REASONS[0]);
  if (!may("EDIT")) return verdict ? <span>{word("verdict", verdict)}</span> : null;
  const pair = { run: on.run.id, of: on.stakeholder.id, with: on.partner.id };
  const named = { name: on.partner.name ?? on.partner.id };

  async function keep(verdict: string, said: () => Promise<Said>): Promise<void> {
    try {
      const { revision, errors } = await said();
      tell(errors[0]?.message ?? t("done.decided", { ...named, verdict: word("verdict", verdict) }), revision);
      again();
    } catch (error) {
      tell(error instanceof Error && error.message ? error.message : t("state.offline"));
    }
  }
  const decide = (verdict: DecisionVerdict) =>
    keep(verdict, async () => (await ask(DecideDocument, { ...pair, verdict })).decide);
  const decline = () =>
    reason === "no-fit"
      ? decide("DECLINED")
      : keep("DECLINED", async () => (await ask(DeclineDocument, { ...pair, reason })).giveFeedback);

  return (
    <div class="deciding" role="group" aria-label={t("deciding.label", named)}>
      {verdict && <strong>{word("verdict", verdict)}</strong>}
      <button type="button" onClick={() => decide("ACCEPTED")}>
        {t("act.accept")}
      </button>
      <button type="button" onClick={() => decide("SNOOZED")}>
        {t("act.snooze")}
      </button>
      <button type="button" onClick={decline}>
        {t("act.decline")}
      </button>
      <select
        aria-label={t("deciding.reason")}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      >
        {REASONS.map((one) => (
          <option key={one} value={one}>
            {word("reason", one)}
          </option>
        ))}
      </select>
    </div>
  );
}
