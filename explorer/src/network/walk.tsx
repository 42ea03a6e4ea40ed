/** The walk from node to node along relations: by arrows and Enter within the picture, by buttons beside it. */
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { say } from "../shell/announce";
import { placeOf } from "../shell/search";
import { link } from "../state/place";
import { t, word } from "../texts/texts";
import { type Dot, type Line, type Picture, SUGGESTED } from "./picture";

type Neighbour = { dot: Dot; relation: string };
type Props = { picture: Picture; chosen: Dot; choose: (id: string) => void; children: ComponentChildren };

/** Those one step away, what is suggested first, then by relation and name. */
export function around(picture: Picture, chosen: Dot): Neighbour[] {
  const dots = new Map(picture.dots.map((dot) => [dot.id, dot]));
  const step = ({ from, to, relation }: Line): Neighbour[] => {
    const dot = dots.get(from === chosen.id ? to : to === chosen.id ? from : "");
    return dot ? [{ dot, relation }] : [];
  };
  const rank = ({ relation }: Neighbour) => (relation === SUGGESTED ? "" : relation);
  return picture.lines
    .flatMap(step)
    .sort((a, b) => rank(a).localeCompare(rank(b)) || a.dot.title.localeCompare(b.dot.title));
}

export function Walk({ picture, chosen, choose, children }: Props) {
  const near = around(picture, chosen);
  const [place, setPlace] = useState(-1);
  useEffect(() => setPlace(-1), [chosen.id]);

  function press(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const there = near[place];
    if (step && near.length) {
      const next = (place + step + near.length + (place < 0 && step < 0 ? 1 : 0)) % near.length;
      setPlace(next);
      const one = near[next];
      if (one) say(told(one, next, near.length));
    } else if (event.key === "Enter" && there) {
      choose(there.dot.id);
      say(t("walk.at", { name: there.dot.title, kind: word("kind", there.dot.kind) }));
    } else return;
    event.preventDefault();
  }

  return (
    <>
      <div
        class="picture"
        role="group"
        tabIndex={0}
        aria-label={t("walk.picture")}
        aria-describedby="walk"
        onKeyDown={press}
      >
        {children}
      </div>
      <section class="walk" aria-label={t("walk.title")}>
        <p id="walk">{t("walk.how")}</p>
        <h2 dir="auto">{chosen.title}</h2>
        <p>
          {word("kind", chosen.kind)} · <a href={link(placeOf(chosen))}>{t("walk.open")}</a> ·{" "}
          <a href={link({ page: "network", id: chosen.id })}>{t("walk.around")}</a>
        </p>
        <ul>
          {near.map(({ dot, relation }, number) => (
            <li key={`${relation} ${dot.id}`}>
              <button type="button" class={number === place ? "at" : ""} onClick={() => choose(dot.id)}>
                {word("relation", relation)}: <span dir="auto">{dot.title}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function told({ dot, relation }: Neighbour, place: number, many: number): string {
  const holes = { relation: word("relation", relation), name: dot.title, kind: word("kind", dot.kind) };
  return t("walk.step", { ...holes, place: place + 1, many });
}
