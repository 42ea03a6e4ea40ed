/** How an action stands: shape, colour and word. */
import type { ActionStanding } from "../../asking/typed/graphql";
import { word } from "../../texts/texts";

const SIGNS: Readonly<Record<ActionStanding, string>> = {
  LATE: "✖",
  AT_RISK: "▲",
  ON_TRACK: "●",
  DONE: "✓",
  UNMEASURED: "?",
  DROPPED: "▭",
};

/** What asks for attention first. */
export const STANDINGS: readonly ActionStanding[] = ["LATE", "AT_RISK", "ON_TRACK", "DONE", "UNMEASURED", "DROPPED"];

export function Stands({ of }: { of: ActionStanding }) {
  return (
    <span class={`stands stands-${of.toLowerCase().replaceAll("_", "-")}`}>
      <span aria-hidden="true">{SIGNS[of]}</span> {word("standing", of)}
    </span>
  );
}

export function Parts({ done, of }: { done: number; of: number }) {
  if (!of) return null;
  return (
    <span class="progress">
      <span class="track" aria-hidden="true">
        <span class="progress-done" style={{ width: `${(100 * done) / of}%` }} />
      </span>{" "}
      {done} / {of}
    </span>
  );
}
