/** The pages on how good the matching is beside each other. */
import { Pages } from "../../lines/pages";

export function Around() {
  return (
    <Pages
      name="quality.title"
      of={[
        ["quality", "quality.title"],
        ["portfolio", "portfolio.title"],
        ["runs", "runs.title"],
        ["brokering", "fruits.title"],
      ]}
    />
  );
}
