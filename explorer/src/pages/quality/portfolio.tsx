/** Which suggestions to take up so that nobody gets more than they can carry; and the proof of how good the choice is. */
import { useAsked } from "../../asking/asked";
import { PortfolioDocument, type PortfolioQuery } from "../../asking/typed/graphql";
import { NumberChoice } from "../../lines/filters";
import { ANALYSTS, Only } from "../../lines/roles";
import { Answer, Title } from "../../parts/answer";
import { Table } from "../../parts/table";
import { link, type Place } from "../../state/place";
import { decimal, points, t, word } from "../../texts/texts";
import { Around } from "./around";

type Chosen = PortfolioQuery["portfolio"];

const CAPACITY = 3;

export function PortfolioPage({ at }: { at: Place }) {
  return (
    <Only roles={ANALYSTS} title="portfolio.title">
      <Title>{t("portfolio.title")}</Title>
      <Around />
      <p>{t("portfolio.text")}</p>
      <div class="choices">
        <NumberChoice name="capacity" title={t("portfolio.capacity")} first={String(CAPACITY)} most={50} />
        <NumberChoice name="quota" title={t("portfolio.quota")} first="0" most={100} />
        <NumberChoice name="most" title={t("portfolio.most")} first="" most={100_000} />
      </div>
      <Asked at={at} />
    </Only>
  );
}

function Asked({ at }: { at: Place }) {
  const asked = useAsked(PortfolioDocument, {
    capacity: Number(at.capacity || CAPACITY),
    quota: Number(at.quota || 0) / 100,
    most: at.most ? Number(at.most) : null,
  });
  return <Answer of={asked}>{({ portfolio }) => <Chosen of={portfolio} />}</Answer>;
}

function Chosen({ of }: { of: Chosen }) {
  const told = { value: points(of.value), bound: points(of.bound), gap: decimal(100 * of.gap) };
  return (
    <>
      <p class="odds" role="status">
        {t("portfolio.certificate", { ...told, picks: of.parts.reduce((sum, { picks }) => sum + picks, 0) })}
      </p>
      <Parts of={of} />
      <Picks of={of} />
    </>
  );
}

/** The service says `food with logistics`. */
function between(chains: string): string {
  return chains
    .split(" with ")
    .map((chain) => word("chain", chain))
    .join(" × ");
}

function Parts({ of }: { of: Chosen }) {
  const most = Math.max(...of.parts.map(({ picks }) => picks), 1);
  return (
    <Table
      name="parts"
      caption={t("portfolio.parts")}
      rows={of.parts}
      empty={t("portfolio.none")}
      columns={[
        { name: "chains", title: t("stakeholder.chains"), value: ({ chains }) => between(chains) },
        { name: "picks", title: t("portfolio.picks"), value: ({ picks }) => picks },
        {
          name: "picture",
          title: t("quality.picture"),
          value: () => "",
          show: ({ picks }) => (
            <span class="ranked" aria-hidden="true">
              <span class="worth" style={{ width: `${(100 * picks) / most}%` }} />
            </span>
          ),
        },
      ]}
    />
  );
}

function Picks({ of }: { of: Chosen }) {
  return (
    <Table
      name="picks"
      caption={t("portfolio.picks")}
      rows={of.picks}
      empty={t("portfolio.none")}
      columns={[
        {
          name: "one",
          title: t("suggestion.for"),
          value: ({ stakeholder }) => stakeholder,
          show: (row) => <a href={link({ page: "stakeholder", id: row.stakeholderId })}>{row.stakeholder}</a>,
        },
        {
          name: "other",
          title: t("suggestion.partner"),
          value: ({ partner }) => partner,
          show: (row) => (
            <a href={link({ page: "suggestion", of: row.stakeholderId, with: row.partnerId })}>{row.partner}</a>
          ),
        },
        {
          name: "chains",
          title: t("stakeholder.chains"),
          value: (row) => `${word("chain", row.chainFrom)} → ${word("chain", row.chainTo)}`,
        },
        {
          name: "score",
          title: t("suggestion.score"),
          value: ({ score }) => score,
          show: ({ score }) => points(score),
        },
        {
          name: "price",
          title: t("portfolio.price"),
          value: ({ price, partnerPrice }) => price + partnerPrice,
          show: ({ price, partnerPrice }) => `${decimal(price)} + ${decimal(partnerPrice)}`,
        },
      ]}
    />
  );
}
