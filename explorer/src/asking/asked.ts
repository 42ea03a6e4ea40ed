/** What a page asks for when it is shown: asked anew when it changes, when somebody signs in, and after an edit. */
import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { language } from "../state/preferences";
import { key } from "../state/session";
import { ask, Problem } from "./ask";
import type { TypedDocumentString } from "./typed/graphql";

export type Asked<Result> = {
  /** What the answer is to: another question's answer is never shown. */
  about: string;
  /** Who asks, in which language. */
  by: string;
  data?: Result;
  /** What came last where the same viewer asked otherwise: no answer to this, but what can be chosen stays the same. */
  before?: Result;
  problem?: Problem;
};

export type Question = { document: { toString(): string }; variables: unknown };

/** The questions of what is on the screen, so that a reader can take them along. */
export const asking = new Set<Question>();

function useOnScreen(questions: readonly Question[], about: string): void {
  useEffect(() => {
    for (const one of questions) asking.add(one);
    return () => {
      for (const one of questions) asking.delete(one);
    };
  }, [about]);
}

/** Counts what makes answers old: edits of this page, and wishes to try again. */
const edits = signal(0);

export function again(): void {
  edits.value += 1;
}

/** The answer to a question, while there is one; the last answer stays while the same is asked again. Without variables
 * nothing is asked. */
export function useAsked<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables | undefined,
): Asked<Result> {
  const by = viewer();
  const about = JSON.stringify([variables, by]);
  const [asked, tell] = useState<Asked<Result>>({ about, by });
  useOnScreen(variables === undefined ? [] : [{ document, variables }], about);
  useEffect(() => {
    if (variables === undefined) return;
    const stop = new AbortController();
    ask(document, variables, stop.signal).then(
      (data) => tell({ about, by, data }),
      (error) => stop.signal.aborted || tell((before) => ({ ...kept(before, about, by), problem: problemOf(error) })),
    );
    return () => stop.abort();
  }, [about, edits.value]);
  return kept(asked, about, by);
}

/** The answers to the same question about several, in their order; `data` when all are there. */
export function useAskedEach<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  each: readonly Variables[],
): Asked<readonly Result[]> {
  const by = viewer();
  const about = JSON.stringify([each, by]);
  const [asked, tell] = useState<Asked<readonly Result[]>>({ about, by });
  useOnScreen(
    each.map((variables) => ({ document, variables })),
    about,
  );
  useEffect(() => {
    const stop = new AbortController();
    Promise.all(each.map((variables) => ask(document, variables, stop.signal))).then(
      (data) => tell({ about, by, data }),
      (error) => stop.signal.aborted || tell((before) => ({ ...kept(before, about, by), problem: problemOf(error) })),
    );
    return () => stop.abort();
  }, [about, edits.value]);
  return kept(asked, about, by);
}

function viewer(): string {
  return JSON.stringify([key.value, language.value]);
}

/** What another viewer got is forgotten whole. */
function kept<Result>(asked: Asked<Result>, about: string, by: string): Asked<Result> {
  if (asked.about === about) return asked;
  const before = asked.data ?? asked.before;
  return asked.by === by && before !== undefined ? { about, by, before } : { about, by };
}

function problemOf(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem("broken", String(error));
}
