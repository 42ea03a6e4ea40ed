/** Every sign of one company, lit or not, with its reason and day, and what is missing. */
import { useAsked } from "../../asking/asked";
import { type ConcernKind, type MarkState, ScoreDocument, type ScoredFragment } from "../../asking/typed/graphql";
import { Choice, type Option } from "../../lines/filters";
import { Only, PEOPLE } from "../../lines/roles";
import { Answer, Title } from "../../parts/answer";
import { Table } from "../../parts/table";
import { link, type Place } from "../../state/place";
import { count, day, decimal, points, share, t, word } from "../../texts/texts";
import { Missing } from "../start";
import { Appraising } from "./appraising";
import { concernOf } from "./list";

const STATES: Readonly<Record<MarkState, string>> = { LIT: "●", DARK: "○", UNKNOWN: "?", SILENT: "·" };

export function ScorePage({ at }: { at: Place }) {
  return (
    <Only roles={PEOPLE} title="triage.card">
      <Asked id={at.id ?? ""} concern={concernOf(at)} />
    </Only>
  );
}

function Asked({ id, concern }: { id: string; concern: ConcernKind }) {
  const asked = useAsked(ScoreDocument, { stakeholder: id, concern });
  return (
    <Answer of={asked}>
      {({ scorecard }) => (scorecard ? <Card of={scorecard} concern={concern} /> : <Missing />)}
    </Answer>
  );
}

function Card({ of, concern }: { of: ScoredFragment; concern: ConcernKind }) {
  const options = ["distress", "potential"].map((code): Option => [code, word("concern", code)]);
  return (
    <>
      <Title>{of.name ?? of.stakeholder}</Title>
      <p>
        <a href={link({ page: "triage", concern: concern.toLowerCase() })}>{t("triage.title")}</a> ·{" "}
        <a href={link({ page: "stakeholder", id: of.stakeholder })}>{t("triage.profile")}</a> ·{" "}
        <a href={link({ page: "anchoring", id: of.stakeholder })}>{t("anchoring.title")}</a>
      </p>
      <Choice name="concern" title={t("triage.concern")} options={options} first="distress" />
      <Verdict of={of} />
      <Appraising on={of} concern={concern} />
      <Marks of={of} />
      {of.marks.map((mark) => mark.parts.length > 0 && <Terms key={mark.name} of={mark} />)}
    </>
  );
}

function Verdict({ of }: { of: ScoredFragment }) {
  const known = t("triage.known", { share: share(of.coverage), day: day(of.asOf) });
  if (of.abstains)
    return (
      <p class="warning">
        {t("triage.abstains")} <span lang="en">{of.abstains}</span> {known}
      </p>
    );
  return (
    <p class="odds">
      {t(of.raised ? "triage.raised" : "triage.notRaised", { score: of.score ?? 0 })} {known}
    </p>
  );
}

function Marks({ of }: { of: ScoredFragment }) {
  return (
    <>
      <Table
        name="marks"
        caption={t("triage.card")}
        rows={of.marks}
        empty={t("triage.nobodyScored")}
        columns={[
          {
            name: "state",
            title: t("triage.state"),
            value: ({ state }) => word("mark", state),
            show: ({ state }) => (
              <span class="status">
                <span aria-hidden="true">{STATES[state]}</span> {word("mark", state)}
              </span>
            ),
          },
          { name: "sign", title: t("triage.sign"), value: ({ name }) => word("sign", name) },
          {
            name: "why",
            title: t("suggestion.why"),
            value: ({ why }) => why,
            show: ({ why }) => <span lang="en">{why}</span>,
          },
          { name: "family", title: t("triage.family"), value: ({ family }) => word("family", family) },
          { name: "day", title: t("fact.day"), value: (row) => row.day, show: (row) => day(row.day) },
          { name: "points", title: t("triage.adds"), value: (row) => row.points, show: (row) => count(row.points) },
        ]}
      />
      {of.missing.length > 0 && (
        <>
          <h2>{t("triage.missing")}</h2>
          <ul lang="en">
            {of.missing.map((what) => (
              <li key={what}>{what}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** A figure's terms: each ratio times its weight, which add up. */
function Terms({ of }: { of: ScoredFragment["marks"][number] }) {
  const sum = of.parts.reduce((total, { product }) => total + product, 0);
  return (
    <>
      <Table
        name={of.name}
        caption={t("triage.terms", { sign: word("sign", of.name) })}
        rows={of.parts}
        empty=""
        columns={[
          {
            name: "name",
            title: t("triage.term"),
            value: ({ name }) => name,
            show: ({ name }) => <span lang="en">{name}</span>,
          },
          { name: "ratio", title: t("triage.ratio"), value: (row) => row.ratio, show: (row) => decimal(row.ratio) },
          { name: "weight", title: t("triage.weight"), value: (row) => row.weight, show: (row) => decimal(row.weight) },
          {
            name: "product",
            title: t("triage.product"),
            value: (row) => row.product,
            show: (row) => points(row.product),
          },
        ]}
      />
      <p>{t("triage.sum", { value: points(sum) })}</p>
    </>
  );
}
