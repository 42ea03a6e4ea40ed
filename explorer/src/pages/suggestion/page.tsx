/** Why two fit, or do not: what adds up, on what it rests, what would have to be otherwise, and what to make of it. */
import { useAsked } from "../../asking/asked";
import { ExplainDocument, type ExplainQuery } from "../../asking/typed/graphql";
import { Answer, Empty, Title } from "../../parts/answer";
import { Bars } from "../../parts/bars";
import { Deciding } from "../../parts/deciding";
import { Said, SaidLines } from "../../parts/said";
import { link, type Place } from "../../state/place";
import { may } from "../../state/session";
import { day, points, t, within, word } from "../../texts/texts";
import { Missing } from "../start";
import { Evidence, InTheWay } from "./evidence";
import type { Explained } from "./explained";
import { Otherwise } from "./otherwise";
import { WhyNot } from "./why-not";

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
  const [one = "", other = ""] = data.nodes.map((node) =>
    node?.__typename === "Stakeholder" ? (node.name ?? node.id) : "",
  );
  const pair = { of: explained.stakeholderId, with: explained.partnerId };
  return (
    <>
      <Title>{`${within(one)} – ${within(other)}`}</Title>
      <p>
        <a href={link({ page: "stakeholder", id: pair.of })}>{one}</a> ·{" "}
        <a href={link({ page: "stakeholder", id: pair.with })}>{other}</a> ·{" "}
        <a href={link({ page: "suggestion", of: pair.with, with: pair.of })}>{t("suggestion.otherWay", { other })}</a>
      </p>
      <p class="quiet">{t("suggestion.you", { one, other })}</p>
      <Standing data={data} />
      <Barred rules={explained.barred} />
      <InTheWay explained={explained} />
      <Odds explained={explained} />
      <h2>{t("suggestion.whyTitle")}</h2>
      <Bars contributions={explained.contributions} score={explained.score} />
      <h2>{t("suggestion.evidence")}</h2>
      <p>
        <a href={link({ page: "evidence", ...pair })}>{t("evidence.draw")}</a>
      </p>
      <Evidence explained={explained} />
      <h2>{t("suggestion.otherwise")}</h2>
      <Otherwise explained={explained} />
      {may("COMPUTE") && <WhyNot pair={pair} names={[one, other]} />}
      <More explained={explained} />
    </>
  );
}

/** Where the newest run puts the pair, what was said of it, and what can be said now. */
function Standing({ data }: { data: ExplainQuery }) {
  const suggested = data.suggestions.edges[0]?.node;
  const said = data.feedback.edges[0]?.node;
  return (
    <>
      {suggested ? (
        <>
          <p>{t("suggestion.ranked", { rank: suggested.rank, score: points(suggested.score) })}</p>
          <Deciding on={suggested} verdict={said?.verdict} />
        </>
      ) : (
        <Empty>{t("suggestion.notSuggested")}</Empty>
      )}
      {said?.reason && <p>{t("suggestion.declinedFor", { reason: word("reason", said.reason) })}</p>}
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
      <SaidLines texts={rules} />
    </div>
  );
}

function More({ explained: { doubts, relatedness, thirdChairs } }: { explained: Explained }) {
  return (
    <>
      {doubts.length > 0 && <h2>{t("suggestion.doubts")}</h2>}
      <SaidLines texts={doubts} />
      {relatedness.text && (
        <>
          <h2>{t("suggestion.relatedness")}</h2>
          <p>
            <Said text={relatedness.text} />
          </p>
        </>
      )}
      {thirdChairs.length > 0 && (
        <>
          <h2>{t("suggestion.thirdChairs")}</h2>
          <p>{t("suggestion.thirdChairsText")}</p>
          <ul>
            {thirdChairs.map(({ stakeholderId, name, text }) => (
              <li key={stakeholderId}>
                <a href={link({ page: "stakeholder", id: stakeholderId })}>{name}</a>: <Said text={text} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
