/** The fields of a profile that may be edited, and what an edit of them sends. */
import type { ProfileFragment, UpdateProfileMutationVariables } from "../../../asking/typed/graphql";
import { type Text, t, word } from "../../../texts/texts";

export type Name = Exclude<keyof ProfileFragment, "id" | "etag">;
export type Field = { name: Name; sort: "text" | "number" | "long" | "choice"; choices?: readonly string[] };
export type Draft = Readonly<Record<Name, string>>;

const KINDS = [
  "company",
  "research-organisation",
  "higher-education",
  "sector-federation",
  "employers-organisation",
  "cluster-organisation",
  "support-provider",
  "government-agency",
  "investor",
  "civil-society",
  "other",
] as const;

export const FIELDS: readonly Field[] = [
  { name: "name", sort: "text" },
  { name: "kind", sort: "choice", choices: KINDS },
  { name: "country", sort: "text" },
  { name: "nuts", sort: "text" },
  { name: "city", sort: "text" },
  { name: "sizeClass", sort: "choice", choices: ["micro", "small", "medium", "large"] },
  { name: "founded", sort: "number" },
  { name: "website", sort: "text" },
  { name: "exportStage", sort: "choice", choices: ["none", "starting", "experienced", "global"] },
  { name: "capacity", sort: "number" },
  { name: "visibility", sort: "choice", choices: ["public", "network", "broker-only"] },
  { name: "description", sort: "long" },
  { name: "seeks", sort: "long" },
];

/** Group of texts -> of whose choices. */
const GROUPS: Partial<Record<Name, string>> = {
  kind: "stakeholder-kind",
  sizeClass: "size",
  exportStage: "stake-export",
  visibility: "stake-visibility",
};

/** A value as it is read, not as it is kept. */
export function shown(name: Name, value: string): string {
  const group = GROUPS[name];
  return group ? word(group, value) : value;
}

export function titleOf(name: Name): string {
  return t(`profile.${name.toLowerCase()}` as Text);
}

export function draftOf(profile: ProfileFragment): Draft {
  return Object.fromEntries(FIELDS.map(({ name }) => [name, String(profile[name] ?? "")])) as Draft;
}

/** Names of what differs. */
export function differing(one: Draft, other: Draft): Name[] {
  return FIELDS.map(({ name }) => name).filter((name) => one[name] !== other[name]);
}

/** What is sent: the fields that differ from what was read alone; emptied, a field goes back to what sources say. */
export function inputOf({ id, etag }: { id: string; etag: string }, before: Draft, draft: Draft) {
  const changed = differing(before, draft).map((name) => [name, sentAs(name, draft[name].trim())]);
  const input: UpdateProfileMutationVariables = { id, ifMatch: etag, ...Object.fromEntries(changed) };
  return input;
}

function sentAs(name: Name, text: string): string | number | null {
  if (text === "") return null;
  return FIELDS.some((field) => field.name === name && field.sort === "number") ? Number(text) : text;
}

/** Names of those that have to be whole numbers and are not. */
export function notWhole(draft: Draft): Name[] {
  const numbers = FIELDS.filter(({ sort }) => sort === "number").map(({ name }) => name);
  return numbers.filter((name) => !/^\d{0,9}$/.test(draft[name].trim()));
}
