/** Edits of this page: sent once, told with their undo, refused at the field that is to blame. */
import { again } from "../../../asking/asked";
import type { RefusedFragment } from "../../../asking/typed/graphql";
import { tell } from "../../../shell/announce";
import { t } from "../../../texts/texts";

export type Kept = { revision: number | null; errors: readonly RefusedFragment[] };

/** Send an edit; what it was refused for, nothing where it was kept. */
export async function edited(send: () => Promise<Kept>, done: string): Promise<readonly RefusedFragment[]> {
  try {
    const { revision, errors } = await send();
    if (!errors.length) {
      tell(done, revision);
      again();
    }
    return errors;
  } catch (error) {
    const message = error instanceof Error && error.message ? error.message : t("state.offline");
    return [{ code: "INVALID", message, field: [] }];
  }
}

/** What is wrong with a field of the input, as the service says it. */
export function wrongWith(field: string, errors: readonly RefusedFragment[]): string | undefined {
  return errors.find((error) => error.field.at(-1) === field)?.message;
}

/** Whether somebody else changed the record since it was read. */
export function isStale(errors: readonly RefusedFragment[]): boolean {
  return errors.some(({ code }) => code === "STALE");
}
