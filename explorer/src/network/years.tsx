/** From which year until which: two sliders, moved by mouse, touch and arrows. */
import { useEffect, useState } from "preact/hooks";
import { amend, type Place } from "../state/place";
import { t } from "../texts/texts";

type Props = { at: Place; least: number; most: number; about: string };

/** The first and the last year that count, by the address; all where it says nothing. */
export function spanOf(at: Place): { since: number; until: number } {
  return { since: Number(at.since) || Number.NEGATIVE_INFINITY, until: Number(at.until) || Number.POSITIVE_INFINITY };
}

export function Years({ at, least, most, about }: Props) {
  const kept = { since: Number(at.since) || least, until: Number(at.until) || most };
  const [shown, show] = useState(kept);
  useEffect(() => show(kept), [kept.since, kept.until]);
  if (least >= most) return null;
  const keep = ({ since, until }: typeof kept) =>
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
