/** Whether what was said to be likely came about: ten bins of suggestions, expected beside observed. */
import type { QualityQuery } from "../../asking/typed/graphql";
import { Table } from "../../parts/table";
import { decimal, t } from "../../texts/texts";

type Reliability = NonNullable<QualityQuery["evaluation"]["reliability"]>;

export function Reliable({ of }: { of: Reliability }) {
  const most = Math.max(...of.bins.flatMap(({ expected, observed }) => [expected, observed]), 1e-9);
  const width = (value: number) => ({ width: `${(100 * value) / most}%` });
  const percent = (value: number) => `${decimal(100 * value)} %`;
  return (
    <>
      <h2>{t("quality.reliable")}</h2>
      <p>{t("quality.skill", { years: of.years, skill: decimal(of.skill) })}</p>
      <Table
        name="bins"
        caption={t("quality.reliable")}
        rows={of.bins}
        empty={t("quality.unreliable")}
        columns={[
          { name: "many", title: t("chains.suggested"), value: ({ suggestions }) => suggestions },
          {
            name: "expected",
            title: t("quality.expected"),
            value: ({ expected }) => expected,
            show: ({ expected }) => percent(expected),
          },
          {
            name: "observed",
            title: t("quality.observed"),
            value: ({ observed }) => observed,
            show: ({ observed }) => percent(observed),
          },
          {
            name: "picture",
            title: t("quality.picture"),
            value: () => "",
            show: ({ expected, observed }) => (
              <span class="pairs" aria-hidden="true">
                <span class="unlocked" style={width(expected)} />
                <span class="worth" style={width(observed)} />
              </span>
            ),
          },
        ]}
      />
    </>
  );
}
