/** Asks the service: a plain fetch, and one sort of error for all that can go wrong. */

import { language } from "../state/preferences";
import { key, refused } from "../state/session";
import { edited, isEdit } from "./edits";
import { Problem } from "./problem";
import type { TypedDocumentString } from "./typed/graphql";

export { Problem, type Trouble } from "./problem";

const SECONDS = 30;

/** The answer; edits are sent as `edits.ts` says. Each try is made by the same key: of who is signed in, or `as`. */
export function ask<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  stop?: AbortSignal,
  as = key.value,
): Promise<Result> {
  const query = document.toString();
  const send = (given: Variables) => answered<Result>(JSON.stringify({ query, variables: given }), as, stop);
  return isEdit(query) ? edited({ document: query, variables, as }, send) : send(variables);
}

async function answered<Result>(body: string, used: string, stop?: AbortSignal): Promise<Result> {
  const response = await sent(body, used, stop);
  if (response.status === 401) {
    refused(used);
    throw new Problem("expired", "");
  }
  const answer = await response.json().catch(() => ({}));
  const message: string | undefined = answer.errors?.[0]?.message;
  if (message !== undefined) throw new Problem(response.status >= 500 ? "broken" : "refused", message);
  if (!response.ok || !answer.data) throw new Problem("broken", `HTTP ${response.status}`);
  return answer.data;
}

async function sent(body: string, used: string, stop?: AbortSignal): Promise<Response> {
  const late = AbortSignal.timeout(SECONDS * 1000);
  const headers: Record<string, string> = {
    "Content-Type": "application/json",
    Accept: "application/graphql-response+json, application/json;q=0.9",
    "Accept-Language": language.value,
  };
  if (used) headers.Authorization = `Bearer ${used}`;
  const signal = stop ? AbortSignal.any([stop, late]) : late;
  try {
    return await fetch("graphql", { method: "POST", headers, body, signal, credentials: "omit" });
  } catch (error) {
    if (stop?.aborted) throw error;
    throw new Problem("offline", "");
  }
}
