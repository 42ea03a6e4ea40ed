/** Contributions as bars that add up: each begins where the last one ended, and the last is the sum. */
import type { ExplainQuery } from "../asking/typed/graphql";
import { points, t } from "../texts/texts";
import { Said } from "./said";

type Contribution = NonNullable<ExplainQuery["explain"]>["contributions"][number];
type Bar = Contribution & { from: number; to: number };

/** Below this a contribution is told in the remainder. */
const SMALL = 0.005;

/** Where each bar begins and ends; the small ones as one remainder, so that nothing is missing from the sum. */
export function stacked(contributions: readonly Contribution[], rest: string): Bar[] {
  const weighty = contributions.filter(({ contribution }) => Math.abs(contribution) >= SMALL);
  const small = contributions
    .filter(({ contribution }) => Math.abs(contribution) < SMALL)
    .reduce((sum, { contribution }) => sum + contribution, 0);
  const all =
    Math.abs(small) >= SMALL ? [...weighty, { feature: "", value: 0, contribution: small, sentence: rest }] : weighty;
  let from = 0;
  return all.map((one) => {
    const bar = { ...one, from, to: from + one.contribution };
    from = bar.to;
    return bar;
  });
}

export function Bars({ contributions, score }: { contributions: readonly Contribution[]; score: number }) {
  const bars = stacked(contributions, t("bars.rest"));
  const ends = [0, score, ...bars.map(({ to }) => to)];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const across = high - low || 1;
  const span = (from: number, to: number) => ({
    left: `${(100 * (Math.min(from, to) - low)) / across}%`,
    width: `${Math.max((100 * Math.abs(to - from)) / across, 0.5)}%`,
  });
  return (
    <table class="bars">
      <caption>{t("bars.caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("bars.why")}</th>
          <th scope="col">{t("bars.points")}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.feature}>
            <td>{bar.feature ? <Said text={bar.sentence} /> : bar.sentence}</td>
            <td class="number">{points(bar.contribution)}</td>
            <td class="track" aria-hidden="true">
              <span class={bar.contribution < 0 ? "against" : "for"} style={span(bar.from, bar.to)} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t("bars.sum")}</th>
          <td class="number">{points(score)}</td>
          <td class="track" aria-hidden="true">
            <span class="sum" style={span(0, score)} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
