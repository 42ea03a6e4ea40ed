/** What stands around a partnership: needs of its parties that were passed on, forecasts on them, corrections it raised. */
import { useAsked } from "../../asking/asked";
import { AroundPartnershipDocument, type AroundPartnershipQuery } from "../../asking/typed/graphql";
import { Answer } from "../../parts/answer";
import { Table } from "../../parts/table";
import { link } from "../../state/place";
import { day, share, t, word } from "../../texts/texts";
import type { Found } from "./partnership";
import { nameOf } from "./standing";

export function Around({ found }: { found: Found }) {
  const asked = useAsked(AroundPartnershipDocument, { parties: found.parties.edges.map(({ node }) => node.id) });
  return (
    <>
      {found.corrections.edges.length > 0 && <Corrections found={found} />}
      <h2>{t("brokering.referrals")}</h2>
      <Answer of={asked}>
        {(data) => (
          <>
            <Referrals data={data} />
            <h2>{t("brokering.forecasts")}</h2>
            <Forecasts data={data} />
          </>
        )}
      </Answer>
    </>
  );
}

function Referrals({ data: { referrals } }: { data: AroundPartnershipQuery }) {
  const first = (list: { edges: readonly { node: { id: string; name: string | null } }[] }) => list.edges[0]?.node;
  const called = (list: Parameters<typeof first>[0]) => {
    const one = first(list);
    return one ? nameOf(one) : "";
  };
  return (
    <Table
      name="referrals"
      caption={t("brokering.referrals")}
      rows={referrals.edges.map(({ node }) => node)}
      total={referrals.totalCount}
      empty={t("brokering.noReferrals")}
      columns={[
        { name: "day", title: t("fact.day"), value: (row) => row.day, show: (row) => day(row.day) },
        { name: "need", title: t("referral.need"), value: ({ need }) => need },
        {
          name: "about",
          title: t("referral.of"),
          value: ({ about }) => called(about),
          show: ({ about }) => <a href={link({ page: "stakeholder", id: first(about)?.id ?? "" })}>{called(about)}</a>,
        },
        { name: "to", title: t("referral.to"), value: ({ givenTo }) => called(givenTo) },
        { name: "state", title: t("brokering.state"), value: ({ state }) => word("referral-state", state) },
        { name: "reason", title: t("brokering.reasonAsk"), value: ({ reason }) => reason },
      ]}
    />
  );
}

function Forecasts({ data: { forecasts } }: { data: AroundPartnershipQuery }) {
  return (
    <Table
      name="forecasts"
      caption={t("brokering.forecasts")}
      rows={forecasts.edges.map(({ node }) => node)}
      total={forecasts.totalCount}
      empty={t("brokering.noForecasts")}
      columns={[
        { name: "day", title: t("fact.day"), value: (row) => row.day, show: (row) => day(row.day) },
        { name: "by", title: t("brokering.by"), value: ({ by, forecaster }) => by ?? word("forecaster", forecaster) },
        {
          name: "probability",
          title: t("forecast.probability"),
          value: ({ probability }) => probability,
          show: ({ probability }) => (probability == null ? t("forecast.sealed") : share(probability)),
        },
        { name: "end", title: t("forecast.until"), value: (row) => row.periodEnd, show: (row) => day(row.periodEnd) },
        {
          name: "happened",
          title: t("forecast.happened"),
          value: ({ happened }) =>
            happened == null ? t("forecast.open") : t(happened ? "forecast.yes" : "forecast.no"),
        },
      ]}
    />
  );
}

function Corrections({ found }: { found: Found }) {
  return (
    <Table
      name="corrections"
      caption={t("brokering.corrections")}
      rows={found.corrections.edges.map(({ node }) => node)}
      empty=""
      columns={[
        { name: "day", title: t("fact.day"), value: ({ opened }) => opened, show: ({ opened }) => day(opened) },
        { name: "property", title: t("brokering.wrongWhat"), value: ({ property }) => word("property", property) },
        { name: "right", title: t("brokering.wrongRight"), value: ({ right }) => right },
        { name: "state", title: t("brokering.state"), value: ({ state }) => word("correction-state", state) },
      ]}
    />
  );
}
