/** What an address brought one to the sign-in page with. */
import { clean } from "../state/place";

/** The code of a one-time link, which stands behind `#`; and what a provider sent one back with. */
export type Brought = { link: string; answer?: URLSearchParams };

/** It is taken out of the address at once, so that nobody reads it over a shoulder or in a history. */
export function brought(): Brought {
  const link = new URLSearchParams(location.hash.slice(1)).get("code") ?? "";
  const search = new URLSearchParams(location.search);
  const answered = search.has("code") || search.has("error");
  if (link || answered) clean(answered ? ["code", "state", "iss", "error", "error_description", "session_state"] : []);
  return answered ? { link, answer: search } : { link };
}
