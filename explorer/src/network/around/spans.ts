/** From when until when projects and partnerships ran, to leave out those of other years. */
import { useMemo } from "preact/hooks";
import { useAsked } from "../../asking/asked";
import { SpansDocument } from "../../asking/typed/graphql";
import type { Place } from "../../state/place";
import { may } from "../../state/session";
import type { Dot, Picture } from "../picture";
import { spanOf } from "../years";

type Span = { since: number; until: number };
export type Spans = { of: ReadonlyMap<string, Span>; least: number; most: number };

/** Asked of those that are drawn; nothing is known of them before. */
export function useSpans({ dots }: Picture): Spans {
  const idsOf = (wanted: string) => dots.flatMap(({ kind, id }) => (kind === wanted ? [id] : [])).sort();
  const [projects, partnerships] = useMemo(() => [idsOf("Project"), idsOf("Partnership")], [dots]);
  const broker = may("EDIT");
  const { data } = useAsked(
    SpansDocument,
    projects.length || partnerships.length ? { projects, partnerships, broker } : undefined,
  );
  return useMemo(() => {
    const found = [...(data?.projects.edges ?? []), ...(data?.partnerships?.edges ?? [])];
    const of = new Map(found.map(({ node: { id, start, end } }) => [id, { since: year(start), until: year(end) }]));
    const years = [...of.values()].flatMap(({ since, until }) => [since, until]).filter(Number.isFinite);
    return { of, least: Math.min(...years), most: Math.max(...years) };
  }, [data]);
}

export function isDated({ of }: Spans): boolean {
  return of.size > 0;
}

/** Whether it is known that a node ran in no year that is asked for; what has no end goes on. */
export function outside({ of }: Spans, at: Place, { id }: Dot): boolean {
  const span = of.get(id);
  const { since, until } = spanOf(at);
  return span !== undefined && ((span.until || Number.POSITIVE_INFINITY) < since || span.since > until);
}

function year(day: string | null): number {
  return day ? Number(day.slice(0, 4)) : Number.NaN;
}
