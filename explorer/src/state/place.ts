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
