/** How a partnership stands: where in its life, and who has to do something next. */
import type { BrokeredFragment } from "../../asking/typed/graphql";
import { t } from "../../texts/texts";

export const UNDER_WAY = [
  "suggested",
  "interested",
  "consented",
  "introduced",
  "exploring",
  "agreed",
  "active",
] as const;
export const ENDED = ["concluded", "declined", "withdrawn", "expired"] as const;

/** Before all agreed somebody's word is waited for; the rest of the way is the broker's to ask about. */
const NOT_YET: readonly string[] = ["pending", "interested"];
const SOON_DAYS = 14;

export type Waits = { on: "me" | "party" | "none"; names: readonly string[] };

/** Whose turn it is. */
export function waits({ state, parties }: BrokeredFragment): Waits {
  const silent = parties.edges.filter(({ answer }) => NOT_YET.includes(answer ?? "pending")).map(({ node }) => node);
  if (state === "interested" && silent.length) return { on: "party", names: silent.map(nameOf) };
  return { on: ["suggested", "consented"].includes(state ?? "") ? "me" : "none", names: [] };
}

/** The same as a sentence; nothing where nobody is waited for. */
export function waitsText(row: BrokeredFragment): string {
  const { on, names } = waits(row);
  if (on === "party") return t("brokering.waitsOn", { names: names.join(", ") });
  if (on === "none") return "";
  return t(row.state === "suggested" ? "brokering.waitsAsk" : "brokering.waitsIntroduce");
}

export function endsSoon(expires: string | null): boolean {
  return expires !== null && Date.parse(expires) - Date.now() < SOON_DAYS * 86_400_000;
}

export function nameOf({ id, name }: { id: string; name: string | null }): string {
  return name ?? id;
}

/** Who is in it, for one line. */
export function partiesOf({ parties }: BrokeredFragment): string {
  return parties.edges.map(({ node }) => nameOf(node)).join(" · ");
}

/** What it is about; who is in it, where nobody gave it a title. */
export function titleOf(row: BrokeredFragment): string {
  return row.title ?? (partiesOf(row) || row.id);
}
