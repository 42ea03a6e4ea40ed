/** Follows something as it happens, as long as somebody sees the page: where it breaks it is tried again, with pauses. */
import { Problem } from "./ask";
import { events, type Told } from "./events";
import type { TypedDocumentString } from "./typed/graphql";

/** resting: nobody sees the page; broken: it is tried again; over: it ended, or will never be told. */
export type Standing = "live" | "resting" | "broken" | "over";

export type Following<Result> = {
  /** What happened; answers its cursor, to go on behind it. */
  tell: (data: Result) => string;
  stands: (standing: Standing, message?: string) => void;
};

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** A server that stops says so as a refusal: only what is refused twice in a row is refused for good. */
const REFUSALS = 2;

/** Follow until it is complete, refused, or stopped. Each connection begins behind the last cursor, so that what happens
 * while it is broken, or nobody sees the page, comes then. */
export async function follow<Result, Variables>(
  wanted: TypedDocumentString<Result, Variables>,
  variables: (after: string | null) => Variables,
  { tell, stands }: Following<Result>,
  stop: AbortSignal,
): Promise<void> {
  let [after, pause, refused]: [string | null, number, number] = [null, FIRST_PAUSE_MS, 0];
  while (!stop.aborted) {
    if (hidden()) stands("resting");
    await shown(stop);
    try {
      for await (const told of connected(wanted, variables(after), () => stands("live"), stop)) {
        const { data, errors }: Told<Result> = told;
        if (errors?.[0]) throw new Problem("refused", errors[0].message);
        if (data) [after, pause, refused] = [tell(data), FIRST_PAUSE_MS, 0];
      }
      return stands("over");
    } catch (error) {
      if (stop.aborted) return;
      if (hidden()) continue;
      const { trouble, message } = error instanceof Problem ? error : new Problem("broken", "");
      refused += Number(trouble === "refused");
      if (trouble === "expired" || refused >= REFUSALS) return stands("over", message);
      stands("broken");
      await passed(pause, stop);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    }
  }
}

function hidden(): boolean {
  return document.visibilityState === "hidden";
}

/** Once somebody sees the page, or it is stopped. */
function shown(stop: AbortSignal): Promise<void> {
  return until(stop, (done, over) => {
    if (!hidden()) return done();
    document.addEventListener("visibilitychange", () => hidden() || done(), { signal: over });
  });
}

/** One connection, which ends when nobody sees the page any more, too; it leaves no listener behind. */
async function* connected<Result, Variables>(
  wanted: TypedDocumentString<Result, Variables>,
  variables: Variables,
  live: () => void,
  stop: AbortSignal,
): AsyncGenerator<Told<Result>> {
  const ends = new AbortController();
  const over = AbortSignal.any([stop, ends.signal]);
  document.addEventListener("visibilitychange", () => hidden() && ends.abort(), { signal: over });
  try {
    yield* events(wanted, variables, over, live);
  } finally {
    ends.abort();
  }
}

function passed(ms: number, stop: AbortSignal): Promise<void> {
  return until(stop, (done) => setTimeout(done, ms));
}

/** Once it is done or stopped; `over` is aborted then. */
function until(stop: AbortSignal, wait: (done: () => void, over: AbortSignal) => void): Promise<void> {
  const over = new AbortController();
  return new Promise((done) => {
    over.signal.addEventListener("abort", () => done());
    stop.addEventListener("abort", () => over.abort(), { signal: over.signal });
    wait(() => over.abort(), over.signal);
  });
}
