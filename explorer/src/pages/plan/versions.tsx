/** What was agreed, what differs from it now, and the plan as a paper to take along. */
import { ask } from "../../asking/ask";
import { useAsked } from "../../asking/asked";
import {
  AgreePlanDocument,
  PlanDiffDocument,
  type PlanDiffQuery,
  PlanPaperDocument,
  PlanVersionsDocument,
  type PlanVersionsQuery,
} from "../../asking/typed/graphql";
import { act } from "../../lines/acting";
import { Choice, type Option } from "../../lines/filters";
import { BROKERS, Only } from "../../lines/roles";
import { Answer, Title } from "../../parts/answer";
import { Table } from "../../parts/table";
import type { Place } from "../../state/place";
import { language } from "../../state/preferences";
import { may } from "../../state/session";
import { save } from "../../taking/files";
import { day, t, word } from "../../texts/texts";
import { Around } from "./around";

type Version = PlanVersionsQuery["planVersions"]["edges"][number]["node"];
type Difference = PlanDiffQuery["planDiff"][number];

export function VersionsPage({ at }: { at: Place }) {
  return (
    <Only roles={BROKERS} title="plan.versions">
      <Title>{t("plan.versions")}</Title>
      <Around />
      <Asked at={at} />
    </Only>
  );
}

function Asked({ at }: { at: Place }) {
  const asked = useAsked(PlanVersionsDocument, {});
  return (
    <Answer of={asked}>
      {({ planVersions, planDraft }) => {
        const versions = planVersions.edges.map(({ node }) => node);
        return (
          <>
            <p>
              {t(planDraft.changed ? "plan.changed" : "plan.unchanged", {
                edition: planDraft.edition,
                last: planDraft.edition - 1,
              })}
            </p>
            {may("EDIT") && planDraft.changed && <Agree edition={planDraft.edition} />}
            <Versions of={versions} />
            {versions.length > 0 && <Compared of={versions} at={at} />}
            <Paper of={versions} at={at} />
          </>
        );
      }}
    </Answer>
  );
}

function Agree({ edition }: { edition: number }) {
  async function agree(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    const said = new FormData(form);
    const [title, note] = [String(said.get("title")), String(said.get("note") ?? "") || null];
    await act(t("plan.agreed", { edition }), async () => (await ask(AgreePlanDocument, { title, note })).agreePlan);
  }
  return (
    <form class="step" onSubmit={agree}>
      <label>
        {t("plan.call", { edition })} <input type="text" name="title" required />
      </label>
      <label>
        {t("plan.note")} <input type="text" name="note" />
      </label>
      <button type="submit" class="main">
        {t("plan.agree")}
      </button>
      <small>{t("plan.forEver")}</small>
    </form>
  );
}

function Versions({ of }: { of: readonly Version[] }) {
  return (
    <Table
      name="versions"
      caption={t("plan.agreedVersions")}
      rows={of}
      empty={t("plan.noVersions")}
      columns={[
        { name: "edition", title: t("plan.edition"), value: ({ edition }) => edition },
        { name: "title", title: t("plan.called"), value: ({ title }) => title },
        { name: "agreed", title: t("plan.agreedOn"), value: ({ agreed }) => agreed, show: ({ agreed }) => day(agreed) },
        { name: "by", title: t("barriers.by"), value: ({ by }) => by },
        { name: "note", title: t("plan.noted"), value: ({ note }) => note },
      ]}
    />
  );
}

const editions = (of: readonly Version[]): Option[] =>
  of.map(({ edition, title }) => [String(edition), `${edition}: ${title ?? ""}`]);

function Compared({ of, at }: { of: readonly Version[]; at: Place }) {
  const newest = String(of[0]?.edition ?? 1);
  const [before, after] = [Number(at.before ?? newest), at.after ? Number(at.after) : null];
  const asked = useAsked(PlanDiffDocument, { before, after });
  return (
    <>
      <h2>{t("plan.diff")}</h2>
      <div class="choices">
        <Choice name="before" title={t("plan.from")} options={editions(of)} first={newest} />
        <Choice name="after" title={t("plan.to")} options={[["", t("plan.now")], ...editions(of)]} first="" />
      </div>
      <Answer of={asked}>{({ planDiff }) => <Differences of={planDiff} />}</Answer>
    </>
  );
}

const SIGNS = { ADDED: "+", REMOVED: "−", CHANGED: "≠" } as const;

function Differences({ of }: { of: readonly Difference[] }) {
  return (
    <Table
      name="diff"
      caption={t("plan.diff")}
      rows={of}
      empty={t("plan.same")}
      columns={[
        {
          name: "change",
          title: t("plan.change"),
          value: ({ change }) => `${SIGNS[change]} ${word("plan-change", change)}`,
        },
        { name: "sort", title: t("barriers.measure"), value: ({ sort }) => word("plan-sort", sort) },
        { name: "title", title: t("plan.called"), value: ({ title, about }) => title ?? about },
        {
          name: "words",
          title: t("plan.words"),
          value: ({ words }) => words.map(({ property }) => property).join(" "),
          show: ({ words }) => <Words of={words} />,
        },
      ]}
    />
  );
}

function Words({ of }: { of: Difference["words"] }) {
  return (
    <ul class="shares">
      {of.map(({ property, before, after }) => (
        <li key={property}>
          {property.replaceAll("_", " ")}: <del>{before}</del> → <ins>{after}</ins>
        </li>
      ))}
    </ul>
  );
}

function Paper({ of, at }: { of: readonly Version[]; at: Place }) {
  const edition = at.edition ? Number(at.edition) : null;
  const asked = useAsked(PlanPaperDocument, { edition, spoken: language.value === "nl" ? "NL" : "EN" });
  return (
    <>
      <h2>{t("plan.paper")}</h2>
      <div class="choices">
        <Choice name="edition" title={t("plan.which")} options={[["", t("plan.now")], ...editions(of)]} first="" />
      </div>
      <Answer of={asked}>
        {({ actionPlan }) => (
          <>
            <div class="choices">
              <button type="button" onClick={() => print()}>
                {t("paper.print")}
              </button>
              <button type="button" onClick={() => save(t("plan.title"), "html", actionPlan.html)}>
                {t("paper.page")}
              </button>
              <button type="button" onClick={() => save(t("plan.title"), "md", actionPlan.markdown)}>
                {t("paper.markdown")}
              </button>
            </div>
            <pre class="paper" dir="auto">
              {actionPlan.text}
            </pre>
          </>
        )}
      </Answer>
    </>
  );
}
