/** Who is signed in: one person in all tabs of a browser. The key lies in each tab alone and is gone with it; a tab that
 * opens gets it by asking the others, and all forget it together, those that were asleep when they wake. */
import { computed, signal } from "@preact/signals";
import type { AskerDeed, AskerRole } from "../asking/typed/graphql";

/** A party's link opens one page alone: its key is neither shared with the other pages, nor theirs with it. */
export const AT_PARTY = location.pathname.endsWith("/party");
const KEPT = AT_PARTY ? "hommel.party" : "hommel";
const NAME = `${KEPT}.key`;
const UNTIL = `${KEPT}.until`;
const SINCE = `${KEPT}.since`;
/** When somebody last signed out in this browser; no secret, and all that then stays behind. */
const LEFT = `${KEPT}.left`;
const SECONDS_TO_ANSWER = 0.15;
const WARNED_BEFORE_MS = 5 * 60_000;
/** The longest that a timer of the browser waits. */
const LONGEST_MS = 2 ** 31 - 1;

export type Asker = { name: string; role: AskerRole; may: AskerDeed[] };

type Session = { key: string; until?: number | undefined };

const session = signal<Session>(read());
export const key = computed(() => session.value.key);
export const asker = signal<Asker | undefined>(undefined);
/** Whether the last key was refused or ran out, so that the reader hears why they are signed out. */
export const expired = signal(false);
/** When the session ends, once that is near. */
export const endsAt = signal<number | undefined>(undefined);
/** Counts departures: what somebody typed is not shown to whoever comes after them. */
export const departures = signal(0);

const tabs = new BroadcastChannel(NAME);
let dead = "";
let timers: number[] = [];

function read(): Session {
  const found = sessionStorage.getItem(NAME) ?? "";
  if (Number(localStorage.getItem(LEFT) ?? 0) > Number(sessionStorage.getItem(SINCE) ?? Number.POSITIVE_INFINITY)) {
    forget();
    return { key: "" };
  }
  return { key: found, until: Number(sessionStorage.getItem(UNTIL)) || undefined };
}

function forget(): void {
  for (const name of [NAME, UNTIL, SINCE]) sessionStorage.removeItem(name);
}

function take(given: Session): void {
  forget();
  if (given.key) sessionStorage.setItem(NAME, given.key);
  if (given.key) sessionStorage.setItem(SINCE, String(Date.now()));
  if (given.until) sessionStorage.setItem(UNTIL, String(given.until));
  if (given.key) expired.value = false;
  asker.value = undefined;
  session.value = given;
  watch(given);
}

/** Try a key, in this tab; `until` is when it ends, in milliseconds, where that is known. */
export function keep(given: string, until?: number): void {
  take({ key: given, until });
}

/** It opens something: the other tabs get it, too. */
export function spread(): void {
  tabs.postMessage(session.value);
}

/** It opens nothing, and never did. */
export function drop(): void {
  take({ key: "" });
  expired.value = false;
}

/** Forget the key in every tab, and what was typed. */
export function signOut(): void {
  localStorage.setItem(LEFT, String(Date.now()));
  depart();
  tabs.postMessage({ left: true });
}

function depart(): void {
  expired.value = false;
  departures.value += 1;
  take({ key: "" });
}

/** The key was refused: go on without it, and say so. */
export function refused(used: string): void {
  if (!used || used !== key.value) return;
  dead = used;
  take({ key: "" });
  expired.value = true;
}

export function may(deed: AskerDeed): boolean {
  return asker.value?.may.includes(deed) ?? false;
}

/** Say before it ends, and end it when it does, also where nothing is asked. */
function watch({ key: used, until }: Session): void {
  for (const timer of timers) clearTimeout(timer);
  endsAt.value = undefined;
  if (!until) return;
  const left = Math.min(until - Date.now(), LONGEST_MS);
  timers = [
    setTimeout(() => refused(used), left),
    setTimeout(() => (endsAt.value = until), Math.max(0, left - WARNED_BEFORE_MS)),
  ];
}

function hear({ data }: MessageEvent): void {
  if (data.asked && key.value) tabs.postMessage(session.value);
  if (data.left && key.value) depart();
  if (data.key && data.key !== key.value && data.key !== dead) take(data);
}

/** Take over the key of another tab, where there is one; done when it is known or nobody answers. */
export function join(): Promise<void> {
  tabs.addEventListener("message", hear);
  addEventListener("pageshow", ({ persisted }) => persisted && wake());
  watch(session.value);
  return new Promise((done) => {
    if (key.value) return done();
    tabs.addEventListener("message", ({ data }) => data.key && done());
    tabs.postMessage({ asked: true });
    setTimeout(done, SECONDS_TO_ANSWER * 1000);
  });
}

/** The browser showed again what it had put to sleep: who signed out elsewhere meanwhile is signed out here. */
function wake(): void {
  if (key.value && !read().key) depart();
}

/** Exchange the code of a one-time link; what went wrong, or nothing. */
export async function exchange(code: string, at: "sign-in" | "party" = "sign-in"): Promise<string | undefined> {
  const response = await fetch(at, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ code }),
  });
  const answer = await response.json();
  if (!answer.key) return answer.errors[0].message;
  keep(answer.key, Date.parse(answer.expires) || undefined);
  return undefined;
}
