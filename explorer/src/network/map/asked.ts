/** What a map is asked for, by the address: who is on it, and which of their links. */
import type { MapQueryVariables, StakeholderFilter } from "../../asking/typed/graphql";
import type { Place } from "../../state/place";
import { may } from "../../state/session";

/** How many are shown at most; the first is as many as the service gives at once. */
export const MOSTS = [10_000, 2_000, 500] as const;
export const MOST = MOSTS[0];
const AROUND = 500;
const MOST_LINES = 20_000;
/** How many suggested partnerships are drawn, the best first; the first where nothing is asked for. */
export const SUGGESTED = [60, 300, 0];
const DEGREES = ["1", "2", "3"];

export function variables(at: Place): MapQueryVariables {
  return {
    around: at.around || null,
    degrees: DEGREES.includes(at.degrees ?? "") ? Number(at.degrees) : 1,
    where: filter(at),
    first: mostOf(at),
    links: at.links === "all" ? "ALL" : "BACKBONE",
    mostLinks: MOST_LINES,
    suggested: suggestedOf(at),
  };
}

export function mostOf(at: Place): number {
  return MOSTS.find((most) => String(most) === at.most) ?? (at.around ? AROUND : MOST);
}

export function suggestedOf(at: Place): number {
  return SUGGESTED.find((number) => String(number) === at.suggested) ?? SUGGESTED[0] ?? 0;
}

/** Everybody passes where the address asks for nothing. */
function filter(at: Place): StakeholderFilter | null {
  const all = [
    among(chains(at), (some) => ({ chains: { some: { notation: some } } })),
    among(listed(at.country), (country) => ({ country })),
    among(listed(at.kind), (kind) => ({ kind })),
    among(listed(at.size), (sizeClass) => ({ sizeClass })),
    at.capability ? able(at.capability) : null,
    years(at),
  ].filter((one) => one !== null);
  return all.length ? { and: all } : null;
}

function among(values: readonly string[], made: (some: { in: string[] }) => StakeholderFilter) {
  return values.length ? made({ in: [...values] }) : null;
}

/** Both chains of a pair, or the one that is chosen. */
export function chains(at: Place): string[] {
  return [...new Set([at.one ?? "", at.other ?? ""])].filter(Boolean);
}

function listed(value: string | undefined): string[] {
  return (value ?? "").split(",").filter(Boolean);
}

function able(id: string): StakeholderFilter {
  return { or: [{ offers: { some: { id: { eq: id } } } }, { needs: { some: { id: { eq: id } } } }] };
}

/** Who had a project in these years, or a partnership where the viewer may know of them. */
function years({ since, until }: Place): StakeholderFilter | null {
  if (!since && !until) return null;
  const span = {
    ...(until ? { start: { le: `${until}-12-31` } } : {}),
    ...(since ? { end: { ge: `${since}-01-01` } } : {}),
  };
  const joined = { projects: { some: span } };
  return may("EDIT") ? { or: [joined, { partnerships: { some: span } }] } : joined;
}
