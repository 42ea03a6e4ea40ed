/** The pages about barriers beside each other, as far as the reader may open them. */

import { type Beside, Pages } from "../../lines/pages";
import { amongst, BROKERS } from "../../lines/roles";

const ALL: readonly Beside[] = [["barriers", "barriers.register"]];
const MORE: readonly Beside[] = [
  ["barrier-ranking", "barriers.ranking"],
  ["barrier-coverage", "barriers.coverage"],
  ["barrier-list", "barriers.list"],
];
const LAST: readonly Beside[] = [["barrier-report", "barriers.report"]];

export function Around() {
  return <Pages name="barriers.title" of={[...ALL, ...(amongst(BROKERS) ? MORE : []), ...LAST]} />;
}
