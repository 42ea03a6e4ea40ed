/** Runs of the matching, and what differs from one to another, because of what. */
import { useAsked } from "../../asking/asked";
import { RunDiffDocument, type RunDiffQuery, RunsDocument, type RunsQuery } from "../../asking/typed/graphql";
import { Choice, type Option } from "../../lines/filters";
import { ANALYSTS, Only } from "../../lines/roles";
import { Answer, Empty, Title } from "../../parts/answer";
import { Table } from "../../parts/table";
import type { Place } from "../../state/place";
import { moment, t, word } from "../../texts/texts";
import { Around } from "./around";
import { Moves } from "./moves";

type Run = RunsQuery["runs"]["edges"][number]["node"];
type Diff = RunDiffQuery["runDiff"];

export function RunsPage({ at }: { at: Place }) {
  return (
    <Only roles={ANALYSTS} title="runs.title">
      <Title>{t("runs.title")}</Title>
      <Around />
      <Asked at={at} />
    </Only>
  );
}

function Asked({ at }: { at: Place }) {
  const asked = useAsked(RunsDocument, {});
  return (
    <Answer of={asked}>
      {({ runs }) => {
        const some = runs.edges.map(({ node }) => node);
        return (
          <>
            <Runs of={some} total={runs.totalCount} />
            <Compared of={some} at={at} />
          </>
        );
      }}
    </Answer>
  );
}

/** What was asked of a run, as its manifest tells it; nothing where that is not to be read. */
function asked({ manifest }: Run): { scope?: string; top?: number; weights?: string; as_of?: string } {
  try {
    return JSON.parse(manifest ?? "{}");
  } catch {
    return {};
  }
}

function Runs({ of, total }: { of: readonly Run[]; total: number }) {
  return (
    <Table
      name="runs"
      caption={t("runs.title")}
      rows={of}
      total={total}
      empty={t("runs.none")}
      columns={[
        { name: "started", title: t("runs.started"), value: (row) => row.started, show: (row) => moment(row.started) },
        { name: "audience", title: t("runs.audience"), value: ({ audience }) => word("run-audience", audience) },
        { name: "suggestions", title: t("runs.suggestions"), value: ({ suggestions }) => suggestions },
        { name: "top", title: t("runs.top"), value: (row) => asked(row).top },
        { name: "scope", title: t("quality.scope"), value: (row) => word("run-scope", asked(row).scope) },
        { name: "weights", title: t("runs.weights"), value: (row) => asked(row).weights?.split("@")[0] },
        { name: "id", title: t("runs.id"), value: ({ id }) => id },
      ]}
    />
  );
}

function Compared({ of, at }: { of: readonly Run[]; at: Place }) {
  const [newest] = of;
  const before = of.find(({ id, audience }) => id !== newest?.id && audience === newest?.audience) ?? of[1];
  if (!newest || !before) return <Empty>{t("runs.one")}</Empty>;
  const options = of.map((run): Option => [run.id, `${moment(run.started)} (${word("run-audience", run.audience)})`]);
  return (
    <>
      <h2>{t("runs.diff")}</h2>
      <div class="choices">
        <Choice name="a" title={t("runs.from")} options={options} first={before.id} />
        <Choice name="b" title={t("runs.to")} options={options} first={newest.id} />
      </div>
      <Differing a={at.a || before.id} b={at.b || newest.id} />
    </>
  );
}

function Differing({ a, b }: { a: string; b: string }) {
  const asked = useAsked(RunDiffDocument, { a, b });
  return <Answer of={asked}>{({ runDiff }) => <Differences of={runDiff} />}</Answer>;
}

function Differences({ of }: { of: Diff }) {
  const { came, went, moved, rescored, stayed, stakeholders, changed } = of;
  return (
    <>
      <p role="status">{t("runs.summary", { came, went, moved, rescored, stayed, stakeholders, changed })}</p>
      {of.otherwise.length > 0 && (
        <>
          <h3>{t("runs.otherwise")}</h3>
          <ul lang="en">
            {of.otherwise.map(({ name, text }) => (
              <li key={name}>{text}</li>
            ))}
          </ul>
        </>
      )}
      {of.factsKnown ? (
        <Table
          name="facts"
          caption={t("runs.facts")}
          rows={of.facts}
          empty={t("runs.noFacts")}
          columns={[
            { name: "topic", title: t("runs.topic"), value: ({ topic }) => topic },
            { name: "how", title: t("runs.how"), value: ({ how }) => how },
            { name: "count", title: t("runs.count"), value: ({ count }) => count },
          ]}
        />
      ) : (
        <p>{t("runs.factsUnknown")}</p>
      )}
      <Moves of={of.moves} total={came + went + moved + rescored} />
    </>
  );
}
