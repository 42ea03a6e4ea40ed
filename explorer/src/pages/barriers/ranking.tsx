/** Which barrier first: what its end unlocks × how likely that is, both shown. */
import { useAsked } from "../../asking/asked";
import { BarrierRankingDocument, type BarrierRankingQuery } from "../../asking/typed/graphql";
import { DayChoice } from "../../lines/filters";
import { BROKERS, Only } from "../../lines/roles";
import { Answer, Empty, Title } from "../../parts/answer";
import { Table } from "../../parts/table";
import { link, type Place } from "../../state/place";
import { day, points, share, t, word } from "../../texts/texts";
import { Around } from "./around";
import { Status } from "./signs";

type Ranking = BarrierRankingQuery["barrierRanking"];
type Ranked = Ranking["barriers"][number];

export function RankingPage({ at }: { at: Place }) {
  return (
    <Only roles={BROKERS} title="barriers.ranking">
      <Title>{t("barriers.ranking")}</Title>
      <Around />
      <p>{t("barriers.rankingText")}</p>
      <DayChoice name="until" title={t("barriers.until")} />
      <Asked until={at.until || null} />
    </Only>
  );
}

function Asked({ until }: { until: string | null }) {
  const asked = useAsked(BarrierRankingDocument, { until });
  return <Answer of={asked}>{({ barrierRanking }) => <Ranked of={barrierRanking} />}</Answer>;
}

function Ranked({ of }: { of: Ranking }) {
  if (!of.barriers.length) return <Empty>{t("barriers.noRanking")}</Empty>;
  const unsaid = of.barriers.filter(({ chance }) => chance === null).length;
  const most = Math.max(...of.barriers.map(({ unlocked }) => unlocked), 0.01);
  return (
    <>
      <p>
        {t("barriers.rankingSummary", { number: of.barriers.length, value: points(of.value), until: day(of.until) })}{" "}
        {unsaid > 0 && t("barriers.noChance", { number: unsaid })}
      </p>
      <ul class="legend" aria-label={t("chains.legend")}>
        <li>
          <span class="unlocked key" /> {t("barriers.unlocked")}
        </li>
        <li>
          <span class="worth key" /> {t("barriers.worth")}
        </li>
      </ul>
      <Table
        name="ranking"
        caption={t("barriers.ranking")}
        rows={of.barriers}
        empty={t("barriers.noRanking")}
        columns={columns(most)}
      />
    </>
  );
}

function columns(most: number) {
  return [
    {
      name: "title",
      title: t("barriers.what"),
      value: (row: Ranked) => row.title ?? row.id,
      show: (row: Ranked) => <a href={link({ page: "barrier", id: row.id })}>{row.title ?? row.id}</a>,
    },
    {
      name: "picture",
      title: t("barriers.picture"),
      value: () => "",
      show: (row: Ranked) => <Bar of={row} most={most} />,
    },
    {
      name: "unlocked",
      title: t("barriers.unlocked"),
      value: ({ unlocked }: Ranked) => unlocked,
      show: ({ unlocked }: Ranked) => points(unlocked),
    },
    {
      name: "chance",
      title: t("barriers.chance"),
      value: ({ chance }: Ranked) => chance,
      show: ({ chance }: Ranked) => (chance === null ? t("barriers.unsaid") : share(chance)),
    },
    {
      name: "worth",
      title: t("barriers.worth"),
      value: ({ worth }: Ranked) => worth,
      show: ({ worth }: Ranked) => (worth === null ? t("barriers.unsaid") : points(worth)),
    },
    { name: "lowered", title: t("barriers.lowered"), value: ({ lowered }: Ranked) => lowered },
    {
      name: "expected",
      title: t("barriers.expected"),
      value: (row: Ranked) => row.expected,
      show: (row: Ranked) => [day(row.expected), row.expectedReason].filter(Boolean).join(": "),
    },
    {
      name: "status",
      title: t("barriers.status"),
      value: ({ status }: Ranked) => word("barrier-status", status),
      show: ({ status }: Ranked) => <Status of={status} />,
    },
  ];
}

/** The whole bar is what it unlocks, the filled part what is left of that times its chance. */
function Bar({ of, most }: { of: Ranked; most: number }) {
  const width = (value: number) => ({ width: `${(100 * Math.max(value, 0)) / most}%` });
  return (
    <span class="ranked" aria-hidden="true">
      {of.unlocked > 0 && <span class="unlocked" style={width(of.unlocked)} />}
      {of.worth !== null && <span class="worth" style={width(of.worth)} />}
    </span>
  );
}
