/** Every text of the page in the reader's language, and numbers and days as they write them. */
import { signal } from "@preact/signals";
import { type Language, language } from "../state/preferences";
import type en from "./en.json";

export type Text = keyof typeof en;
/** Days and numbers as they are written where these languages are read here. */
const LOCALES = { en: "en-GB", nl: "nl-BE" } as const;

type Holes = Readonly<Record<string, string | number>>;

type Texts = Readonly<Record<Text, string>>;

/** One that lacks a text does not compile. Nobody waits for a language that they do not read. */
const SOURCES: Readonly<Record<Language, () => Promise<{ default: Texts }>>> = {
  en: () => import("./en.json"),
  nl: () => import("./nl.json"),
};

const known = signal<Partial<Record<Language, Texts>>>({});

/** Fetch the texts of a language, once; what is shown changes when they are there. */
export async function learn(wanted: Language): Promise<void> {
  if (known.peek()[wanted]) return;
  const { default: texts } = await SOURCES[wanted]();
  known.value = { ...known.peek(), [wanted]: texts };
}

/** Those of the reader's language; until they came, of the one before. */
function texts(): Partial<Texts> {
  return known.value[language.value] ?? Object.values(known.value)[0] ?? {};
}

/** A text, its `{holes}` filled. */
export function t(name: Text, holes: Holes = {}): string {
  return filled(texts()[name] ?? "", holes);
}

/** With its `{holes}` filled. */
export function filled(text: string, holes: Holes): string {
  return text.replace(/\{(\w+)\}/g, (whole, hole: string) => {
    const value = holes[hole];
    return typeof value === "number" ? count(value) : value === undefined ? whole : within(value);
  });
}

/** So much of a name stands in a sentence. */
const LONGEST = 200;
const OTHER_WAY = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/;

/** What somebody wrote, within a sentence of ours: it turns no word of ours around, and is no longer than a line or two. */
export function within(text: string): string {
  const short = text.length > LONGEST ? `${[...text.slice(0, LONGEST)].slice(0, -1).join("")}…` : text;
  return OTHER_WAY.test(short) ? `\u2068${short}\u2069` : short;
}

/** A text for a code of the service, such as a country's or a role's; the code itself where there is none. */
export function word(group: string, code: string | null | undefined): string {
  if (!code) return "";
  const name = `${group}.${code.toLowerCase().replaceAll("_", "-")}`;
  return texts()[name as Text] ?? code.replaceAll("-", " ");
}

/** What writes as readers of a language do, made once for each: to make one takes as long as to use it a thousand times. */
function once<Format>(make: (locale: string) => Format): () => Format {
  const made = new Map<string, Format>();
  return () => {
    const locale = LOCALES[language.value];
    const format = made.get(locale) ?? make(locale);
    made.set(locale, format);
    return format;
  };
}

const EUROS = { style: "currency", currency: "EUR", maximumFractionDigits: 0 } as const;
const TWO = { maximumFractionDigits: 2, minimumFractionDigits: 2 } as const;
const POINTS = { ...TWO, signDisplay: "exceptZero" } as const;
const numbers = once((locale) => new Intl.NumberFormat(locale));
const decimals = once((locale) => new Intl.NumberFormat(locale, TWO));
const amounts = once((locale) => new Intl.NumberFormat(locale, EUROS));
const signed = once((locale) => new Intl.NumberFormat(locale, POINTS));
const percents = once((locale) => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }));
const days = once((locale) => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }));
const times = once((locale) => new Intl.DateTimeFormat(locale, { timeStyle: "short" }));
const regions = once((locale) => new Intl.DisplayNames(locale, { type: "region", fallback: "code" }));
const orders = once((locale) => new Intl.Collator(locale, { numeric: true }));

/** Which of two texts comes first. */
export function inOrder(one: string, other: string): number {
  return orders().compare(one, other);
}

export function count(value: number): string {
  return numbers().format(value);
}

/** With two decimals. */
export function decimal(value: number): string {
  return decimals().format(value);
}

/** With a sign where it may go either way. */
export function points(value: number): string {
  return signed().format(value);
}

export function share(value: number): string {
  return percents().format(value);
}

/** A day such as 2026-03-01; anything else as it stands. */
export function day(value: string | null | undefined): string {
  if (!value || !/^\d{4}-\d\d-\d\d$/.test(value)) return value ?? "";
  return days().format(new Date(value));
}

/** The time of day of a moment in milliseconds, where the reader is. */
export function time(moment: number): string {
  return times().format(moment);
}

/** A moment in the reader's own time; nothing where it is none. */
export function moment(value: string | null | undefined): string {
  const at = new Date(value ?? "");
  if (Number.isNaN(at.getTime())) return value ?? "";
  return new Intl.DateTimeFormat(LOCALES[language.value], { dateStyle: "medium", timeStyle: "short" }).format(at);
}

/** Codes of the European Union that ISO 3166 writes otherwise. */
const OTHERWISE: Readonly<Record<string, string>> = { EL: "GR", UK: "GB" };

/** What a country is called; the code where it is none. */
export function country(code: string | null | undefined): string {
  if (!code || !/^[A-Z]{2}$/.test(code)) return code ?? "";
  return regions().of(OTHERWISE[code] ?? code) ?? code;
}

/** Whole euro, of euro cents. */
export function euros(cents: number): string {
  return amounts().format(cents / 100);
}
