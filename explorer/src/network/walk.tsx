/** The walk from node to node along relations: by arrows and Enter within the picture, by buttons beside it. */
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { say } from "../shell/announce";
import { placeOf } from "../shell/search";
import { link } from "../state/place";
import { points, t, word } from "../texts/texts";
import { type Dot, type Line, type Picture, SUGGESTED } from "./picture";

type Neighbour = { dot: Dot; relation: string; score: number | undefined };
type Props = {
  picture: Picture;
  chosen: Dot;
  choose: (id: string) => void;
  children: ComponentChildren;
  /** What else can be done with the chosen one. */
  deeds?: ComponentChildren;
  /** What stands below it. */
  legend: ComponentChildren;
};

/** So many are listed beside the picture; all are walked by arrows. */
const LISTED = 60;

/** Those one step away, what is suggested first, then by relation and name. */
export function around(picture: Picture, chosen: Dot): Neighbour[] {
  const found = picture.lines.flatMap(({ from, to, relation, attributes }: Line) => {
    const id = from === chosen.id ? to : to === chosen.id ? from : undefined;
    const score = attributes?.score;
    return id ? [{ id, relation, score: typeof score === "number" ? score : undefined }] : [];
  });
  const wanted = new Set(found.map(({ id }) => id));
  const dots = new Map(picture.dots.flatMap((dot) => (wanted.has(dot.id) ? [[dot.id, dot]] : [])));
  const rank = ({ relation }: Neighbour) => (relation === SUGGESTED ? "" : relation);
  return found
    .flatMap(({ id, ...rest }) => {
      const dot = dots.get(id);
      return dot ? [{ dot, ...rest }] : [];
    })
    .sort((a, b) => rank(a).localeCompare(rank(b)) || a.dot.title.localeCompare(b.dot.title));
}

export function Walk({ picture, chosen, choose, children, deeds, legend }: Props) {
  const near = useMemo(() => around(picture, chosen), [picture, chosen.id]);
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
    <div class="network">
      <div
        class="picture"
        role="group"
        tabIndex={0}
        aria-label={t("walk.picture")}
        aria-describedby="walk"
        onKeyDown={(event) => event.target === event.currentTarget && press(event)}
      >
        {children}
      </div>
      <div class="aside">
        <section class="walk" aria-label={t("walk.title")}>
          <p id="walk">{t("walk.how")}</p>
          <h2 dir="auto">{chosen.title}</h2>
          <p>
            {word("kind", chosen.kind)} · <a href={link(placeOf(chosen))}>{t("walk.open")}</a> ·{" "}
            <a href={link({ page: "network", id: chosen.id })}>{t("walk.around")}</a>
          </p>
          {deeds}
          <Near near={near} place={place} choose={choose} />
        </section>
        {legend}
      </div>
    </div>
  );
}

function Near({ near, place, choose }: { near: readonly Neighbour[]; place: number; choose: (id: string) => void }) {
  const first = Math.max(0, Math.min(place - LISTED / 2, near.length - LISTED));
  const rest = near.length - LISTED;
  return (
    <>
      <ul>
        {near.slice(first, first + LISTED).map(({ dot, relation, score }, number) => (
          <li key={`${relation} ${dot.id}`}>
            <button type="button" class={first + number === place ? "at" : ""} onClick={() => choose(dot.id)}>
              {word("relation", relation)}: <span dir="auto">{dot.title}</span>
              {score !== undefined && <small> {points(score)}</small>}
            </button>
          </li>
        ))}
      </ul>
      {rest > 0 && <p>{t("walk.more", { number: rest })}</p>}
    </>
  );
}

function told({ dot, relation }: Neighbour, place: number, many: number): string {
  const holes = { relation: word("relation", relation), name: dot.title, kind: word("kind", dot.kind) };
  return t("walk.step", { ...holes, place: place + 1, many });
}
