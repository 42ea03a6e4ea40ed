/** Show what lies around the chosen one, or leave it out again. */
import { amend, type Place } from "../../state/place";
import { t } from "../../texts/texts";
import type { Dot } from "../picture";

/** More are asked for one after the other: each is a question of its own. */
const MOST = 12;

/** Ids as the address lists them; those of ours have no space. */
export function ids(listed: string | undefined): string[] {
  return (listed ?? "").split(" ").filter(Boolean).slice(0, MOST);
}

export function Opening({ at, chosen, centre }: { at: Place; chosen: Dot; centre: string }) {
  if (chosen.id === centre) return null;
  const [open, close] = [ids(at.open), ids(at.close)];
  const keep = (opened: readonly string[], closed: readonly string[]) =>
    amend({ open: opened.join(" "), close: closed.join(" ") });
  const [isOpen, isClosed] = [open.includes(chosen.id) || open.length >= MOST, close.includes(chosen.id)];
  const others = (some: readonly string[]) => some.filter((one) => one !== chosen.id);
  return (
    <p>
      <button type="button" aria-disabled={isOpen} onClick={() => isOpen || keep([...open, chosen.id], others(close))}>
        {t("network.expand")}
      </button>{" "}
      <button
        type="button"
        aria-disabled={isClosed}
        onClick={() => isClosed || keep(others(open), [...close, chosen.id])}
      >
        {t("network.collapse")}
      </button>
    </p>
  );
}
