/** Where the reader is: the whole state of the screen is in the address, so that a link shows the same to somebody else. */
import { signal } from "@preact/signals";

export type Place = Readonly<Record<string, string>>;

/** What goes along from page to page: choices of the reader, not of the page. */
const KEPT = ["lang", "theme"];

export const place = signal<Place>(read());

/** Counts moves from page to page; changes within a page are none. */
export const moves = signal(0);

function read(): Place {
  return Object.fromEntries(new URLSearchParams(location.search));
}

function written(to: Place): string {
  const query = new URLSearchParams(Object.entries(to).filter(([, value]) => value !== "")).toString();
  return query ? `./?${query}` : "./";
}

/** The address of another page. */
export function link(to: Place): string {
  const kept = KEPT.flatMap((name) => (place.value[name] ? [[name, place.value[name]]] : []));
  return written({ ...Object.fromEntries(kept), ...to });
}

/** The address where one signs in, and comes back from to this very place. */
export function signInLink(): string {
  const back = place.value.page === "sign-in" ? (place.value.back ?? "") : location.search;
  return link({ page: "sign-in", back });
}

/** Go on to where one came from, if that is a place of ours. */
export function comeBackTo(back: string | undefined): void {
  location.replace(back?.startsWith("?") ? `./${back}` : link({}));
}

/** Go to another page. */
export function go(to: Place): void {
  history.pushState(null, "", link(to));
  arrive();
}

/** Change something on this page: it can be shared and reloaded, and is no step to go back by. */
export function amend(changes: Place): void {
  history.replaceState(null, "", location.pathname + written({ ...place.value, ...changes }).slice("./".length));
  place.value = read();
}

/** Take these out of the address, and what stands behind `#`: nobody shall read them there or come back to them. */
export function clean(names: readonly string[]): void {
  const left = new URLSearchParams(location.search);
  for (const name of names) left.delete(name);
  history.replaceState(null, "", location.pathname + (left.size ? `?${left}` : ""));
  place.value = read();
}

function arrive(): void {
  place.value = read();
  moves.value += 1;
}

/** Let links of ours change the page without loading it anew. */
export function followLinks(): void {
  addEventListener("popstate", arrive);
  addEventListener("click", (event) => {
    const anchor = event.target instanceof Element ? event.target.closest("a") : null;
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!anchor || !plain || anchor.target || !anchor.getAttribute("href")?.startsWith("./")) return;
    event.preventDefault();
    history.pushState(null, "", anchor.href);
    arrive();
  });
}
