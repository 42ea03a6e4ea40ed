/** Why two fit, or do not: what adds up, on what it rests, what would have to be otherwise, and what to make of it. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { type Asked, useAsked } from "../asking/asked";
import { ExplainDocument, type ExplainQuery, WayInDocument } from "../asking/typed/graphql";
import { Answer, Empty, Title } from "../parts/answer";
import { Bars } from "../parts/bars";
import { Deciding } from "../parts/deciding";
import { Table } from "../parts/table";
import { link, type Place } from "../state/place";
import { day, points, t, within, word } from "../texts/texts";
import { Missing } from "./start";

type Explained = NonNullable<ExplainQuery["explain"]>;

export function SuggestionPage({ at }: { at: Place }) {
  const [one = "", other = ""] = [at.of, at.with];
  const asked = useAsked(ExplainDocument, { of: one, with: other, one, other });
  return (
    <Answer of={asked}>
      {(data) => (data.explain ? <Page key={`${one} ${other}`} data={data} explained={data.explain} /> : <Missing />)}
    </Answer>
  );
}

function Page({ data, explained }: { data: ExplainQuery; explained: Explained }) {
  const [one, other] = data.nodes.map((node) => (node?.__typename === "Stakeholder" ? (node.name ?? node.id) : ""));
  const suggested = data.suggestions.edges[0]?.node;
  const said = data.feedback.edges[0]?.node;
  return (
    <>
      <Title>{`${within(one ?? "")} – ${within(other ?? "")}`}</Title>
      <p>
        <a href={link({ page: "stakeholder", id: explained.stakeholderId })}>{one}</a> ·{" "}
        <a href={link({ page: "stakeholder", id: explained.partnerId })}>{other}</a>
      </p>
      {suggested ? (
        <>
          <p>{t("suggestion.ranked", { rank: suggested.rank, score: points(suggested.score) })}</p>
          <Deciding on={suggested} verdict={said?.verdict} />
        </>
      ) : (
        <Empty>{t("suggestion.notSuggested")}</Empty>
      )}
      {said?.reason && <p>{t("suggestion.declinedFor", { reason: word("reason", said.reason) })}</p>}
      <Barred rules={explained.barred} />
      <Odds explained={explained} />
      <h2>{t("suggestion.whyTitle")}</h2>
      <Bars contributions={explained.contributions} score={explained.score} />
      <h2>{t("suggestion.evidence")}</h2>
      <p>
        <a href={link({ page: "evidence", of: explained.stakeholderId, with: explained.partnerId })}>
          {t("evidence.draw")}
        </a>
      </p>
      <Evidence explained={explained} />
      <h2>{t("suggestion.otherwise")}</h2>
      <Otherwise explained={explained} />
      <Doubts explained={explained} />
    </>
  );
}

/** Never a bare percentage: so many of a hundred like this one. */
function Odds({ explained: { chance, learnt, asOf, weights } }: { explained: Explained }) {
  const text =
    chance == null
      ? t(learnt ? "suggestion.noOdds" : "suggestion.rule")
      : t("suggestion.odds", { number: Math.round(100 * chance) });
  return (
    <p class="odds">
      {chance != null && chance < 0.005 ? t("suggestion.fewOdds") : text}{" "}
      <small>{t("suggestion.asOf", { day: day(asOf), weights })}</small>
    </p>
  );
}

function Barred({ rules }: { rules: readonly string[] }) {
  if (!rules.length) return null;
  return (
    <div class="warning">
      <p>{t("suggestion.barred")}</p>
      <Lines texts={rules} />
    </div>
  );
}

function Evidence({ explained }: { explained: Explained }) {
  return (
    <Table
      name="evidence"
      caption={t("suggestion.evidence")}
      rows={[...explained.evidence, ...explained.opportunities]}
      empty={t("suggestion.noEvidence")}
      columns={[
        {
          name: "text",
          title: t("suggestion.fact"),
          value: ({ text }) => text,
          show: ({ text }) => <span lang="en">{text}</span>,
        },
        {
          name: "source",
          title: t("fact.source"),
          value: ({ source }) => source,
          show: ({ source }) => <span lang="en">{source}</span>,
        },
        {
          name: "day",
          title: t("fact.day"),
          value: (row) => row.day,
          show: (row) => (row.day === "undated" ? t("fact.undated") : day(row.day)),
        },
      ]}
    />
  );
}

function Otherwise({ explained }: { explained: Explained }) {
  const [wanted, setWanted] = useState(false);
  const pair = { of: explained.stakeholderId, with: explained.partnerId };
  return (
    <>
      <Lines texts={explained.changes.map(({ text, score }) => `${text}: ${points(score)}`)} />
      {wanted ? (
        <WayIn pair={pair} />
      ) : (
        <button type="button" onClick={() => setWanted(true)}>
          {t("suggestion.wayIn")}
        </button>
      )}
    </>
  );
}

function WayIn({ pair }: { pair: { of: string; with: string } }) {
  const asked: Asked<{ explain: { wayIn: { text: string; changes: string[] } } | null }> = useAsked(
    WayInDocument,
    pair,
  );
  return (
    <Answer of={asked}>
      {({ explain }) => (
        <div role="status" lang="en">
          <p>{explain?.wayIn.text}</p>
          <Lines texts={explain?.wayIn.changes ?? []} />
        </div>
      )}
    </Answer>
  );
}

function Doubts({ explained: { doubts, relatedness, thirdChairs } }: { explained: Explained }) {
  return (
    <>
      <Section title={t("suggestion.doubts")} texts={doubts} />
      <Section title={t("suggestion.relatedness")} texts={relatedness.text ? [relatedness.text] : []} />
      <Section title={t("suggestion.thirdChairs")} texts={thirdChairs.map(({ name, text }) => `${name}: ${text}`)} />
    </>
  );
}

function Section({ title, texts }: { title: string; texts: readonly string[] }): ComponentChildren {
  if (!texts.length) return null;
  return (
    <>
      <h2>{title}</h2>
      <Lines texts={texts} />
    </>
  );
}

/** Sentences of the service, which are English whatever the page's language is. */
function Lines({ texts }: { texts: readonly string[] }) {
  if (!texts.length) return null;
  return (
    <ul lang="en">
      {texts.map((text) => (
        <li key={text} dir="auto">
          {text}
        </li>
      ))}
    </ul>
  );
}
