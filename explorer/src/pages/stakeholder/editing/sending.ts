/** Edits of this page: sent once, told with their undo, refused at the field that is to blame. */
import { again } from "../../../asking/asked";
import type { RefusedFragment } from "../../../asking/typed/graphql";
import { tell } from "../../../shell/announce";
import { type Sentence, sentenceOf, told } from "../../../texts/failing";

/** `own` where the page says why: else the service does, in English. */
export type Refused = RefusedFragment & { own?: boolean };

export type Kept = { revision: number | null; errors: readonly RefusedFragment[] };

/** Send an edit; what it was refused for, nothing where it was kept. */
export async function edited(send: () => Promise<Kept>, done: string): Promise<readonly Refused[]> {
  try {
    const { revision, errors } = await send();
    if (!errors.length) {
      tell(done, revision);
      again();
    }
    return errors;
  } catch (error) {
    const { text, lang } = sentenceOf(error);
    return [{ code: "INVALID", message: text, field: [], own: !lang }];
  }
}

/** What is wrong with a field of the input, as the service says it. */
export function wrongWith(field: string, errors: readonly Refused[]): Sentence | undefined {
  const found = errors.find((error) => error.field.at(-1) === field);
  return found && (found.own ? { text: found.message } : told(found.message));
}

/** Whether somebody else changed the record since it was read. */
export function isStale(errors: readonly RefusedFragment[]): boolean {
  return errors.some(({ code }) => code === "STALE");
}
