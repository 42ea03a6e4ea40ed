/** The action plan: by line of the strategy, what is to be done, and how it stands by dates and facts. */
import { useAsked } from "../../asking/asked";
import { PlanDocument, type PlanQuery } from "../../asking/typed/graphql";
import { Choice, labelled } from "../../lines/filters";
import { BROKERS, Only } from "../../lines/roles";
import { Answer, Empty, Title } from "../../parts/answer";
import { link, type Place } from "../../state/place";
import { language } from "../../state/preferences";
import { t, word } from "../../texts/texts";
import { Actions, type Row } from "./actions";
import { Around } from "./around";
import { STANDINGS } from "./signs";

export function PlanPage({ at }: { at: Place }) {
  return (
    <Only roles={BROKERS} title="plan.title">
      <Title>{t("plan.title")}</Title>
      <Around />
      <Asked at={at} />
    </Only>
  );
}

function Asked({ at }: { at: Place }) {
  const spoken = language.value === "nl" ? "NL" : "EN";
  const asked = useAsked(PlanDocument, { line: at.line || null, chain: at.chain || null, spoken, language: spoken });
  return (
    <Answer of={asked} choices={(data) => <Filters data={data} />}>
      {(data) => <Plan data={data} />}
    </Answer>
  );
}

function Filters({ data }: { data: PlanQuery }) {
  return (
    <fieldset class="choices">
      <legend>{t("choice.narrow")}</legend>
      <Choice name="line" title={t("kind.strategicline")} options={labelled(data.strategicLines.edges)} />
      <Choice name="chain" title={t("kind.valuechain")} options={labelled(data.valueChains.edges)} />
    </fieldset>
  );
}

function Plan({ data }: { data: PlanQuery }) {
  const known = new Map(data.actions.edges.map(({ node }) => [node.id, node]));
  const rows = data.actionStandings.map((stands): Row => ({ stands, known: known.get(stands.action) }));
  return (
    <>
      <p>
        {t(data.planDraft.changed ? "plan.changed" : "plan.unchanged", {
          edition: data.planDraft.edition,
          last: data.planDraft.edition - 1,
        })}{" "}
        <a href={link({ page: "plan-versions" })}>{t("plan.versions")}</a>
      </p>
      <Tally rows={rows} />
      {rows.length ? <Lines rows={rows} data={data} /> : <Empty>{t("plan.none")}</Empty>}
    </>
  );
}

function Tally({ rows }: { rows: readonly Row[] }) {
  const counts = STANDINGS.map((one) => [one, rows.filter(({ stands }) => stands.standing === one).length] as const);
  const told = counts.filter(([, number]) => number > 0);
  return (
    <p role="status">
      {t("plan.tally", { number: rows.length })}{" "}
      {told.map(([one, number]) => `${word("standing", one)}: ${number}`).join(" · ")}
    </p>
  );
}

/** Each line with its actions, then those of no line. */
function Lines({ rows, data }: { rows: readonly Row[]; data: PlanQuery }) {
  const lines = data.strategicLines.edges.map(({ node }) => ({
    id: node.id,
    label: node.label ?? node.id,
    actions: new Set(node.actions.edges.map(({ node: { id } }) => id)),
  }));
  const lineless = rows.filter(({ stands }) => !lines.some(({ actions }) => actions.has(stands.action)));
  return (
    <>
      {lines.map(({ id, label, actions }) => (
        <Part key={id} id={id} label={label} rows={rows.filter(({ stands }) => actions.has(stands.action))} />
      ))}
      <Part id="none" label={t("plan.noLine")} rows={lineless} />
    </>
  );
}

function Part({ id, label, rows }: { id: string; label: string; rows: readonly Row[] }) {
  if (!rows.length) return null;
  return (
    <>
      <h2>{label}</h2>
      <Actions name={id.replace(/\W/g, "")} caption={label} rows={rows} />
    </>
  );
}
