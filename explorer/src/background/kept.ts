/** What this tab follows, so that loading the page again goes on with it; forgotten with the key, and when another
 * one comes. */
import { effect, signal } from "@preact/signals";
import { departures, key } from "../state/session";

type Kept = { jobs: readonly string[]; search?: { id: string; name: string } };

const NAME = "hommel.background";
const MOST_JOBS = 2;

/** Whether something is told in the corner, so that there is a short way to it by keys. */
export const told = signal(false);

const now = signal<Kept>(read());

function read(): Kept {
  if (!key.peek()) sessionStorage.removeItem(NAME);
  const text = sessionStorage.getItem(NAME);
  return text ? JSON.parse(text) : { jobs: [] };
}

function keep(what: Kept): void {
  now.value = what;
  if (what.jobs.length || what.search) sessionStorage.setItem(NAME, JSON.stringify(what));
  else sessionStorage.removeItem(NAME);
}

/** Without following it: the page that shows it asks by `followed`. */
export function kept(): Kept {
  return now.peek();
}

/** Which search is followed, for what is drawn. */
export function followed(): string | undefined {
  return now.value.search?.id;
}

/** The newest few: each needs a connection, and browsers hold six. */
export function keepJobs(jobs: readonly string[]): void {
  keep({ ...kept(), jobs: jobs.slice(-MOST_JOBS) });
}

export function keepSearch(search: { id: string; name: string } | undefined): void {
  keep(search ? { ...kept(), search } : { jobs: kept().jobs });
}

export function forgetKept(): void {
  keep({ jobs: [] });
}

effect(() => {
  if (departures.value) forgetKept();
});
