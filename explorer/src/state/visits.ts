/** The day of the reader's visit before today's: a day alone is kept in this browser, and nothing of what was seen; it is
 * forgotten when they sign out, since whoever comes next was not here on it. */
import { effect } from "@preact/signals";
import { departures, key } from "./session";

const NAME = "hommel.visits";
const DAY_MS = 86_400_000;

type Visits = { today: string; before: string };

effect(() => {
  if (departures.value) localStorage.removeItem(NAME);
});

/** Yesterday, where this browser knows of none; of who is not signed in nothing is kept. */
export function visitBefore(): string {
  const today = dayOf(Date.now());
  const kept = read();
  if (kept?.today === today) return kept.before;
  const before = kept?.today ?? dayOf(Date.now() - DAY_MS);
  if (key.value) localStorage.setItem(NAME, JSON.stringify({ today, before } satisfies Visits));
  return before;
}

export function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

/** So many days from now. */
export function daysAhead(days: number): string {
  return dayOf(Date.now() + days * DAY_MS);
}

function read(): Visits | undefined {
  const text = localStorage.getItem(NAME);
  return text ? JSON.parse(text) : undefined;
}
