/** What is known of something, name by name; what is not known is left out. */
import type { ComponentChildren } from "preact";
import { link } from "../state/place";

export type Fact = readonly [name: string, value: ComponentChildren];

export function Facts({ facts }: { facts: readonly Fact[] }) {
  const known = facts.filter(([, value]) => value !== null && value !== undefined && value !== "" && value !== false);
  return (
    <dl class="facts">
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type Party = { id: string; name?: string | null };

export function PartyLink({ of }: { of: Party }) {
  return (
    <a href={link({ page: "stakeholder", id: of.id })} dir="auto">
      {of.name ?? of.id}
    </a>
  );
}

type Thing = { id: string; label: string | null };

/** Links to capabilities, chains or markets, one after another. */
export function Links({ of }: { of: readonly { node: Thing }[] }) {
  return (
    <>
      {of.map(({ node }, number) => (
        <span key={node.id}>
          {number > 0 && ", "}
          <a href={link({ page: "node", id: node.id })}>{node.label ?? node.id}</a>
        </span>
      ))}
    </>
  );
}

export function labelsOf(of: readonly { node: Thing }[]): string {
  return of.map(({ node }) => node.label ?? node.id).join(", ");
}
