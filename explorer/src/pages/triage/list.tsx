/** Whom to look at first, and by which signs; how many were looked at, and of how many too little is known. */
import { useAsked } from "../../asking/asked";
import { type ConcernKind, type ScoredFragment, TriageDocument, type TriageQuery } from "../../asking/typed/graphql";
import { Choice, DayChoice, type Option } from "../../lines/filters";
import { Only, PEOPLE } from "../../lines/roles";
import { Answer, Title } from "../../parts/answer";
import { Table } from "../../parts/table";
import { link, type Place } from "../../state/place";
import { count, day, share, t, word } from "../../texts/texts";
import { Appraising } from "./appraising";

type List = TriageQuery["triage"];

export function concernOf(at: Place): ConcernKind {
  return at.concern === "potential" ? "POTENTIAL" : "DISTRESS";
}

export function TriagePage({ at }: { at: Place }) {
  const options = ["distress", "potential"].map((code): Option => [code, word("concern", code)]);
  return (
    <Only roles={PEOPLE} title="triage.title">
      <Title>{t("triage.title")}</Title>
      <p>{t("triage.text")}</p>
      <div class="choices">
        <Choice name="concern" title={t("triage.concern")} options={options} first="distress" />
        <DayChoice name="asOf" title={t("triage.asOf")} />
        <Choice
          name="settled"
          title={t("triage.show")}
          options={[
            ["", t("triage.unsettled")],
            ["yes", t("triage.all")],
          ]}
          first=""
        />
      </div>
      <Asked at={at} />
    </Only>
  );
}

function Asked({ at }: { at: Place }) {
  const concern = concernOf(at);
  const asked = useAsked(TriageDocument, { concern, asOf: at.asOf || null, settled: at.settled === "yes" });
  return <Answer of={asked}>{({ triage }) => <Entries of={triage} concern={concern} />}</Answer>;
}

function Entries({ of, concern }: { of: List; concern: ConcernKind }) {
  return (
    <>
      <p role="status">
        {t("triage.summary", {
          listed: of.entries.length,
          looked: of.looked,
          abstained: of.abstained,
          settled: of.settled,
        })}{" "}
        {of.more > 0 && t("triage.more", { number: of.more })}
      </p>
      <Table
        name="triage"
        caption={word("concern", concern)}
        rows={of.entries}
        total={of.entries.length + of.more}
        empty={t(of.looked ? "triage.nobody" : "triage.nothing")}
        columns={columns(concern)}
      />
    </>
  );
}

/** The signs that are lit, as words; how many of how many families. */
export function lit({ marks }: ScoredFragment) {
  return marks.filter(({ state }) => state === "LIT");
}

function columns(concern: ConcernKind) {
  return [
    {
      name: "name",
      title: t("stakeholder.name"),
      value: (row: ScoredFragment) => row.name ?? row.stakeholder,
      show: (row: ScoredFragment) => (
        <a href={link({ page: "score", id: row.stakeholder, concern: concern.toLowerCase() })}>
          {row.name ?? row.stakeholder}
        </a>
      ),
    },
    {
      name: "score",
      title: t("triage.score"),
      value: ({ score }: ScoredFragment) => score,
      show: ({ score }: ScoredFragment) => (score === null ? t("triage.abstains") : count(score)),
    },
    {
      name: "signs",
      title: t("triage.signs"),
      value: (row: ScoredFragment) =>
        lit(row)
          .map(({ name }) => word("sign", name))
          .join(" "),
      show: (row: ScoredFragment) => <Signs of={row} />,
    },
    {
      name: "news",
      title: t("triage.news"),
      value: ({ news }: ScoredFragment) => news,
      show: ({ news }: ScoredFragment) => day(news),
    },
    {
      name: "coverage",
      title: t("triage.coverage"),
      value: ({ coverage }: ScoredFragment) => coverage,
      show: ({ coverage }: ScoredFragment) => share(coverage),
    },
    {
      name: "missing",
      title: t("triage.missing"),
      value: ({ missing }: ScoredFragment) => missing.join(" "),
      show: ({ missing }: ScoredFragment) => <Missing of={missing} />,
    },
    {
      name: "appraised",
      title: t("triage.made"),
      value: ({ appraised }: ScoredFragment) => word("treatment", appraised?.treatment),
      show: (row: ScoredFragment) => <Appraising on={row} concern={concern} />,
    },
  ];
}

function Signs({ of }: { of: ScoredFragment }) {
  return (
    <ul class="shares">
      {lit(of).map(({ name, day: seen }) => (
        <li key={name}>
          <span aria-hidden="true">●</span> {word("sign", name)} <small>{day(seen)}</small>
        </li>
      ))}
    </ul>
  );
}

function Missing({ of }: { of: readonly string[] }) {
  return (
    <ul class="shares" lang="en">
      {of.map((what) => (
        <li key={what}>{what}</li>
      ))}
    </ul>
  );
}
