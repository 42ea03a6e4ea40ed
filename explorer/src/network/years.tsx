/** From which year until which: two sliders, moved by mouse, touch and arrows. */
import { useEffect, useState } from "preact/hooks";
import { amend, type Place, place } from "../state/place";
import { t } from "../texts/texts";

type Props = { at: Place; least: number; most: number; about: string };

/** The first and the last year that count, by the address; all where it says nothing. */
export function spanOf(at: Place): { since: number; until: number } {
  return { since: Number(at.since) || Number.NEGATIVE_INFINITY, until: Number(at.until) || Number.POSITIVE_INFINITY };
}

export function Years({ at, least, most, about }: Props) {
  const kept = ({ since, until }: Place) => ({ since: Number(since) || least, until: Number(until) || most });
  const [shown, show] = useState(kept(at));
  // What the address says now, not when this was drawn: whoever presses quickly is further already.
  useEffect(() => show(kept(place.value)), [at.since, at.until, least, most]);
  if (least >= most) return null;
  const keep = ({ since, until }: typeof shown) =>
    amend({
      since: since > least ? String(Math.min(since, until)) : "",
      until: until < most ? String(Math.max(since, until)) : "",
    });
  const slider = (name: "since" | "until") => (
    <label>
      {t(`years.${name}`)}{" "}
      <input
        type="range"
        min={least}
        max={most}
        value={shown[name]}
        onInput={(event) => show({ ...shown, [name]: Number(event.currentTarget.value) })}
        onChange={(event) => keep({ ...shown, [name]: Number(event.currentTarget.value) })}
      />{" "}
      <output>{String(shown[name])}</output>
    </label>
  );
  return (
    <fieldset class="years">
      <legend>{about}</legend>
      {slider("since")} {slider("until")}
    </fieldset>
  );
}
