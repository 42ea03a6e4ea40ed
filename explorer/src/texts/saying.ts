/** Sentences that the service says in English, in the reader's language where the page knows them.
 *
 * What a feature of the score says has a text by the feature's name. Other sentences are known by their English text,
 * whose holes are read off and filled in again. What nobody knows stays English.
 */
import { type Language, language } from "../state/preferences";
import { inOwnLanguage } from "./labels";
import en from "./sentences/en.json";
import nl from "./sentences/nl.json";
import { country, filled } from "./texts";

type Name = keyof typeof en;
type Form = { name: Name; pattern: RegExp; holes: readonly string[] };

/** They lie apart from the other texts: the English ones are read whatever language one reads. */
const SENTENCES: Readonly<Record<Language, Readonly<Record<Name, string>>>> = { en, nl };
const ALL = Object.entries(en) as [Name, string][];

/** What is said of a feature, much of it or little -> its name. */
const FEATURES: ReadonlyMap<string, Name> = new Map(
  ALL.flatMap(([name, text]) => (/^(much|little)\./.test(name) ? [[text, name]] : [])),
);

const FORMS: readonly Form[] = ALL.filter(([name]) => name.startsWith("told.")).map(([name, text]) => ({
  name,
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
  if (feature) return SENTENCES[language.value][feature];
  for (const { name, pattern, holes } of FORMS) {
    const found = pattern.exec(text);
    if (!found) continue;
    if (language.value === "en") return text;
    const fillings = holes.map((hole, place) => [hole, filling(hole, found[place + 1] ?? "")]);
    return filled(SENTENCES[language.value][name], Object.fromEntries(fillings));
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
