/** What the shapes and lines mean; each sort of node can be left out here. */
import { amend } from "../state/place";
import { t, word } from "../texts/texts";
import { lookOf } from "./looks";
import type { Picture } from "./picture";

export function Legend({ picture, hidden }: { picture: Picture; hidden: ReadonlySet<string> }) {
  const counts = new Map<string, number>();
  for (const { kind } of picture.dots) counts.set(kind, (counts.get(kind) ?? 0) + 1);

  function flip(kind: string): void {
    const next = new Set(hidden);
    if (!next.delete(kind)) next.add(kind);
    amend({ hide: [...next].sort().join(",") });
  }

  return (
    <fieldset class="key">
      <legend>{t("network.legend")}</legend>
      {[...counts].sort().map(([kind, number]) => (
        <label key={kind}>
          <input type="checkbox" checked={!hidden.has(kind)} onChange={() => flip(kind)} />
          <span class={`shape kind-${kind}`} aria-hidden="true">
            {lookOf(kind).shape}
          </span>{" "}
          {word("kind", kind)} ({number})
        </label>
      ))}
      <p>
        <span aria-hidden="true">┄</span> {t("network.dashed")}
      </p>
    </fieldset>
  );
}
