/** A map as a picture: where everybody stands, how large they are, and what is told of them. */
import type { MapQuery } from "../../asking/typed/graphql";
import { country, word } from "../../texts/texts";
import { type Dot, type Line, type Picture, SUGGESTED, TOGETHER } from "../picture";
import type { Grouping } from "./groups";

export type MapAnswer = NonNullable<MapQuery["picture"]>;
export type MapNode = MapAnswer["nodes"][number];
type Link = { one: string; other: string; weight: number; shared: number };

export const SIZES = ["centrality", "partners", "none"] as const;
export type Sizing = (typeof SIZES)[number];

export function sizingOf(value: string | undefined): Sizing {
  return SIZES.find((one) => one === value) ?? "centrality";
}

/** So many of those without a place stand beside each other. */
const A_ROW = 40;

/** Radius of the smallest and the largest, in pixels, by how many there are. */
export function radii(many: number): readonly [number, number] {
  return many > 3000 ? [2, 14] : many > 400 ? [3, 16] : [5, 20];
}

export function pictured({ nodes, links, suggested }: MapAnswer, sizing: Sizing, grouping: Grouping): Picture {
  const at = places(nodes);
  const most = nodes.reduce((high, node) => Math.max(high, measure(node, sizing)), 0);
  const [small, large] = radii(nodes.length);
  const dots = nodes.map((node): Dot => {
    const { look } = grouping.of(node);
    const part = most ? Math.sqrt(measure(node, sizing) / most) : 0;
    const size = sizing === "none" ? small * 1.6 : small + (large - small) * part;
    const [x, y] = at(node);
    return { ...named(node), x, y, size, colour: look, shape: look.shape, attributes: told(node) };
  });
  const lines = suggested.map(
    ({ stakeholderId, partnerId, rank, score }): Line => ({
      from: stakeholderId,
      to: partnerId,
      relation: SUGGESTED,
      attributes: { rank, score },
    }),
  );
  return { dots, lines: [...links.map(together), ...lines] };
}

/** Two that worked together, as a line. */
export function together({ one, other, weight, shared }: Link): Line {
  return { from: one, to: other, relation: TOGETHER, weight, attributes: { weight, shared } };
}

function named({ id, name, degree }: MapNode) {
  return { id, kind: "Stakeholder", title: name ?? id, degree: degree ?? 1 };
}

/** How much a node counts by what sizes go by. */
export function measure({ centrality, partners }: MapNode, sizing: Sizing): number {
  return (sizing === "centrality" ? centrality : partners) ?? 0;
}

function told({ kind, country: where, sizeClass, chain, partners, community, centrality }: MapNode) {
  return {
    sort: word("stakeholder-kind", kind),
    country: country(where),
    size: word("size", sizeClass),
    chain: word("chain", chain),
    partners,
    community,
    centrality,
  };
}

/** Where everybody stands on the map of all; who came after it was made stands in rows below. */
function places(nodes: readonly MapNode[]): (node: MapNode) => readonly [number, number] {
  const known = nodes.filter(({ x, y }) => x !== null && y !== null);
  const [left, right] = spread(known.map(({ x }) => x ?? 0));
  const [top, bottom] = spread(known.map(({ y }) => -(y ?? 0)));
  const wide = Math.max(right - left, bottom - top, 1);
  const newcomers = new Map(nodes.filter(({ x }) => x === null).map(({ id }, number) => [id, number]));
  return ({ id, x, y }) => {
    if (x !== null && y !== null) return [x, -y];
    const number = newcomers.get(id) ?? 0;
    return [left + ((number % A_ROW) / A_ROW) * wide, bottom + wide * (0.05 + 0.03 * Math.floor(number / A_ROW))];
  };
}

function spread(values: readonly number[]): readonly [number, number] {
  if (!values.length) return [0, 0];
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}
