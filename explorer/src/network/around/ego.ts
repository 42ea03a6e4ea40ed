/** An ego network and where its nodes stand: the one in the middle, rings by degree, sorted so that it is always the same. */
import type { AroundQuery, OpenedQuery } from "../../asking/typed/graphql";
import { compare, type Dot, type Line, neighbours, type Picture, SUGGESTED } from "../picture";

type Node = { id: string; kind: string; title: string | null };

/** Everything around, with what is suggested to the one in the middle, and what is around others that were opened. */
export function pictured(
  centre: string,
  { neighbourhood, suggestions }: AroundQuery,
  opened: readonly OpenedQuery[],
  closed: ReadonlySet<string>,
): Picture {
  const around = [neighbourhood, ...opened.map((one) => one.neighbourhood)];
  const partners = suggestions.edges.map(({ node }) => node);
  const nodes = new Map<string, Node>(
    partners.map(({ partner: { id, name } }) => [id, { id, kind: "Stakeholder", title: name }]),
  );
  for (const node of around.flatMap((one) => one?.nodes ?? [])) nodes.set(node.id, node);
  const lines = new Map<string, Line>();
  for (const { relation, fromId, toId } of around.flatMap((one) => one?.steps ?? [])) {
    lines.set(`${fromId} ${relation} ${toId}`, { relation, from: fromId, to: toId });
  }
  const dashed = partners.map(({ rank, score, partner }) => ({
    relation: SUGGESTED,
    from: centre,
    to: partner.id,
    attributes: { rank, score },
  }));
  return placed(nodes, [...lines.values(), ...dashed], centre, closed);
}

/** Id -> steps from the middle, by ways that do not go through those that are closed. */
function degrees(near: ReadonlyMap<string, readonly string[]>, centre: string, closed: ReadonlySet<string>) {
  const found = new Map([[centre, 0]]);
  for (const [id, degree] of found) {
    if (closed.has(id)) continue;
    for (const other of near.get(id) ?? []) if (!found.has(other)) found.set(other, degree + 1);
  }
  return found;
}

function placed(
  nodes: ReadonlyMap<string, Node>,
  lines: readonly Line[],
  centre: string,
  closed: ReadonlySet<string>,
): Picture {
  const near = neighbours(lines);
  const reached = degrees(near, centre, closed);
  const angles = new Map<string, number>();
  const dots: Dot[] = [];
  for (const degree of new Set(reached.values())) {
    const ring = [...reached]
      .flatMap(([id, at]) => (at === degree ? (nodes.get(id) ?? []) : []))
      .map((node) => ({ node, lean: mean(near.get(node.id), angles) }))
      .sort((a, b) => a.lean - b.lean || compare(a.node.kind, b.node.kind) || compare(a.node.id, b.node.id));
    const radius = Math.max(degree, (degree > 0 ? ring.length : 0) / 40);
    ring.forEach(({ node: { id, kind, title } }, place) => {
      const angle = (2 * Math.PI * place) / ring.length - Math.PI / 2;
      angles.set(id, angle);
      const size = degree === 0 ? 12 : 8;
      dots.push({
        id,
        kind,
        title: title ?? id,
        degree,
        size,
        x: radius * Math.cos(angle),
        y: radius * Math.sin(angle),
      });
    });
  }
  return { dots, lines: lines.filter(({ from, to }) => reached.has(from) && reached.has(to)) };
}

/** The mean direction of those further in that a node is linked to, so that lines are short. */
function mean(linked: readonly string[] | undefined, angles: ReadonlyMap<string, number>): number {
  const known = (linked ?? []).flatMap((id) => angles.get(id) ?? []);
  if (!known.length) return 0;
  const [x, y] = [known.reduce((sum, a) => sum + Math.cos(a), 0), known.reduce((sum, a) => sum + Math.sin(a), 0)];
  return Math.round(1e6 * ((Math.atan2(y, x) + 2.5 * Math.PI) % (2 * Math.PI))) / 1e6;
}
