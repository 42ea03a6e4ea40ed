/** Entries of a timeline in the reader's language: the service says each as a short text of codes, by its kind. */
import type { TimelineQuery } from "../../asking/typed/graphql";
import { type Text, t, word } from "../../texts/texts";

export type Entry = NonNullable<TimelineQuery["timeline"]>["entries"][number];
type Names = ReadonlyMap<string, string>;

const BECAUSE = "(?:, because: (?<reason>.+?))?";

/** Kind -> how the service says it. */
const FORMS: Readonly<Record<string, RegExp>> = {
  Feedback: new RegExp(`^(?<verdict>[\\w-]+): (?<one>\\S+) with (?<other>\\S+?)${BECAUSE}$`),
  Interaction: /^(?<contact>meeting|call|e-mail|event)(?:, (?<subject>.+?))??(?:, (?<held>planned|not held))?$/s,
  Outcome: /^outcome(?:, (?<type>[\w-]+))?$/,
  PartnershipStep: new RegExp(`^(?<verb>[\\w-]+)${BECAUSE}; now (?<state>[\\w-]+)$`),
  Referral: new RegExp(`^referral: (?<need>.+?); (?<referred>[\\w-]+)${BECAUSE}$`, "s"),
};

/** Groups of texts for what is a code. */
const GROUPS = {
  verdict: (code: string) => word("verdict", code),
  contact: (code: string) => word("contact-kind", code),
  held: (code: string) => word("stake-held", code.replace(" ", "-")),
  type: (code: string) => word("outcome-type", code),
  verb: (code: string) => word("stake-verb", code),
  state: (code: string) => word("stands", code),
  referred: (code: string) => word("referral-state", code),
  reason: (code: string) => word("reason", code),
} as const;

/** Ids of stakeholders that entries speak of. */
export function idsIn(entries: readonly Entry[]): string[] {
  const found = entries.flatMap(({ kind, text }) => {
    const { one, other } = FORMS[kind]?.exec(text)?.groups ?? {};
    return one && other ? [one, other] : [];
  });
  return [...new Set(found)];
}

/** The entry in own words; nothing where it is said otherwise than expected. */
export function told({ kind, text }: Entry, names: Names): string | undefined {
  const found = FORMS[kind]?.exec(text)?.groups;
  if (!found) return undefined;
  const holes: Record<string, string> = {};
  for (const [name, value] of Object.entries(found))
    if (value) holes[name] = GROUPS[name as keyof typeof GROUPS]?.(value) ?? names.get(value) ?? value;
  const what = t(`stake-told.${kind.toLowerCase()}` as Text, { subject: "", type: "", ...holes });
  const more = [holes.held, holes.reason && t("stake.because", { reason: holes.reason })];
  return [what.replace(/[,:] ?$/, ""), ...more].filter(Boolean).join(", ");
}
