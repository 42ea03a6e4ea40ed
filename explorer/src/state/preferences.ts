/** Language and theme: what the address says, else what was chosen before, else what the browser and the system want. */
import { computed, effect } from "@preact/signals";
import { amend, place } from "./place";

export const LANGUAGES = ["nl", "en"] as const;
export type Language = (typeof LANGUAGES)[number];
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

function among<T extends string>(options: readonly T[], value: string | null | undefined): T | undefined {
  return options.find((option) => option === value);
}

function ofBrowser(): Language {
  const wanted = navigator.languages.map((one) => among(LANGUAGES, one.slice(0, 2).toLowerCase()));
  return wanted.find((one) => one !== undefined) ?? "en";
}

export const language = computed<Language>(
  () => among(LANGUAGES, place.value.lang) ?? among(LANGUAGES, localStorage.getItem("lang")) ?? ofBrowser(),
);
export const theme = computed<Theme>(
  () => among(THEMES, place.value.theme) ?? among(THEMES, localStorage.getItem("theme")) ?? "system",
);

export function choose(name: "lang" | "theme", value: string): void {
  localStorage.setItem(name, value);
  amend({ [name]: value });
}

/** Tell the document, for styles and for those who read aloud. */
export function applyPreferences(): void {
  effect(() => {
    document.documentElement.lang = language.value;
    document.documentElement.dataset.theme = theme.value;
  });
}
