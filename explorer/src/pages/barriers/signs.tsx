/** How a barrier stands: a shape beside the word, so that it is told without colours. */
import { word } from "../../texts/texts";

const SIGNS: Readonly<Record<string, string>> = {
  reported: "◇",
  open: "●",
  waiting: "◔",
  "resolved-in-part": "◑",
  resolved: "✓",
  dormant: "○",
  archived: "▭",
  merged: "⇒",
};

export const STATUSES = Object.keys(SIGNS);
export const STANDING = ["open", "waiting", "resolved-in-part"] as const;
export const MEASURES = ["tariff", "non-tariff", "procedural-obstacle"] as const;

export function Status({ of }: { of: string | null }) {
  return (
    <span class={`status status-${of}`}>
      <span aria-hidden="true">{SIGNS[of ?? ""] ?? "·"}</span> {word("barrier-status", of)}
    </span>
  );
}
