/** Capabilities that the service calls by their English names, called as the reader calls them.
 *
 * They are asked for when they are met, many at once, and said anew when they are there.
 */
import { signal } from "@preact/signals";
import { ask } from "../asking/ask";
import { LabelsDocument } from "../asking/typed/graphql";
import { language } from "../state/preferences";

/** English name -> Dutch one; itself where there is none. */
const known = signal<ReadonlyMap<string, string>>(new Map());
const wanted = new Set<string>();
const MOST = 200;

export function inOwnLanguage(english: string): string {
  if (language.value === "en") return english;
  const own = known.value.get(english);
  if (own === undefined) want(english);
  return own ?? english;
}

function want(english: string): void {
  if (!wanted.size) setTimeout(look);
  wanted.add(english);
}

async function look(): Promise<void> {
  const names = [...wanted].slice(0, MOST);
  wanted.clear();
  const found = await ask(LabelsDocument, { names }).catch(() => undefined);
  const labels = found?.capabilities.edges.flatMap(({ node }) =>
    node.labelEn && node.label ? [[node.labelEn, node.label] as const] : [],
  );
  known.value = new Map([...known.value, ...names.map((name) => [name, name] as const), ...(labels ?? [])]);
}
