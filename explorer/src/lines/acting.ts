/** Do what was asked for, and tell what came of it. */
import { again } from "../asking/asked";
import { tell } from "../shell/announce";
import { sentenceOf, told } from "../texts/failing";

type Said = { revision?: number | null; errors: readonly { message: string }[] };

/** Whether it was done. `undo` where the service can take it back by its revision. */
export async function act(done: string, doing: () => Promise<Said>, undo: "undo" | "once" = "once"): Promise<boolean> {
  try {
    const { errors, revision } = await doing();
    tell(errors[0] ? told(errors[0].message) : done, undo === "undo" ? revision : undefined);
    if (!errors.length) again();
    return !errors.length;
  } catch (error) {
    tell(sentenceOf(error));
    return false;
  }
}
