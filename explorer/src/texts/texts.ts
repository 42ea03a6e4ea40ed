/** Every text of the page in the reader's language, and numbers and days as they write them. */
import { language } from "../state/preferences";
import en from "./en.json";
import nl from "./nl.json";

export type Text = keyof typeof en;
/** Days and numbers as they are written where these languages are read here. */
const LOCALES = { en: "en-GB", nl: "nl-BE" } as const;

type Holes = Readonly<Record<string, string | number>>;

/** One that lacks a text does not compile. */
const TEXTS: Readonly<Record<"en" | "nl", Readonly<Record<Text, string>>>> = { en, nl };

/** A text, its `{holes}` filled. */
export function t(name: Text, holes: Holes = {}): string {
  return TEXTS[language.value][name].replace(/\{(\w+)\}/g, (whole, hole: string) => {
    const value = holes[hole];
    return typeof value === "number" ? count(value) : (value ?? whole);
  });
}

/** A text for a code of the service, such as a country's or a role's; the code itself where there is none. */
export function word(group: string, code: string | null | undefined): string {
  if (!code) return "";
  const name = `${group}.${code.toLowerCase().replaceAll("_", "-")}`;
  return name in en ? TEXTS[language.value][name as Text] : code.replaceAll("-", " ");
}

export function count(value: number): string {
  return new Intl.NumberFormat(LOCALES[language.value]).format(value);
}

/** With two decimals. */
export function decimal(value: number): string {
  const format = { maximumFractionDigits: 2, minimumFractionDigits: 2 } as const;
  return new Intl.NumberFormat(LOCALES[language.value], format).format(value);
}

/** With a sign where it may go either way. */
export function points(value: number): string {
  const format = { maximumFractionDigits: 2, minimumFractionDigits: 2, signDisplay: "exceptZero" } as const;
  return new Intl.NumberFormat(LOCALES[language.value], format).format(value);
}

export function share(value: number): string {
  return new Intl.NumberFormat(LOCALES[language.value], { style: "percent", maximumFractionDigits: 0 }).format(value);
}

/** A day such as 2026-03-01; anything else as it stands. */
export function day(value: string | null | undefined): string {
  if (!value || !/^\d{4}-\d\d-\d\d$/.test(value)) return value ?? "";
  return new Intl.DateTimeFormat(LOCALES[language.value], { dateStyle: "medium", timeZone: "UTC" }).format(
    new Date(value),
  );
}

/** Codes of the European Union that ISO 3166 writes otherwise. */
const OTHERWISE: Readonly<Record<string, string>> = { EL: "GR", UK: "GB" };

/** Made once for each language: thousands of countries are named at once on a map. */
const REGIONS = new Map<string, Intl.DisplayNames>();

function regions(): Intl.DisplayNames {
  const locale = LOCALES[language.value];
  const known = REGIONS.get(locale) ?? new Intl.DisplayNames(locale, { type: "region", fallback: "code" });
  REGIONS.set(locale, known);
  return known;
}

/** What a country is called; the code where it is none. */
export function country(code: string | null | undefined): string {
  if (!code || !/^[A-Z]{2}$/.test(code)) return code ?? "";
  return regions().of(OTHERWISE[code] ?? code) ?? code;
}

/** Whole euro, of euro cents. */
export function euros(cents: number): string {
  const format = { style: "currency", currency: "EUR", maximumFractionDigits: 0 } as const;
  return new Intl.NumberFormat(LOCALES[language.value], format).format(cents / 100);
}
