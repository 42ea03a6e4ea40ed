/** One sort of error for all that can go wrong with what is asked. */

/** offline: nobody answers; expired: the key opens nothing; refused: the answer is no, for a reason; broken: a fault. */
export type Trouble = "offline" | "expired" | "refused" | "broken";

export class Problem extends Error {
  constructor(
    readonly trouble: Trouble,
    message: string,
  ) {
    super(message);
  }
}
