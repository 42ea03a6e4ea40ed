/** Who decides on a site, what holds it here, and who else could. */
import { useAsked } from "../../asking/asked";
import { type AnchorFragment, AnchoringDocument, GroupDocument, type GroupQuery } from "../../asking/typed/graphql";
import { PartyLink } from "../../lines/facts";
import { BROKERS, Only } from "../../lines/roles";
import { Answer, Title } from "../../parts/answer";
import { Table } from "../../parts/table";
import type { Place } from "../../state/place";
import { country, share, t, word } from "../../texts/texts";

type Group = GroupQuery["groupOf"];

export function AnchoringPage({ at }: { at: Place }) {
  return (
    <Only roles={BROKERS} title="anchoring.title">
      <Title>{t("anchoring.title")}</Title>
      <Asked id={at.id ?? ""} />
    </Only>
  );
}

function Asked({ id }: { id: string }) {
  const group = useAsked(GroupDocument, { stakeholder: id });
  return (
    <Answer of={group}>
      {({ groupOf }) => (
        <>
          <Deciding of={groupOf} />
          {groupOf.abroad ? <Anchors id={id} /> : <p>{t("anchoring.notAbroad")}</p>}
        </>
      )}
    </Answer>
  );
}

function Deciding({ of }: { of: Group }) {
  return (
    <>
      <p>
        {t("anchoring.decides")} <PartyLink of={of.decider} /> {country(of.decider.country)}.{" "}
        <small lang="en">{of.told}</small>
      </p>
      <Table
        name="group"
        caption={t("anchoring.group")}
        rows={of.members}
        empty={t("anchoring.alone")}
        columns={[
          {
            name: "name",
            title: t("stakeholder.name"),
            value: ({ company }) => company.name ?? company.id,
            show: ({ company }) => <PartyLink of={company} />,
          },
          { name: "country", title: t("stakeholder.country"), value: ({ company }) => country(company.country) },
          { name: "depth", title: t("anchoring.depth"), value: ({ depth }) => depth },
          {
            name: "share",
            title: t("stakeholder.share"),
            value: (row) => row.share,
            show: (row) => (row.share === null ? "" : share(row.share)),
          },
          {
            name: "controls",
            title: t("anchoring.controls"),
            value: ({ controls }) => (controls ? t("anchoring.yes") : ""),
          },
        ]}
      />
    </>
  );
}

function Anchors({ id }: { id: string }) {
  const asked = useAsked(AnchoringDocument, { stakeholder: id });
  return (
    <Answer of={asked}>
      {({ anchoring }) => (
        <>
          <Partners name="holding" of={anchoring.holding} />
          <Partners name="proposed" of={anchoring.proposed} />
          {anchoring.lacking.length > 0 && (
            <p>{t("anchoring.lacking", { kinds: anchoring.lacking.map((kind) => word("tie", kind)).join(", ") })}</p>
          )}
        </>
      )}
    </Answer>
  );
}

function Partners({ name, of }: { name: "holding" | "proposed"; of: readonly AnchorFragment[] }) {
  return (
    <Table
      name={name}
      caption={t(name === "holding" ? "anchoring.holding" : "anchoring.proposed")}
      rows={of}
      empty={t(name === "holding" ? "anchoring.nobodyHolds" : "anchoring.nobodyProposed")}
      columns={[
        {
          name: "name",
          title: t("stakeholder.name"),
          value: ({ partner }) => partner.name ?? partner.id,
          show: ({ partner }) => <PartyLink of={partner} />,
        },
        { name: "many", title: t("anchoring.ties"), value: ({ ties }) => ties.length },
        {
          name: "ties",
          title: t("suggestion.why"),
          value: ({ ties }) => ties.map(({ kind }) => word("tie", kind)).join(" "),
          show: ({ ties }) => (
            <ul class="shares">
              {ties.map(({ kind, why, source }) => (
                <li key={`${kind} ${why}`}>
                  {word("tie", kind)}: <span lang="en">{why}</span> <small>{source}</small>
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}
