/** Markup as text, from whatever somebody wrote into the store. */

/** What XML 1.0 has no place for, not even escaped: control characters and halves of pairs. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** What may stand between tags and within an attribute; a forbidden character becomes U+FFFD. */
export function escaped(text: string): string {
  return text.replace(FORBIDDEN, "\ufffd").replace(/[&<>"\t\n\r]/g, (sign) => ENTITIES[sign] ?? sign);
}

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element; what stands in it is markup already, attributes that are undefined are left out. */
export function element(name: string, attributes: Attributes, ...within: readonly string[]): string {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escaped(String(value))}"`]))
    .join("");
  return within.length ? `<${name}${written}>${within.join("")}</${name}>` : `<${name}${written}/>`;
}

/** An element that holds a text. */
export function told(name: string, attributes: Attributes, text: string): string {
  return element(name, attributes, escaped(text));
}

const FROM_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A drawn text, which its signs do not turn around; SVG has no `unicode-bidi: plaintext`. */
export function apart(text: string): string {
  return FROM_THE_RIGHT.test(text) ? `\u2068${text}\u2069` : text;
}
