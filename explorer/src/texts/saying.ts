/** Sentences that the service says in English, in the reader's language where the page knows them.
 *
 * What a feature of the score says has a text by the feature's name. Other sentences are known by their English text,
 * whose holes are read off and filled in again. What nobody knows stays English.
 */
import { language } from "../state/preferences";
import en from "./en.json";
import { inOwnLanguage } from "./labels";
import { country, type Text, t, word } from "./texts";

type Form = { name: string; pattern: RegExp; holes: readonly string[] };
type Way = "much" | "little";

const ALL = Object.entries(en) as [Text, string][];

/** Sentence -> feature and whether there is much of it. */
const FEATURES: ReadonlyMap<string, readonly [Way, string]> = new Map(
  ALL.flatMap(([name, text]) => {
    const [group, feature = ""] = name.split(".");
    return group === "much" || group === "little" ? [[text, [group, feature]]] : [];
  }),
);

const FORMS: readonly Form[] = ALL.filter(([name]) => name.startsWith("told.")).map(([name, text]) => ({
  name: name.slice("told.".length),
  pattern: new RegExp(`^${text.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\w+\}/g, "(.+)")}$`, "s"),
  holes: [...text.matchAll(/\{(\w+)\}/g)].map(([, hole = ""]) => hole),
}));

/** A sentence of the service, or several with `; ` between; nothing where the page does not know it. */
export function inOwnWords(text: string): string | undefined {
  const parts = text.split("; ").map(sentence);
  return parts.every((part) => part !== undefined) ? parts.join("; ") : sentence(text);
}

function sentence(text: string): string | undefined {
  const feature = FEATURES.get(text);
  if (feature) return feature[0] === "much" ? word("much", feature[1]) : word("little", feature[1]);
  for (const { name, pattern, holes } of FORMS) {
    const found = pattern.exec(text);
    if (!found) continue;
    if (language.value === "en") return text;
    const filled = holes.map((hole, place) => [hole, filling(hole, found[place + 1] ?? "")]);
    return t(`told.${name}` as Text, Object.fromEntries(filled));
  }
  return undefined;
}

/** What stands in a hole may be a sentence itself, or a country or capability by its English name. */
function filling(hole: string, found: string): string {
  if (COUNTRY_HOLES.includes(hole)) return country(codes().get(found) ?? found);
  if (hole === "what") return found.split(", ").map(inOwnLanguage).join(", ");
  return sentence(found) ?? found;
}

const COUNTRY_HOLES: readonly string[] = ["market", "where"];
const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
let named: ReadonlyMap<string, string> | undefined;

/** English name -> code of every country. */
function codes(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  named ??= new Map(
    LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).flatMap((code) => {
      const name = names.of(code);
      return name ? [[name, code]] : [];
    }),
  );
  return named;
}
