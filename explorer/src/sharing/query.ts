/** What the page asked, as GraphQL that any client takes: its variables have what was asked with as defaults. */
import type { Question } from "../asking/asked";

/** Scalars that are written as texts; what else is told by a text is a word of an enum. */
const TEXTS = new Set(["ID", "String", "Day", "Cents"]);
/** Ends of the names of inputs; words of enums are in those that order alone. */
const QUOTING = /(Filter|Input|Where)$/;
/** What may stand bare: an address can bring anything in the place of a word. */
const WORD = /^[_A-Za-z]\w*$/;

/** One document with an operation per question, fragments once. */
export function asGraphQl(questions: Iterable<Question>): string {
  const [operations, fragments] = [new Set<string>(), new Set<string>()];
  const names = new Map<string, number>();
  for (const { document, variables } of questions) {
    const [operation = "", ...others] = document
      .toString()
      .trim()
      .split(/^\s*(?=fragment \w)/m);
    const filled = withDefaults(operation.trim(), new Map(Object.entries(variables ?? {})));
    operations.add(filled.replace(/^query \w+/, (name) => numbered(name, names)));
    for (const one of others) fragments.add(one.trim());
  }
  return `${[...operations, ...fragments].join("\n\n")}\n`;
}

/** No two operations of a document may have the same name. */
function numbered(name: string, names: Map<string, number>): string {
  const number = (names.get(name) ?? 0) + 1;
  names.set(name, number);
  return number === 1 ? name : `${name}${number}`;
}

function withDefaults(operation: string, values: ReadonlyMap<string, unknown>): string {
  const body = operation.indexOf("{");
  const head = operation.slice(0, body).replace(/\$(\w+): ([\w[\]!]+)/g, (declared, name: string, type: string) => {
    const value = values.get(name);
    return value === undefined ? declared : `${declared} = ${literal(value, type.replace(/[[\]!]/g, ""))}`;
  });
  return head + operation.slice(body);
}

/** A value as GraphQL writes it. */
export function literal(value: unknown, type: string): string {
  if (Array.isArray(value)) return `[${value.map((one) => literal(one, type)).join(", ")}]`;
  if (value !== null && typeof value === "object") {
    const fields = Object.entries(value).filter(([, one]) => one !== undefined);
    return `{${fields.map(([name, one]) => `${name}: ${literal(one, type)}`).join(", ")}}`;
  }
  if (typeof value !== "string") return String(value);
  const isWord = WORD.test(value) && !TEXTS.has(type) && !QUOTING.test(type);
  return isWord ? value : JSON.stringify(value);
}
