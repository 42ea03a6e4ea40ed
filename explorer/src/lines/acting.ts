/** Do what was asked for, and tell what came of it. */
import { again } from "../asking/asked";
import { tell } from "../shell/announce";
import { sentenceOf, told } from "../texts/failing";

type Said = { revision?: number | null; errors: readonly { message: string }[] };

/** Whether it was done. With its undo where the answer tells the revision by which it is taken back. */
export async function act(done: string, doing: () => Promise<Said>): Promise<boolean> {
  try {
    const { errors, revision } = await doing();
    tell(errors[0] ? told(errors[0].message) : done, revision);
    if (!errors.length) again();
    return !errors.length;
  } catch (error) {
    tell(sentenceOf(error));
    return false;
  }
}
