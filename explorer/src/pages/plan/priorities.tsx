/** What stakeholders find most important: who backs each priority, who contributes, who objects. */
import { useAsked } from "../../asking/asked";
import {
  type BackedFragment,
  PrioritiesDocument,
  type PrioritiesQuery,
  type ProposalStance,
} from "../../asking/typed/graphql";
import { PartyLink } from "../../lines/facts";
import { BROKERS, Only } from "../../lines/roles";
import { Answer, Empty, Title } from "../../parts/answer";
import { Table } from "../../parts/table";
import type { Place } from "../../state/place";
import { language } from "../../state/preferences";
import { count, t, word } from "../../texts/texts";
import { Around } from "./around";

type Priority = PrioritiesQuery["supportBase"][number];
type Names = ReadonlyMap<string, string>;

const STANCES: readonly (readonly [ProposalStance, string])[] = [
  ["ENDORSES", "✓"],
  ["CONTRIBUTES", "✚"],
  ["OBJECTS", "✖"],
];

export function PrioritiesPage(_: { at: Place }) {
  return (
    <Only roles={BROKERS} title="plan.priorities">
      <Title>{t("plan.priorities")}</Title>
      <Around />
      <p>{t("plan.prioritiesText")}</p>
      <Asked />
    </Only>
  );
}

function Asked() {
  const asked = useAsked(PrioritiesDocument, { language: language.value === "nl" ? "NL" : "EN" });
  return (
    <Answer of={asked}>
      {({ supportBase, valueChains }) => {
        const names = new Map(valueChains.edges.map(({ node }) => [node.id, node.label ?? node.id]));
        if (!supportBase.length) return <Empty>{t("plan.noPriorities")}</Empty>;
        return (
          <>
            {supportBase.map((one) => (
              <Section key={one.proposal} of={one} names={names} />
            ))}
          </>
        );
      }}
    </Answer>
  );
}

function Section({ of, names }: { of: Priority; names: Names }) {
  return (
    <section>
      <h2>
        {of.title ?? of.proposal} <small>{word("rung", of.rung)}</small>
      </h2>
      <Tally of={of} />
      <p>
        {[...of.kinds, ...of.chains]
          .map(({ what, count: number }) => `${names.get(what) ?? word("stakeholder-kind", what)}: ${number}`)
          .join(" · ")}
      </p>
      {of.gathers.length > 0 && <Gathered of={of} />}
      <Stances of={of} />
    </section>
  );
}

/** As many squares as there are who say so. */
function Tally({ of }: { of: BackedFragment }) {
  const most = 40;
  return (
    <ul class="tally">
      {STANCES.map(([stance, sign]) => {
        const number = of.stands.filter((one) => one.stance === stance).length;
        return (
          <li key={stance} class={`stance-${stance.toLowerCase()}`}>
            <span>
              {word("stance", stance)}: {count(number)}
            </span>{" "}
            <span aria-hidden="true">{sign.repeat(Math.min(number, most))}</span>
          </li>
        );
      })}
    </ul>
  );
}

function Gathered({ of }: { of: Priority }) {
  return (
    <>
      <h3>{t("plan.gathers")}</h3>
      <ul>
        {of.gathers.map((theme) => (
          <li key={theme.proposal}>
            {theme.title} <small>{word("rung", theme.rung)}</small>
            {theme.gathers.length > 0 && (
              <ul>
                {theme.gathers.map((idea) => (
                  <li key={idea.proposal}>
                    {idea.title} <small>{word("rung", idea.rung)}</small>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Stances({ of }: { of: Priority }) {
  return (
    <Table
      name={of.proposal.replace(/\W/g, "")}
      caption={t("plan.who", { title: of.title ?? of.proposal })}
      rows={of.stands}
      empty={t("plan.nobody")}
      columns={[
        {
          name: "name",
          title: t("stakeholder.name"),
          value: ({ stakeholder, name }) => name ?? stakeholder,
          show: ({ stakeholder, name }) => <PartyLink of={{ id: stakeholder, name }} />,
        },
        { name: "stance", title: t("plan.stance"), value: ({ stance }) => word("stance", stance) },
      ]}
    />
  );
}
