/** How kinds of nodes are told apart: a colour that the colour-blind see, and a shape beside it. */
import type { Dot } from "./picture";

export type Look = { light: string; dark: string; shape: string };

/** Colours after Okabe and Ito (2008), darker or lighter where the ground asks for it. */
const LOOKS: Readonly<Record<string, Look>> = {
  Stakeholder: { light: "#0060a0", dark: "#6cb8f0", shape: "●" },
  Capability: { light: "#00704f", dark: "#3fc49b", shape: "■" },
  ValueChain: { light: "#a84300", dark: "#f08a4b", shape: "◆" },
  Project: { light: "#93477c", dark: "#dd9cc6", shape: "▲" },
  Market: { light: "#7a6200", dark: "#d9c24a", shape: "★" },
};
const OTHER: Look = { light: "#555555", dark: "#bbbbbb", shape: "▼" };

export function lookOf(kind: string): Look {
  return LOOKS[kind] ?? OTHER;
}

/** How a dot is drawn: as it says, else as its kind is. */
export function drawnAs({ kind, colour, shape }: Dot): Look {
  return { ...lookOf(kind), ...colour, ...(shape ? { shape } : {}) };
}

/** Whether the page is dark now. */
export function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme;
  return chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
}
