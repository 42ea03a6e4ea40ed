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

/** A key; `until` is when it ends, in milliseconds, where that is known. */
export type Session = { key: string; until?: number | undefined };

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
const loaded = Date.now();
let dead = "";
/** Who was here last, as the trail names them; also when their key has run out. */
let last: string | undefined;
let timers: number[] = [];

function read(): Session {
  const found = sessionStorage.getItem(NAME) ?? "";
  if (lastLeft() > Number(sessionStorage.getItem(SINCE) ?? Number.POSITIVE_INFINITY)) {
    forget();
    return { key: "" };
  }
  return { key: found, until: Number(sessionStorage.getItem(UNTIL)) || undefined };
}

function lastLeft(): number {
  return Number(localStorage.getItem(LEFT) ?? 0);
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

/** Let somebody in by a key that was tried and opens something, in the other tabs, too. */
export function enter(given: Session, name: string): void {
  arrive(name);
  take(given);
  spread();
}

export function current(): Session {
  return session.peek();
}

/** Who asks, once the service told. */
export function know(me: Asker | undefined): void {
  if (me && key.value) arrive(me.name);
  asker.value = me;
}

/** Whoever comes after another finds nothing of theirs. */
function arrive(name: string): void {
  if (last !== undefined && last !== name) departures.value += 1;
  last = name;
}

function spread(): void {
  tabs.postMessage({ ...session.value, name: last });
}

/** Forget the key in every tab, and what was typed. */
export function signOut(): void {
  localStorage.setItem(LEFT, String(Date.now()));
  depart();
  tabs.postMessage({ left: true });
}

function depart(): void {
  last = undefined;
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
  if (data.asked && key.value) spread();
  if (data.left) depart();
  if (!data.key || data.key === key.value || data.key === dead) return;
  if (data.name !== undefined) arrive(data.name);
  take({ key: data.key, until: data.until });
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

/** The browser showed again what it had put to sleep: who signed out elsewhere meanwhile is signed out here, and who came
 * meanwhile is here. */
function wake(): void {
  const now = read();
  if (now.key && now.key !== key.value) take(now);
  if (!now.key && (key.value || lastLeft() > loaded)) depart();
}

/** Exchange the code of a one-time link, which is used up, for a key that the service made just now and that needs no
 * trying; what went wrong, or nothing. */
export async function exchange(code: string, at: "sign-in" | "party" = "sign-in"): Promise<string | undefined> {
  const response = await fetch(at, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ code }),
  });
  const answer = await response.json();
  if (!answer.key) return answer.errors[0].message;
  take({ key: answer.key, until: Date.parse(answer.expires) || undefined });
  return undefined;
}
