/** What is added to a map when it is asked for: all links of the one who was chosen, and a way between two. */
import { useMemo } from "preact/hooks";
import { useAsked } from "../../asking/asked";
import { PartnersDocument, StoodDocument, type WayQuery } from "../../asking/typed/graphql";
import type { Place } from "../../state/place";
import { type Dot, type Picture, withLines } from "../picture";
import { markedAcross } from "../ways/marked";
import { MOST } from "./asked";
import { together } from "./pictured";

/** With all links of the chosen one to those on the map, of which the backbone is part. */
export function useLinksOf(at: Place, picture: Picture): Picture {
  const chosen = at.chosen ?? "";
  const { data } = useAsked(PartnersDocument, chosen ? { around: chosen, first: MOST } : undefined);
  return useMemo(() => {
    const touching = new Set(
      picture.lines.flatMap(({ from, to, weight }) =>
        weight !== undefined && (from === chosen || to === chosen) ? [`${from} ${to}`] : [],
      ),
    );
    const found = (data?.picture?.links ?? []).filter(({ one, other }) => !touching.has(`${one} ${other}`));
    return withLines(picture, found.map(together));
  }, [picture, data, chosen]);
}

/** With the way marked, and those on it who are not on the map where they stand on that of all. */
export function useMarked(picture: Picture, way: WayQuery | undefined): Picture {
  const path = way?.shortestPath;
  const missing = useMemo(() => {
    const there = new Set(picture.dots.map(({ id }) => id));
    return (path?.nodes ?? []).flatMap(({ kind, id }) => (kind === "Stakeholder" && !there.has(id) ? [id] : []));
  }, [picture, path]);
  const { data } = useAsked(StoodDocument, missing.length ? { ids: missing } : undefined);
  return useMemo(() => {
    if (!path?.nodes.length || (missing.length && !data)) return picture;
    return markedAcross(picture, path, (data?.picture?.nodes ?? []).flatMap(stood));
  }, [picture, path, missing, data]);
}

function stood({ id, name, x, y }: { id: string; name: string | null; x: number | null; y: number | null }): Dot[] {
  if (x === null || y === null) return [];
  return [{ id, kind: "Stakeholder", title: name ?? id, degree: 1, x, y: -y }];
}
