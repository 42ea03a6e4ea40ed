/** Who is signed in. The key lies in this tab alone and is gone with it; other tabs of ours get it by asking. */
import { signal } from "@preact/signals";
import type { AskerDeed, AskerRole } from "../asking/typed/graphql";

const NAME = "hommel.key";
const SECONDS_TO_ANSWER = 0.15;

export type Asker = { name: string; role: AskerRole; may: AskerDeed[] };

export const key = signal<string>(sessionStorage.getItem(NAME) ?? "");
export const asker = signal<Asker | undefined>(undefined);
/** Whether the last key was refused, so that the reader hears why they are signed out. */
export const expired = signal(false);

const tabs = new BroadcastChannel(NAME);

/** Keep a key, or forget it where it is empty. */
export function keep(given: string): void {
  if (given) sessionStorage.setItem(NAME, given);
  else sessionStorage.removeItem(NAME);
  asker.value = undefined;
  key.value = given;
}

/** Forget the key in every tab. */
export function signOut(): void {
  expired.value = false;
  keep("");
  tabs.postMessage({ left: true });
}

/** The key was refused: go on without it, and say so. */
export function refused(used: string): void {
  if (used !== key.value) return;
  expired.value = true;
  keep("");
}

export function may(deed: AskerDeed): boolean {
  return asker.value?.may.includes(deed) ?? false;
}

/** Take over the key of another tab, where there is one; done when it is known or nobody answers. */
export function join(): Promise<void> {
  return new Promise((done) => {
    tabs.addEventListener("message", ({ data }) => {
      if (data.asked && key.value) tabs.postMessage({ key: key.value });
      if (data.left && key.value) keep("");
      if (data.key && !key.value && !expired.value) keep(data.key);
      if (data.key) done();
    });
    if (key.value) return done();
    tabs.postMessage({ asked: true });
    setTimeout(done, SECONDS_TO_ANSWER * 1000);
  });
}

/** Exchange the code of a one-time link; what went wrong, or nothing. */
export async function exchange(code: string): Promise<string | undefined> {
  const response = await fetch("sign-in", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ code }),
  });
  const answer = await response.json();
  if (!answer.key) return answer.errors[0].message;
  expired.value = false;
  keep(answer.key);
  return undefined;
}
