/** A barrier: what it is, whom it hinders, what is at stake, how it goes away, and what became of it. */
import type { ComponentChildren } from "preact";
import { useAsked } from "../../asking/asked";
import { BarrierDocument, type BarrierQuery } from "../../asking/typed/graphql";
import { type Fact, Facts, Links, labelsOf } from "../../lines/facts";
import { amongst, BROKERS } from "../../lines/roles";
import { Answer, Title } from "../../parts/answer";
import { Table } from "../../parts/table";
import { link, type Place } from "../../state/place";
import { language } from "../../state/preferences";
import { may } from "../../state/session";
import { country, day, euros, share, t, word } from "../../texts/texts";
import { Missing } from "../start";
import { Around } from "./around";
import { Bridging, Twins } from "./help";
import { History } from "./history";
import { Status } from "./signs";
import { Steps } from "./steps";

export type Known = BarrierQuery["barriers"]["edges"][number]["node"];

export function BarrierPage({ at }: { at: Place }) {
  const asked = useAsked(BarrierDocument, { id: at.id ?? "", language: language.value === "nl" ? "NL" : "EN" });
  return (
    <Answer of={asked}>
      {({ barriers, barrierMoves }) => {
        const known = barriers.edges[0]?.node;
        return known ? <Page known={known} moves={barrierMoves} /> : <Missing />;
      }}
    </Answer>
  );
}

function Page({ known, moves }: { known: Known; moves: BarrierQuery["barrierMoves"] }) {
  return (
    <>
      <Title>{known.title ?? known.id}</Title>
      <Around />
      <p>
        <Status of={known.status} /> {known.since && t("barriers.sinceDay", { day: day(known.since) })}{" "}
        {known.waitingOn && t("barriers.waits", { on: known.waitingOn })}
      </p>
      {known.summary && <p dir="auto">{known.summary}</p>}
      {may("EDIT") && <Steps known={known} moves={moves.filter(({ status }) => status === known.status)} />}
      <Section title={t("barriers.section")} facts={sort(known)} />
      <Section title={t("barriers.hinders")} facts={hindered(known)} />
      <Hindered known={known} />
      <Section title={t("barriers.stake")} facts={stake(known)} />
      <Section title={t("barriers.way")} facts={wayOut(known)} />
      {known.place === "home" && <Section title={t("barriers.atHome")} facts={atHome(known)} />}
      <Needs known={known} />
      {amongst(BROKERS) && <Bridging barrier={known.id} />}
      {known.notes.edges.map(({ node }) => (
        <blockquote key={node.id} class="secret">
          <strong>{t("barriers.secret")}</strong>
          <p dir="auto">{node.summary}</p>
          <small>{[node.owner, day(node.day)].filter(Boolean).join(", ")}</small>
        </blockquote>
      ))}
      <Merged known={known} />
      {amongst(BROKERS) && known.status !== "merged" && <Twins barrier={known.id} status={known.status} />}
      {known.history.edges.length > 0 && <History entries={known.history.edges.map(({ node }) => node)} />}
    </>
  );
}

function Section({ title, facts }: { title: string; facts: readonly Fact[] }) {
  if (!facts.some(([, value]) => value)) return null;
  return (
    <>
      <h2>{title}</h2>
      <Facts facts={facts} />
    </>
  );
}

function sort(known: Known): Fact[] {
  return [
    [t("barriers.place"), word("barrier-place", known.place)],
    [t("barriers.subject"), word("barrier-subject", known.subject)],
    [t("barriers.flow"), word("barrier-flow", known.flow)],
    [t("barriers.measure"), word("barrier-measure", known.measure)],
    [t("barriers.mast"), known.mastChapter && `${known.mastChapter} (${known.mastVersion})`],
    [t("barriers.product"), known.hs6 && `${known.hs6} (${known.hsEdition})`],
    [t("barriers.extent"), word("barrier-extent", known.extent)],
    [t("barriers.reported"), day(known.reported)],
    [t("barriers.published"), known.published ? day(known.published) : may("EDIT") && t("barriers.unpublished")],
    [t("fact.source"), [known.source, day(known.asOf)].filter(Boolean).join(", ")],
  ];
}

function hindered(known: Known): Fact[] {
  return [
    [t("stakeholder.chains"), labelsOf(known.chains.edges) && <Links of={known.chains.edges} />],
    [t("barriers.markets"), labelsOf(known.markets.edges) && <Links of={known.markets.edges} />],
  ];
}

function stake(known: Known): Fact[] {
  return [
    [t("barriers.value"), word("barrier-band", known.valueBand)],
    [t("barriers.figure"), known.valueAtStake === null ? "" : euros(known.valueAtStake)],
    [t("barriers.because"), known.valueReason],
  ];
}

function wayOut(known: Known): Fact[] {
  return [
    [t("barriers.route"), word("barrier-route", known.route)],
    [t("barriers.deadline"), day(known.deadline)],
    [t("barriers.expected"), day(known.expected)],
    [t("barriers.expectedReason"), known.expectedReason],
    [t("barriers.chance"), known.chance === null ? "" : share(known.chance)],
    [t("barriers.reason"), known.reason],
    [t("barriers.actions"), known.actions.edges.length > 0 && <Actions known={known} />],
  ];
}

function Actions({ known }: { known: Known }): ComponentChildren {
  return known.actions.edges.map(({ node }) => (
    <span key={node.id}>
      <a href={link({ page: "plan" })}>{node.title ?? node.id}</a> {day(node.due)}
    </span>
  ));
}

function atHome(known: Known): Fact[] {
  return [
    [t("barriers.law"), [known.law, known.article].filter(Boolean).join(", ")],
    [t("barriers.burden"), known.burden],
    [t("barriers.proposal"), known.proposal],
    [t("barriers.answer"), [known.answer, day(known.answered)].filter(Boolean).join(" — ")],
  ];
}

function Hindered({ known }: { known: Known }) {
  if (!known.stakeholders.edges.length) return null;
  return (
    <Table
      name="hinders"
      caption={t("barriers.hinders")}
      rows={known.stakeholders.edges.map(({ node }) => node)}
      total={known.stakeholders.totalCount}
      empty=""
      columns={[
        {
          name: "name",
          title: t("stakeholder.name"),
          value: ({ id, name }) => name ?? id,
          show: ({ id, name }) => <a href={link({ page: "stakeholder", id })}>{name ?? id}</a>,
        },
        { name: "kind", title: t("stakeholder.kind"), value: ({ kind }) => word("stakeholder-kind", kind) },
        { name: "country", title: t("stakeholder.country"), value: (row) => country(row.country) },
      ]}
    />
  );
}

function Needs({ known }: { known: Known }) {
  if (!known.needs.edges.length) return null;
  return (
    <>
      <h2>{t("barriers.needs")}</h2>
      <ul>
        {known.needs.edges.map(({ node, form }) => (
          <li key={node.id}>
            <a href={link({ page: "node", id: node.id })}>{node.label ?? node.id}</a> {word("barrier-form", form)}
          </li>
        ))}
      </ul>
    </>
  );
}

function Merged({ known }: { known: Known }) {
  const lists = [
    [t("barriers.mergedInto"), known.mergedInto.edges],
    [t("barriers.mergedFrom"), known.mergedFrom.edges],
  ] as const;
  return (
    <>
      {lists.map(([title, edges]) =>
        edges.map(({ node }) => (
          <p key={node.id}>
            {title} <a href={link({ page: "barrier", id: node.id })}>{node.title ?? node.id}</a>
          </p>
        )),
      )}
    </>
  );
}
