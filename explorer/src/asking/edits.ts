/** Edits under way: the same one is sent once at a time, and again while nobody answers, until somebody gives it up or
 * whoever made it leaves. */
import { computed, effect, signal } from "@preact/signals";
import { departures } from "../state/session";
import { Problem } from "./problem";

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** How many wait for an answer, and how many of them for the service to be there at all. */
const sent = signal(0);
const unsent = signal(0);
export const edits = computed(() => ({ sent: sent.value, unsent: unsent.value }));

const underWay = new Map<string, Promise<unknown>>();
let wakers: ((again: boolean) => void)[] = [];

export function isEdit(document: string): boolean {
  return /^\s*mutation\b/.test(document);
}

/** Edits whose input takes no name, so that they are not sent again by themselves: of parties, and of one's own list. */
const UNNAMED = new Set([
  "AnswerPartnershipInput",
  "ChooseDigestInput",
  "ConfirmOutcomeInput",
  "CorrectFactInput",
  "CorrectMyselfInput",
  "CreatePartyLinkInput",
  "DeleteSearchInput",
  "DeleteWebhookInput",
  "EraseContactInput",
  "GiveConsentInput",
  "ReportBarrierInput",
  "UndoInput",
  "WithdrawConsentInput",
]);

/** What is changed by whom -> the name of an edit that nobody answered: it may be done, and keeps its name when it is sent
 * anew. One that changes anything else has another. */
const names = new Map<string, string>();

function nameOf(about: string): string {
  const known = names.get(about) ?? name();
  names.set(about, known);
  return known;
}

/** An edit gets a name, by `$once` or within its `$input`: whatever is sent twice under one name is done once. */
function named<Variables>(document: string, variables: Variables, about: string): Variables {
  if (/\$once:/.test(document)) return { ...variables, once: nameOf(about) };
  const sort = /\$input: (\w+)!/.exec(document)?.[1];
  if (!sort || UNNAMED.has(sort)) return variables;
  const { input } = variables as { input: object };
  return { ...variables, input: { ...input, idempotencyKey: nameOf(about) } };
}

function isNamed(variables: unknown): boolean {
  return /"(once|idempotencyKey)":"/.test(JSON.stringify(variables));
}

/** No randomUUID: pages without https have none. */
function name(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("-");
}

/** What is changed, and by whose key. */
type Edit<Variables> = { document: string; variables: Variables; as: string };

/** Send an edit. What has no name is not sent again by itself: it may have been done although nobody said so. */
export function edited<Variables, Result>(
  { document, variables, as }: Edit<Variables>,
  send: (variables: Variables) => Promise<Result>,
): Promise<Result> {
  const about = JSON.stringify([as, document, variables]);
  const there = underWay.get(about);
  if (there) return there as Promise<Result>;
  const filled = named(document, variables, about);
  sent.value += 1;
  const left = leaving();
  const answered = (result: Result) => {
    names.delete(about);
    return result;
  };
  const done = (isNamed(filled) ? insisting(() => send(filled), left) : send(filled)).then(answered).finally(() => {
    sent.value -= 1;
    underWay.delete(about);
  });
  const answer = untold(done, left);
  underWay.set(about, answer);
  return answer;
}

/** Tells whether whoever is here now has left. */
function leaving(): () => boolean {
  const before = departures.peek();
  return () => departures.peek() !== before;
}

/** Whoever comes after them is not told what came of it. */
async function untold<Result>(done: Promise<Result>, left: () => boolean): Promise<Result> {
  const never = new Promise<never>(() => undefined);
  try {
    const result = await done;
    return left() ? never : result;
  } catch (error) {
    if (left()) return never;
    throw error;
  }
}

async function insisting<Result>(send: () => Promise<Result>, left: () => boolean): Promise<Result> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof Problem) || error.trouble !== "offline" || left()) throw error;
      if (!(await waited(pause)) || left()) throw error;
    }
  }
}

/** Wait for the next try; false where it is given up. */
async function waited(pause: number): Promise<boolean> {
  unsent.value += 1;
  const again = await new Promise<boolean>((done) => {
    wakers.push(done);
    setTimeout(done, pause, true);
  });
  unsent.value -= 1;
  return again;
}

/** Try again at once (true), or give up all that wait (false). */
export function wakeEdits(again: boolean): void {
  const waiting = wakers;
  wakers = [];
  for (const wake of waiting) wake(again);
}

effect(() => {
  if (departures.value) wakeEdits(false);
});
addEventListener("online", () => wakeEdits(true));
addEventListener("beforeunload", (event) => {
  if (unsent.value) event.preventDefault();
});
