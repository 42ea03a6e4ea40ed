/** Say what one makes of a concern: it is off the list until something newer is known, and can be taken back. */
import { useState } from "preact/hooks";
import { ask } from "../../asking/ask";
import { AppraiseDocument, type ConcernKind, type ScoredFragment } from "../../asking/typed/graphql";
import { act } from "../../lines/acting";
import { may } from "../../state/session";
import { day, t, word } from "../../texts/texts";

const TREATMENTS = ["seen", "approached", "dismissed"] as const;
type Treatment = (typeof TREATMENTS)[number];

export function Appraising({ on, concern }: { on: ScoredFragment; concern: ConcernKind }) {
  const [reason, say] = useState("");
  const name = on.name ?? on.stakeholder;
  const { appraised } = on;

  function keep(treatment: Treatment): void {
    const input = { stakeholder: on.stakeholder, concern: concern.toLowerCase(), treatment, reason: reason || null };
    act(
      t("triage.kept", { name, treatment: word("treatment", treatment) }),
      async () => (await ask(AppraiseDocument, { input })).appraise,
    );
  }

  return (
    <div class="deciding" role="group" aria-label={t("triage.make", { name })}>
      {appraised && (
        <span>
          <strong>{word("treatment", appraised.treatment)}</strong> {day(appraised.day)} {appraised.reason}
        </span>
      )}
      {may("EDIT") && (
        <>
          {TREATMENTS.map((treatment) => (
            <button
              key={treatment}
              type="button"
              disabled={treatment === "dismissed" && !reason.trim()}
              onClick={() => keep(treatment)}
            >
              {word("treat", treatment)}
            </button>
          ))}
          <input
            type="text"
            aria-label={t("triage.reason", { name })}
            placeholder={t("triage.reasonHint")}
            value={reason}
            onInput={(event) => say(event.currentTarget.value)}
          />
        </>
      )}
    </div>
  );
}
