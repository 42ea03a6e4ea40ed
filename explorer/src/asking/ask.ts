/** Asks the service: a plain fetch, and one sort of error for all that can go wrong. */

import { language } from "../state/preferences";
import { key, refused } from "../state/session";
import type { TypedDocumentString } from "./typed/graphql";

/** offline: nobody answers; expired: the key opens nothing; refused: the answer is no, for a reason; broken: a fault. */
export type Trouble = "offline" | "expired" | "refused" | "broken";

export class Problem extends Error {
  constructor(
    readonly trouble: Trouble,
    message: string,
  ) {
    super(message);
  }
}

const SECONDS = 30;

export async function ask<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  stop?: AbortSignal,
): Promise<Result> {
  const used = key.value;
  const response = await sent(JSON.stringify({ query: document.toString(), variables }), used, stop);
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
