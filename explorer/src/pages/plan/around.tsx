/** The pages of the plan beside each other. */
import { Pages } from "../../lines/pages";

export function Around() {
  return (
    <Pages
      name="plan.title"
      of={[
        ["plan", "plan.actions"],
        ["priorities", "plan.priorities"],
        ["plan-figures", "plan.figures"],
        ["plan-versions", "plan.versions"],
      ]}
    />
  );
}
