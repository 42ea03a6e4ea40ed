/** The partnerships that are brokered, as columns by where they are in their life, and as the equal table. */
import { useAsked } from "../../asking/asked";
import {
  type BrokeredFragment,
  type PartnershipFilter,
  PartnershipsDocument,
  type PartnershipsQuery,
} from "../../asking/typed/graphql";
import { Answer, Empty, Title } from "../../parts/answer";
import { Table } from "../../parts/table";
import { link, type Place } from "../../state/place";
import { language } from "../../state/preferences";
import { asker } from "../../state/session";
import { day, t, word } from "../../texts/texts";
import { Columns } from "./columns";
import { Filters } from "./filters";
import { ENDED, partiesOf, titleOf, UNDER_WAY, waits, waitsText } from "./standing";
import "../../looks/brokering.css";

const MINE = "mine";

export function PartnershipsPage({ at }: { at: Place }) {
  const asked = useAsked(PartnershipsDocument, {
    where: { and: wanted(at) },
    all: { state: { in: shownStates(at) } },
    language: language.value === "nl" ? "NL" : "EN",
  });
  return (
    <>
      <Title>{t("brokering.title")}</Title>
      <p>{t("brokering.text")}</p>
      <Answer of={asked} choices={(data) => <Filters data={data} at={at} />}>
        {(data) => <Board data={data} at={at} />}
      </Answer>
    </>
  );
}

function shownStates({ ended }: Place): string[] {
  return ended ? [...UNDER_WAY, ...ENDED] : [...UNDER_WAY];
}

/** What is asked for. Whose it is can be "mine", so that the address means the same to each broker. */
function wanted(at: Place): PartnershipFilter[] {
  const owner = at.owner === MINE ? asker.value?.name : at.owner;
  const inChain = (notation: string): PartnershipFilter => ({
    parties: { some: { chains: { some: { notation: { eq: notation } } } } },
  });
  const text = at.text?.trim();
  return [
    { state: { in: shownStates(at) } },
    ...(owner ? [{ owner: { eq: owner } }] : []),
    ...[at.one, at.other].flatMap((notation) => (notation ? [inChain(notation)] : [])),
    ...(text ? [{ or: [{ title: { contains: text } }, { parties: { some: { name: { contains: text } } } }] }] : []),
  ];
}

function Board({ data, at }: { data: PartnershipsQuery; at: Place }) {
  const found = data.partnerships.edges.map(({ node }) => node);
  const rows = at.waits ? found.filter((row) => waits(row).on === at.waits) : found;
  const left = data.partnerships.totalCount - found.length;
  return (
    <>
      <p role="status">{summary(found)}</p>
      {left > 0 && <p>{t("brokering.left", { number: left })}</p>}
      {rows.length ? (
        <>
          <Columns rows={rows} states={shownStates(at)} />
          <Listed rows={rows} />
        </>
      ) : (
        <Empty>
          {t(at.owner || at.one || at.other || at.text || at.waits ? "brokering.nothing" : "brokering.empty")}
        </Empty>
      )}
    </>
  );
}

function summary(rows: readonly BrokeredFragment[]): string {
  const counted = (on: "me" | "party") => rows.filter((row) => waits(row).on === on).length;
  return t("brokering.summary", { number: rows.length, me: counted("me"), party: counted("party") });
}

function Listed({ rows }: { rows: readonly BrokeredFragment[] }) {
  return (
    <Table
      name="list"
      caption={t("brokering.table")}
      rows={rows}
      empty={t("brokering.empty")}
      columns={[
        {
          name: "title",
          title: t("brokering.about"),
          value: titleOf,
          show: (row) => <a href={link({ page: "partnership", id: row.id })}>{titleOf(row)}</a>,
        },
        { name: "parties", title: t("brokering.parties"), value: partiesOf },
        {
          name: "state",
          title: t("brokering.state"),
          value: ({ state }) => word("stands", state),
          show: ({ state }) => <span class="whole">{word("stands", state)}</span>,
        },
        { name: "since", title: t("brokering.since"), value: ({ since }) => since, show: ({ since }) => day(since) },
        {
          name: "expires",
          title: t("brokering.expires"),
          value: ({ expires }) => expires,
          show: ({ expires }) => day(expires),
        },
        { name: "waits", title: t("brokering.waits"), value: waitsText },
        { name: "owner", title: t("brokering.owner"), value: ({ owner }) => owner },
      ]}
    />
  );
}
