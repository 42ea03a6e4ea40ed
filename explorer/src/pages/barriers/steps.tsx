/** What can be done with a barrier from where it is, and what has to be said along with it. */
import { useState } from "preact/hooks";
import { ask } from "../../asking/ask";
import { type BarrierQuery, type BarrierVerb, StepBarrierDocument } from "../../asking/typed/graphql";
import { act } from "../../lines/acting";
import { t, word } from "../../texts/texts";
import type { Known } from "./barrier";

type Move = BarrierQuery["barrierMoves"][number];

/** Entries to merge with are proposed in a table of their own. */
const ELSEWHERE: readonly BarrierVerb[] = ["MERGE"];

function offered(known: Known, moves: readonly Move[]): Move[] {
  const not = known.published ? "PUBLISH" : "WITHHOLD";
  return moves.filter(({ verb }) => verb !== not && !ELSEWHERE.includes(verb));
}

export function Steps({ known, moves }: { known: Known; moves: readonly Move[] }) {
  const open = offered(known, moves);
  const [chosen, choose] = useState<BarrierVerb | "">("");
  const [said, say] = useState("");
  const move = open.find(({ verb }) => verb === chosen) ?? open[0];
  if (!move) return null;
  const need = move.needs[0];

  async function take(event: Event, { verb, needs }: Move): Promise<void> {
    event.preventDefault();
    const input = { barrier: known.id, verb, ifMatch: known.etag, ...(needs[0] ? { [needs[0]]: said } : {}) };
    const done = t("barriers.stepped", { step: word("barrier-verb", verb), title: known.title ?? known.id });
    if (await act(done, async () => (await ask(StepBarrierDocument, { input })).stepBarrier)) say("");
  }

  return (
    <form class="step" onSubmit={(event) => take(event, move)}>
      <label>
        {t("barriers.next")}{" "}
        <select
          value={move.verb}
          onChange={(event) => {
            choose(event.currentTarget.value as BarrierVerb);
            say(""); // a reason for one step is none for another
          }}
        >
          {open.map(({ verb }) => (
            <option key={verb} value={verb}>
              {word("barrier-verb", verb)}
            </option>
          ))}
        </select>
      </label>{" "}
      {need && (
        <label>
          {t(need === "waitingOn" ? "barriers.onWhom" : "barriers.why")}{" "}
          <input type="text" required value={said} onInput={(event) => say(event.currentTarget.value)} />
        </label>
      )}{" "}
      <button type="submit" class="main">
        {t("barriers.do")}
      </button>
    </form>
  );
}
