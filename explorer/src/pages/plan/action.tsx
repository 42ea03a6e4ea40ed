/** An action: how it stands, and the parts that tell: milestones, partnerships, barriers. */
import { useAsked } from "../../asking/asked";
import { ActionDocument, type ActionQuery } from "../../asking/typed/graphql";
import { type Fact, Facts, Links, labelsOf } from "../../lines/facts";
import { BROKERS, Only } from "../../lines/roles";
import { Answer, Title } from "../../parts/answer";
import { Table } from "../../parts/table";
import { link, type Place } from "../../state/place";
import { language } from "../../state/preferences";
import { day, euros, t, word } from "../../texts/texts";
import { Missing } from "../start";
import { Around } from "./around";
import { type Names, Owner, useNames } from "./owner";
import { Parts, Stands } from "./signs";

type Known = ActionQuery["actions"]["edges"][number]["node"];
type Standing = ActionQuery["actionStandings"][number];

export function ActionPage({ at }: { at: Place }) {
  return (
    <Only roles={BROKERS} title="plan.action">
      <Asked id={at.id ?? ""} />
    </Only>
  );
}

function Asked({ id }: { id: string }) {
  const spoken = language.value === "nl" ? "NL" : "EN";
  const asked = useAsked(ActionDocument, { id, spoken, language: spoken });
  return (
    <Answer of={asked}>
      {({ actions, actionStandings }) => {
        const known = actions.edges[0]?.node;
        const stands = actionStandings.find(({ action }) => action === id);
        return known ? <Page known={known} stands={stands} /> : <Missing />;
      }}
    </Answer>
  );
}

function Page({ known, stands }: { known: Known; stands: Standing | undefined }) {
  const names = useNames([known.owner]);
  return (
    <>
      <Title>{known.title ?? known.id}</Title>
      <Around />
      {stands && (
        <p>
          <Stands of={stands.standing} /> <Parts done={stands.done} of={stands.of} /> {stands.reasons.join("; ")}
        </p>
      )}
      <Facts facts={facts(known, names)} />
      <Milestones known={known} />
      <Things
        name="partnerships"
        title={t("plan.partnerships")}
        of={known.partnerships.edges.map(({ node }) => ({ ...node, how: word("plan-state", node.state) }))}
        page="partnership"
      />
      <Things
        name="barriers"
        title={t("plan.barriers")}
        of={known.barriers.edges.map(({ node }) => ({ ...node, how: word("barrier-status", node.status) }))}
        page="barrier"
      />
    </>
  );
}

function facts(known: Known, names: Names): Fact[] {
  const dropped = [day(known.dropped), known.droppedBecause].filter(Boolean).join(": ");
  return [
    [t("kind.strategicline"), known.lines.edges.map(({ node }) => node.label ?? node.id).join(", ")],
    [t("stakeholder.chains"), labelsOf(known.chains.edges) ? <Links of={known.chains.edges} /> : t("plan.allChains")],
    [t("plan.owner"), <Owner key="owner" of={known.owner} names={names} />],
    [t("plan.start"), day(known.start)],
    [t("plan.due"), day(known.due)],
    [t("plan.budget"), known.budget === null ? "" : euros(known.budget)],
    [t("plan.wanted"), known.wanted],
    [t("plan.risk"), [word("risk", known.risk), known.riskNote].filter(Boolean).join(": ")],
    [t("plan.answers"), known.proposals.edges.map(({ node }) => node.title ?? node.id).join(", ")],
    [t("plan.dropped"), dropped],
    [t("fact.source"), [known.source, day(known.asOf)].filter(Boolean).join(", ")],
  ];
}

function Milestones({ known }: { known: Known }) {
  return (
    <Table
      name="milestones"
      caption={t("plan.milestones")}
      rows={known.milestones.edges.map(({ node }) => node)}
      empty={t("plan.noMilestones")}
      columns={[
        { name: "title", title: t("plan.milestone"), value: ({ id, title }) => title ?? id },
        { name: "due", title: t("plan.due"), value: ({ due }) => due, show: ({ due }) => day(due) },
        {
          name: "done",
          title: t("plan.done"),
          value: ({ done }) => done,
          show: ({ done }) => (done ? `✓ ${day(done)}` : t("plan.open")),
        },
      ]}
    />
  );
}

type Thing = { id: string; title: string | null; how: string };

function Things({ name, title, of, page }: { name: string; title: string; of: readonly Thing[]; page: string }) {
  if (!of.length) return null;
  return (
    <Table
      name={name}
      caption={title}
      rows={of}
      empty=""
      columns={[
        {
          name: "title",
          title,
          value: (row) => row.title ?? row.id,
          show: (row) => <a href={link({ page, id: row.id })}>{row.title ?? row.id}</a>,
        },
        { name: "how", title: t("barriers.status"), value: ({ how }) => how },
      ]}
    />
  );
}
