import type { ExplainQuery } from "../../asking/typed/graphql";

/** Why two fit, or do not. */
export type Explained = NonNullable<ExplainQuery["explain"]>;
