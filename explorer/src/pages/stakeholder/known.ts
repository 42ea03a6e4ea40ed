import type { StakeholderQuery } from "../../asking/typed/graphql";

/** What the page knows of the stakeholder it is about. */
export type Known = Extract<StakeholderQuery["node"], { __typename: "Stakeholder" }>;
