/** An ego network and where its nodes stand: the one in the middle, rings by degree, sorted so that it is always the same. */
import type { AroundQuery } from "../asking/typed/graphql";

/** What is told of a dot or a line beside what all of them have, for tables and files; null is not known. */
export type Attributes = Readonly<Record<string, string | number | null>>;

/** One in each theme, as #rrggbb. */
export type Colour = Readonly<{ light: string; dark: string }>;

/**
 * Somebody or something in a picture. `x` goes to the right and `y` downwards, in any measure.
 *
 * degree   steps away from the one in the middle, which has 0
 * size     radius in pixels; 8 where it is not said
 * colour, shape   those of its kind where they are not said
 * dim      drawn faintly: it does not pass what was asked for, and was to stay
 */
export type Dot = {
  id: string;
  kind: string;
  title: string;
  degree: number;
  x: number;
  y: number;
  size?: number;
  colour?: Colour;
  shape?: string;
  dim?: boolean;
  attributes?: Attributes;
};

/**
 * A relation as it is stored, or `SUGGESTED`.
 *
 * marked   drawn heavily: it lies on the way that was asked for
 */
export type Line = {
  from: string;
  to: string;
  relation: string;
  weight?: number;
  dim?: boolean;
  marked?: boolean;
  attributes?: Attributes;
};

/** All that is on screen: both drawings, the table and files are made of it. */
export type Picture = { dots: readonly Dot[]; lines: readonly Line[] };

/** The relation of a partnership that is suggested and not made; it is drawn dashed. */
export const SUGGESTED = "SUGGESTED";

/** Everything around, with what is suggested to the one in the middle. */
export function pictured(centre: string, { neighbourhood, suggestions }: AroundQuery): Picture {
  const nodes = neighbourhood?.nodes ?? [];
  const known = new Set(nodes.map(({ id }) => id));
  const partners = suggestions.edges.map(({ node }) => node.partner);
  const added = partners
    .filter(({ id }) => !known.has(id))
    .map(({ id, name }) => ({ id, kind: "Stakeholder", title: name, degree: 1 }));
  const lines = (neighbourhood?.steps ?? []).map(({ relation, fromId, toId }) => ({
    relation,
    from: fromId,
    to: toId,
  }));
  const dashed = partners.map(({ id }) => ({ relation: SUGGESTED, from: centre, to: id }));
  return { dots: placed([...nodes, ...added], lines), lines: [...lines, ...dashed] };
}

type Node = { id: string; kind: string; title: string | null; degree: number };

function placed(nodes: readonly Node[], lines: readonly Line[]): Dot[] {
  const angles = new Map<string, number>();
  const near = neighbours(lines);
  const dots: Dot[] = [];
  for (const degree of new Set(nodes.map((node) => node.degree).sort((a, b) => a - b))) {
    const ring = nodes
      .filter((node) => node.degree === degree)
      .map((node) => ({ node, lean: mean(near.get(node.id), angles) }))
      .sort((a, b) => a.lean - b.lean || compare(a.node.kind, b.node.kind) || compare(a.node.id, b.node.id));
    const radius = Math.max(degree, (degree > 0 ? ring.length : 0) / 40);
    ring.forEach(({ node }, place) => {
      const angle = (2 * Math.PI * place) / ring.length - Math.PI / 2;
      angles.set(node.id, angle);
      dots.push({ ...node, title: node.title ?? node.id, x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
    });
  }
  return dots;
}

/** The mean direction of those further in that a node is linked to, so that lines are short. */
function mean(linked: readonly string[] | undefined, angles: ReadonlyMap<string, number>): number {
  const known = (linked ?? []).flatMap((id) => angles.get(id) ?? []);
  if (!known.length) return 0;
  const [x, y] = [known.reduce((sum, a) => sum + Math.cos(a), 0), known.reduce((sum, a) => sum + Math.sin(a), 0)];
  return Math.round(1e6 * ((Math.atan2(y, x) + 2.5 * Math.PI) % (2 * Math.PI))) / 1e6;
}

/** Id -> those it is linked to, either way. */
export function neighbours(lines: readonly Line[]): Map<string, string[]> {
  const near = new Map<string, string[]>();
  for (const { from, to } of lines) {
    near.set(from, [...(near.get(from) ?? []), to]);
    near.set(to, [...(near.get(to) ?? []), from]);
  }
  return near;
}

/** By code units, the same in every language. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** What is left when some sorts of nodes are left out; the one in the middle stays. */
export function without(picture: Picture, hidden: ReadonlySet<string>): Picture {
  const dots = picture.dots.filter(({ degree, kind }) => degree === 0 || !hidden.has(kind));
  const left = new Set(dots.map(({ id }) => id));
  return { dots, lines: picture.lines.filter(({ from, to }) => left.has(from) && left.has(to)) };
}

/** Where the middle of a label is, and how large, all in the same measure. */
export type Label = { id: string; x: number; y: number; wide: number; high: number };

/** Which labels are drawn: none over another, those that come first first. */
export function legible(dots: readonly Dot[], label: (dot: Dot) => Label): Set<string> {
  const drawn: Label[] = [];
  for (const one of dots.map(label)) {
    const apart = (other: Label) =>
      Math.abs(one.x - other.x) * 2 > one.wide + other.wide || Math.abs(one.y - other.y) * 2 > one.high + other.high;
    if (drawn.every(apart)) drawn.push(one);
  }
  return new Set(drawn.map(({ id }) => id));
}

/** What fits beside a dot. */
export function short(text: string): string {
  const characters = [...text];
  return characters.length > 24 ? `${characters.slice(0, 23).join("")}…` : text;
}
