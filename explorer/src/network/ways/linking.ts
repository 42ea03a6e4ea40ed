/** What links two: needs that the other meets, and partners of both. A picture of three columns, the two at its sides. */
import type { AbleFragment, CircleFragment, LinkingQuery } from "../../asking/typed/graphql";
import { together } from "../map/pictured";
import { type Dot, type Line, type Picture, SUGGESTED } from "../picture";

/** Those with the fewest other partners tell most. */
const MOST_PARTNERS = 12;

type Circle = CircleFragment | null;
type Fact = AbleFragment["needs"]["edges"][number];

export function linking(one: AbleFragment, other: AbleFragment, data: LinkingQuery): Picture {
  const met = [...meeting(one, other), ...meeting(other, one)];
  const shared = partners(data.partnersOfOne, data.partnersOfOther);
  const middle = [...new Map([...met.map(({ dot }) => dot), ...shared.dots].map((dot) => [dot.id, dot])).values()];
  const side = (found: AbleFragment, x: number): Dot => ({
    ...{ id: found.id, kind: "Stakeholder", title: found.name ?? found.id },
    ...{ degree: 0, size: 12, x, y: 0 },
  });
  const suggested = data.suggestions.edges.map(
    ({ node: { rank, score } }): Line => ({
      from: one.id,
      to: other.id,
      relation: SUGGESTED,
      attributes: { rank, score },
    }),
  );
  return {
    dots: [side(one, -1), side(other, 1), ...middle.map((dot, place) => ({ ...dot, y: height(place, middle.length) }))],
    lines: [...suggested, ...met.flatMap(({ lines }) => lines), ...shared.lines],
  };
}

/** From top to bottom, and none where the line between the two runs. */
function height(place: number, many: number): number {
  const step = 2 / Math.max(many, 1);
  return -1 + step * (place + 0.5) + (many % 2 ? step / 2 : 0);
}

/** What one needs and the other offers. */
function meeting(one: AbleFragment, other: AbleFragment): { dot: Dot; lines: Line[] }[] {
  const offered = new Map(other.offers.edges.map((edge) => [edge.node.id, edge]));
  return one.needs.edges.flatMap((needed) => {
    const found = offered.get(needed.node.id);
    if (!found) return [];
    const { id, label } = needed.node;
    const lines = [told(one, "NEEDS", needed), told(other, "OFFERS", found)];
    return [{ dot: between(id, "Capability", label), lines }];
  });
}

function told({ id }: AbleFragment, relation: string, { source, asOf, rule, node }: Fact): Line {
  return { from: id, to: node.id, relation, attributes: { source, day: asOf, rule } };
}

function partners(one: Circle, other: Circle): Picture {
  const known = new Map((other?.nodes ?? []).map((node) => [node.id, node]));
  const ends = new Set([one?.nodes[0]?.id, other?.nodes[0]?.id]);
  const both = (one?.nodes ?? [])
    .filter(({ id }) => known.has(id) && !ends.has(id))
    .sort((a, b) => (a.partners ?? 0) - (b.partners ?? 0))
    .slice(0, MOST_PARTNERS);
  const there = new Set(both.map(({ id }) => id));
  const links = [...(one?.links ?? []), ...(other?.links ?? [])];
  return {
    dots: both.map(({ id, name }) => between(id, "Stakeholder", name)),
    lines: links.filter((link) => there.has(link.one) || there.has(link.other)).map(together),
  };
}

function between(id: string, kind: string, title: string | null): Dot {
  return { id, kind, title: title ?? id, degree: 1, x: 0, y: 0 };
}
