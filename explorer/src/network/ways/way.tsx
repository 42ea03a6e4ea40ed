/** The shortest way between two: chosen here, told in words, and marked in the picture. */
import { type Asked, useAsked } from "../../asking/asked";
import { WayDocument, type WayQuery } from "../../asking/typed/graphql";
import { Answer } from "../../parts/answer";
import { placeOf } from "../../shell/search";
import { amend, link, type Place } from "../../state/place";
import { t, word } from "../../texts/texts";
import { Pick } from "../pick";
import type { Dot } from "../picture";

export type Path = NonNullable<WayQuery["shortestPath"]>;
const KINDS = ["Stakeholder", "Capability", "ValueChain", "Market", "Project"];

/** The way that the address asks for, along these sorts of relation or along all. */
export function useWay(at: Place, along: string[] | null): Asked<WayQuery> {
  return useAsked(WayDocument, at.start && at.end ? { from: at.start, to: at.end, along } : undefined);
}

type Props = { at: Place; chosen: Dot; asked: Asked<WayQuery>; kinds?: readonly string[] };

export function WayPanel({ at, chosen, asked, kinds = KINDS }: Props) {
  if (!at.start || !at.end) {
    return <Pick label={t("way.to")} kinds={kinds} pick={(id) => amend({ start: chosen.id, end: id })} />;
  }
  return (
    <section class="way" aria-label={t("way.title")}>
      <h3>{t("way.title")}</h3>
      <Answer of={asked}>{({ shortestPath }) => <Told path={shortestPath} />}</Answer>
      <button type="button" onClick={() => amend({ start: "", end: "" })}>
        {t("way.forget")}
      </button>
    </section>
  );
}

function Told({ path }: { path: WayQuery["shortestPath"] }) {
  if (!path?.nodes.length) return <p role="status">{t(path?.capped ? "way.givenUp" : "way.none")}</p>;
  return (
    <div role="status">
      <p>{t("way.steps", { number: path.steps.length })}</p>
      <ol>
        {path.nodes.map((node, number) => (
          <li key={node.id}>
            {number > 0 && <small>{word("relation", path.steps[number - 1]?.relation)} · </small>}
            <a href={link(placeOf(node))} dir="auto">
              {node.title ?? node.id}
            </a>{" "}
            <small>{word("kind", node.kind)}</small>
          </li>
        ))}
      </ol>
    </div>
  );
}
