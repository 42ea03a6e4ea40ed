/** The register of barriers: what stands in the way, of whom, and how far it is on its way out. */
import { useAsked } from "../../asking/asked";
import {
  type BarrierFilter,
  type BarrierRowFragment,
  BarriersDocument,
  type BarriersQuery,
} from "../../asking/typed/graphql";
import { Links, labelsOf } from "../../lines/facts";
import { Choice, labelled, type Option } from "../../lines/filters";
import { Answer, Title } from "../../parts/answer";
import { Table } from "../../parts/table";
import { link, type Place } from "../../state/place";
import { language } from "../../state/preferences";
import { day, t, word } from "../../texts/texts";
import { Around } from "./around";
import { MEASURES, STANDING, STATUSES, Status } from "./signs";

export function RegisterPage({ at }: { at: Place }) {
  const asked = useAsked(BarriersDocument, { where: wanted(at), language: language.value === "nl" ? "NL" : "EN" });
  return (
    <>
      <Title>{t("barriers.title")}</Title>
      <Around />
      <p>{t("barriers.text")}</p>
      <Answer of={asked} choices={(data) => <Filters data={data} />}>
        {(data) => <Register data={data} narrowed={Object.keys(wanted(at) ?? {}).length > 0} />}
      </Answer>
    </>
  );
}

/** What the address narrows the register to, as the service filters it. */
function wanted({ status, where, measure, chain, market }: Place): BarrierFilter {
  const states = status === "standing" ? [...STANDING] : status ? [status] : undefined;
  return {
    ...(states ? { status: { in: states } } : {}),
    ...(where ? { place: { eq: where } } : {}),
    ...(measure ? { measure: { eq: measure } } : {}),
    ...(chain ? { chains: { some: { id: { eq: chain } } } } : {}),
    ...(market ? { markets: { some: { id: { eq: market } } } } : {}),
  };
}

function Register({ data, narrowed }: { data: BarriersQuery; narrowed: boolean }) {
  const rows = data.barriers.edges.map(({ node }) => node);
  return (
    <>
      <p role="status">{summary(rows)}</p>
      <Table
        name="barriers"
        caption={t("barriers.register")}
        rows={rows}
        total={data.barriers.totalCount}
        empty={t(narrowed ? "barriers.noneSuch" : "barriers.none")}
        columns={columns()}
      />
    </>
  );
}

function summary(rows: readonly BarrierRowFragment[]): string {
  const counts = STATUSES.map((status) => [status, rows.filter((row) => row.status === status).length] as const);
  const told = counts.filter(([, number]) => number > 0);
  return told.map(([status, number]) => `${word("barrier-status", status)}: ${number}`).join(" · ");
}

function Filters({ data }: { data: BarriersQuery }) {
  const words = (group: string, codes: readonly string[]) => codes.map((code): Option => [code, word(group, code)]);
  return (
    <fieldset class="choices">
      <legend>{t("choice.narrow")}</legend>
      <Choice
        name="status"
        title={t("barriers.status")}
        options={[["standing", t("barriers.standing")], ...words("barrier-status", STATUSES)]}
      />
      <Choice name="where" title={t("barriers.place")} options={words("barrier-place", ["abroad", "home"])} />
      <Choice name="measure" title={t("barriers.measure")} options={words("barrier-measure", MEASURES)} />
      <Choice name="chain" title={t("kind.valuechain")} options={labelled(data.valueChains.edges)} />
      <Choice name="market" title={t("kind.market")} options={labelled(data.markets.edges)} />
    </fieldset>
  );
}

function columns() {
  return [
    {
      name: "title",
      title: t("barriers.what"),
      value: (row: BarrierRowFragment) => row.title ?? row.id,
      show: (row: BarrierRowFragment) => <a href={link({ page: "barrier", id: row.id })}>{row.title ?? row.id}</a>,
    },
    {
      name: "status",
      title: t("barriers.status"),
      value: (row: BarrierRowFragment) => word("barrier-status", row.status),
      show: (row: BarrierRowFragment) => <Status of={row.status} />,
    },
    { name: "place", title: t("barriers.place"), value: (row: BarrierRowFragment) => word("barrier-place", row.place) },
    {
      name: "measure",
      title: t("barriers.measure"),
      value: (row: BarrierRowFragment) => word("barrier-measure", row.measure),
    },
    {
      name: "chains",
      title: t("stakeholder.chains"),
      value: (row: BarrierRowFragment) => labelsOf(row.chains.edges),
      show: (row: BarrierRowFragment) => <Links of={row.chains.edges} />,
    },
    {
      name: "markets",
      title: t("barriers.markets"),
      value: (row: BarrierRowFragment) => labelsOf(row.markets.edges),
      show: (row: BarrierRowFragment) => <Links of={row.markets.edges} />,
    },
    {
      name: "value",
      title: t("barriers.value"),
      value: (row: BarrierRowFragment) => word("barrier-band", row.valueBand),
    },
    { name: "waiting", title: t("barriers.waitingOn"), value: (row: BarrierRowFragment) => row.waitingOn },
    {
      name: "since",
      title: t("barriers.since"),
      value: (row: BarrierRowFragment) => row.since,
      show: (row: BarrierRowFragment) => day(row.since),
    },
  ];
}
