/** What goes on in the background: match runs that were asked for here, loads, and what a saved search finds. */
import { effect, signal } from "@preact/signals";
import { again } from "../asking/asked";
import { follow, type Standing } from "../asking/follow";
import {
  LoadsDocument,
  type LoadsSubscription,
  NewSuggestionsDocument,
  type NewSuggestionsSubscription,
  type Phase,
  RunProgressDocument,
  type RunProgressSubscription,
} from "../asking/typed/graphql";
import { say } from "../shell/announce";
import { key } from "../state/session";
import { t, word } from "../texts/texts";
import { forgetKept, keepJobs, keepSearch, kept } from "./kept";

export type Task = {
  id: string;
  sort: "run" | "load" | "found";
  /** What is loaded, or what the search is called. */
  what?: string;
  phase: Phase;
  step?: string | null;
  done?: number | null;
  total?: number | null;
  /** How much it came to: suggestions, records, findings. */
  count?: number | null;
  message?: string | null;
  /** What was found last: who, and with whom. */
  pair?: { of: string; with: string | null };
};

export const tasks = signal<readonly Task[]>([]);
/** How the connections stand, by what they follow; what is not in it is well. */
export const broken = signal<ReadonlySet<string>>(new Set());

const ENDS: readonly Phase[] = ["ENDED", "FAILED"];
let stopping = new AbortController();

/** Begin, and begin anew for whoever signs in: nobody is told what another asked for. */
export function begin(options: { loads: boolean }): () => void {
  return effect(() => {
    const whose = key.value;
    stopping.abort();
    stopping = new AbortController();
    tasks.value = [];
    broken.value = new Set();
    if (!whose) return forgetKept();
    for (const job of kept().jobs) followRun(job);
    if (options.loads) followLoads();
    const { search } = kept();
    if (search) followSearch(search.id, search.name);
  });
}

/** What it is called, in the language of whoever reads it now. */
export function nameOf({ sort, what = "" }: Task): string {
  return t(`background.${sort}`, { what });
}

export function over({ phase }: Task): boolean {
  return ENDS.includes(phase);
}

/** Show something, or what has become of it; the newest first. Beginnings and ends are said aloud, steps are not. */
function show(task: Task): void {
  const before = tasks.peek().find(({ id }) => id === task.id);
  const rest = tasks.peek().filter(({ id }) => id !== task.id);
  tasks.value = before ? tasks.peek().map((one) => (one.id === task.id ? { ...one, ...task } : one)) : [task, ...rest];
  if (before?.phase !== task.phase && task.phase !== "PROGRESS") say(`${nameOf(task)}: ${word("phase", task.phase)}`);
  if (task.phase === "ENDED" && before) again();
}

export function dismiss(task: Task): void {
  tasks.value = tasks.peek().filter(({ id }) => id !== task.id);
  keepJobs(kept().jobs.filter((job) => job !== task.id));
}

function stands(what: string): (standing: Standing) => void {
  return (standing) => {
    const left = new Set(broken.peek());
    if (standing === "broken") left.add(what);
    else left.delete(what);
    if (left.size !== broken.peek().size) broken.value = left;
  };
}

/** Follow a run by the id of its job, here and when the page is loaded again. */
export function followRun(job: string): void {
  keepJobs([...kept().jobs.filter((one) => one !== job), job]);
  const tell = ({ runProgress }: RunProgressSubscription) => {
    const { cursor, phase, step, done, total, suggestions: count, message } = runProgress;
    show({ id: job, sort: "run", phase, step, done, total, count, message });
    return cursor;
  };
  const connection = stands(job);
  const standing = (now: Standing, message?: string) => {
    connection(now);
    if (now === "over" && message) show({ id: job, sort: "run", phase: "FAILED", message });
  };
  follow(RunProgressDocument, (after) => ({ id: job, after }), { tell, stands: standing }, stopping.signal);
}

function followLoads(): void {
  const tell = ({ loads }: LoadsSubscription) => {
    const { cursor, load, what, phase, step, done, total, message } = loads;
    const count = loads.new == null ? null : loads.new + (loads.changed ?? 0);
    show({ id: load, sort: "load", what, phase, step, done, total, count, message });
    return cursor;
  };
  follow(LoadsDocument, (after) => ({ after }), { tell, stands: stands("loads") }, stopping.signal);
}

let searching = new AbortController();

/** Follow what one saved search finds; another one takes its place, since a browser holds few connections. */
export function followSearch(id: string, name: string): void {
  searching.abort();
  searching = new AbortController();
  keepSearch({ id, name });
  let count = 0;
  const tell = ({ newSuggestions: { cursor, stakeholder, partner } }: NewSuggestionsSubscription) => {
    count += 1;
    show({ id, sort: "found", what: name, phase: "ENDED", count, pair: { of: stakeholder, with: partner } });
    say(t("background.foundMore", { name, number: count }));
    return cursor;
  };
  const stop = AbortSignal.any([stopping.signal, searching.signal]);
  follow(NewSuggestionsDocument, (after) => ({ search: id, after }), { tell, stands: stands(id) }, stop);
}

export function leaveSearch(): void {
  searching.abort();
  keepSearch(undefined);
}
