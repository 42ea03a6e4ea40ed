/** How dots are told apart: a colour that the colour-blind see, and a shape beside it. */
import type { Colour, Dot } from "./picture";

export type Look = Colour & { shape: string };

/** Colours after Okabe and Ito (2008), darker or lighter where the ground asks for it; the last is for all the rest. */
export const LOOKS = [
  { light: "#0060a0", dark: "#6cb8f0", shape: "●" },
  { light: "#00704f", dark: "#3fc49b", shape: "■" },
  { light: "#a84300", dark: "#f08a4b", shape: "◆" },
  { light: "#93477c", dark: "#dd9cc6", shape: "▲" },
  { light: "#7a6200", dark: "#d9c24a", shape: "★" },
  { light: "#1b1b1b", dark: "#f2f2f2", shape: "✚" },
  { light: "#007b8a", dark: "#7adfe8", shape: "✖" },
] as const satisfies readonly Look[];
export const OTHER: Look = { light: "#666666", dark: "#aaaaaa", shape: "▼" };

const OF_KIND: Readonly<Record<string, Look>> = {
  Stakeholder: LOOKS[0],
  Capability: LOOKS[1],
  ValueChain: LOOKS[2],
  Project: LOOKS[3],
  Market: LOOKS[4],
};

export function lookOf(kind: string): Look {
  return OF_KIND[kind] ?? OTHER;
}

/** How a dot is drawn: as it says, else as its kind is. */
export function drawnAs({ kind, colour, shape }: Dot): Look {
  return { ...lookOf(kind), ...colour, ...(shape ? { shape } : {}) };
}

/** What else is drawn, by theme. */
export const LINES: Readonly<Record<"ground" | "text" | "line" | "near" | "suggested" | "marked" | "focus", Colour>> = {
  ground: { light: "#ffffff", dark: "#15191d" },
  text: { light: "#1b1b1b", dark: "#f2f2f2" },
  line: { light: "#c3c9cf", dark: "#4a5560" },
  near: { light: "#4c555d", dark: "#b5bec7" },
  suggested: { light: "#b00020", dark: "#ffd24a" },
  marked: { light: "#5b2a9d", dark: "#c9a6ff" },
  focus: { light: "#b35900", dark: "#ffb454" },
};

/** A colour most of which is the ground's: what is dim is there and does not draw the eye. */
export function faint(colour: string, ground: string): string {
  const part = (text: string, place: number) => Number.parseInt(text.slice(place, place + 2), 16);
  const mixed = [1, 3, 5].map((place) => Math.round(0.2 * part(colour, place) + 0.8 * part(ground, place)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** Whether the page is dark now. */
export function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme;
  return chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
}
