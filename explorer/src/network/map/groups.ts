/** Who looks alike on a map: those of one chain, kind, country, community or size. */
import { country, t, word } from "../../texts/texts";
import type { Group } from "../legend";
import { LOOKS, type Look, OTHER } from "../looks";
import { compare } from "../picture";
import type { MapNode } from "./pictured";

export const FACETS = ["chain", "kind", "country", "community", "size"] as const;
export type Facet = (typeof FACETS)[number];

/** The group of those that have none of their own. */
export const REST = "rest";

/** Words with a fixed place, so that each has the same look on every map. */
const ORDERED: Readonly<Partial<Record<Facet, readonly string[]>>> = {
  chain: ["life-sciences", "food", "engineering", "circular", "logistics"],
  kind: ["company", "research-organisation", "higher-education", "government-agency", "civil-society", "other"],
  size: ["micro", "small", "medium", "large"],
};

export type Grouping = { groups: readonly Group[]; of: (node: MapNode) => Group };

export function facetOf(value: string | undefined): Facet {
  return FACETS.find((facet) => facet === value) ?? "chain";
}

/** The groups of a facet, those with a fixed place first, then the largest; what is left is one group. */
export function grouped(nodes: readonly MapNode[], facet: Facet): Grouping {
  const numbers = new Map<string, number>();
  for (const node of nodes) {
    const value = partOf(node, facet);
    if (value) numbers.set(value, (numbers.get(value) ?? 0) + 1);
  }
  const found = new Map<string, Group>();
  for (const [name, look] of looks([...numbers.keys()], numbers, facet)) {
    found.set(name, { name, look, title: titleOf(name, facet, nodes), number: numbers.get(name) ?? 0 });
  }
  const own = [...found.values()];
  const left = nodes.length - own.reduce((sum, { number }) => sum + number, 0);
  const rest: Group = { name: REST, title: t("map.rest"), number: left, look: OTHER };
  return {
    groups: left ? [...own, rest] : own,
    of: (node) => found.get(partOf(node, facet) ?? "") ?? rest,
  };
}

function looks(names: readonly string[], numbers: ReadonlyMap<string, number>, facet: Facet): [string, Look][] {
  const fixed = ORDERED[facet] ?? [];
  const rank = (name: string) => (fixed.includes(name) ? fixed.indexOf(name) : fixed.length);
  const sorted = names.toSorted(
    (a, b) => rank(a) - rank(b) || (numbers.get(b) ?? 0) - (numbers.get(a) ?? 0) || compare(a, b),
  );
  const free = LOOKS.slice(fixed.length);
  const later = sorted.filter((name) => !fixed.includes(name));
  return sorted.flatMap((name) => {
    const look = fixed.includes(name) ? LOOKS[fixed.indexOf(name)] : free[later.indexOf(name)];
    return look ? [[name, look] satisfies [string, Look]] : [];
  });
}

function partOf({ chain, kind, country: where, community, sizeClass }: MapNode, facet: Facet): string | null {
  const values = { chain, kind, country: where, size: sizeClass, community: community?.toString() ?? null };
  return values[facet];
}

function titleOf(name: string, facet: Facet, nodes: readonly MapNode[]): string {
  if (facet === "country") return country(name);
  if (facet === "community") return communityOf(Number(name), nodes);
  return word({ chain: "chain", kind: "stakeholder-kind", size: "size" }[facet], name);
}

/** A community is known by its most central member that is seen. */
function communityOf(number: number, nodes: readonly MapNode[]): string {
  const members = nodes.filter(({ community }) => community === number);
  const first = members.reduce((best, one) => ((one.centrality ?? 0) > (best.centrality ?? 0) ? one : best));
  return t("map.community", { number, name: first.name ?? first.id });
}
