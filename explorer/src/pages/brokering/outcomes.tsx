/** What came of a partnership: what is expected and what was realised stand apart, and are never added up. */
import { useState } from "preact/hooks";
import { ask } from "../../asking/ask";
import { RecordOutcomeDocument, type RecordOutcomeInput } from "../../asking/typed/graphql";
import { type Doing, Faults, Field, useDoing } from "../../parts/doing";
import { Choice, Input } from "../../parts/fields";
import { today } from "../../parts/speaking";
import { type Column, Table } from "../../parts/table";
import { may } from "../../state/session";
import { count, day, euros, t, word } from "../../texts/texts";
import type { Found } from "./partnership";

type Outcome = Found["outcomes"]["edges"][number]["node"];
type Words = Omit<RecordOutcomeInput, "partnership" | "outcome" | "idempotencyKey">;

const TYPES = [
  "joint-research",
  "sales",
  "new-product",
  "investment",
  "licence",
  "savings",
  "market-entry",
  "other",
] as const;
const EXPECTED = ["expectedFirst", "expectedSecond", "expectedThird", "expectedFourth", "expectedFifth"] as const;
const REALISED = ["realisedYear", "realisedTwoYears"] as const;
const LIKELY = [1, 2, 3, 4, 5] as const;
/** From an agreement on, something may have come of it. */
const FRUITFUL: readonly string[] = ["agreed", "active", "concluded"];

export function Outcomes({ found }: { found: Found }) {
  const [chosen, setChosen] = useState<Outcome>();
  const open = may("EDIT") && FRUITFUL.includes(found.state ?? "");
  return (
    <>
      <Listed found={found} open={open} choose={setChosen} />
      {open && (
        <details open={chosen !== undefined}>
          <summary>{t(chosen ? "outcome.changing" : "outcome.add")}</summary>
          <Recording
            key={chosen?.id}
            partnership={found.id}
            {...(chosen ? { outcome: chosen } : {})}
            done={() => setChosen(undefined)}
          />
        </details>
      )}
    </>
  );
}

function sum(row: Outcome): number {
  return EXPECTED.reduce((all, name) => all + (row[name] ?? 0), 0);
}

type ListedProps = { found: Found; open: boolean; choose: (row: Outcome) => void };

function Listed({ found: { outcomes }, open, choose }: ListedProps) {
  return (
    <Table
      name="outcomes"
      caption={t("brokering.outcomes")}
      rows={outcomes.edges.map(({ node }) => node)}
      total={outcomes.totalCount}
      empty={t(open ? "brokering.noOutcomes" : "brokering.outcomesLater")}
      columns={[
        { name: "day", title: t("fact.day"), value: (row) => row.day, show: (row) => day(row.day) },
        { name: "type", title: t("outcome.type"), value: ({ type }) => word("outcome-type", type) },
        { name: "expected", title: t("outcome.expected"), value: sum, show: (row) => euros(sum(row)) },
        ...REALISED.map(realised),
        { name: "jobs", title: t("outcome.jobs"), value: ({ jobs }) => jobs },
        {
          name: "confirmed",
          title: t("outcome.confirmed"),
          value: ({ confirmed }) => confirmed,
          show: ({ confirmed }) => (confirmed ? day(confirmed) : t("outcome.unconfirmed")),
        },
        ...(open ? [changing(choose)] : []),
      ]}
    />
  );
}

function realised(name: (typeof REALISED)[number]): Column<Outcome> {
  return {
    name,
    title: t(`outcome.${name}`),
    value: (row) => row[name],
    show: (row) => (row[name] == null ? t("outcome.notTold") : euros(row[name])),
  };
}

function changing(choose: (row: Outcome) => void): Column<Outcome> {
  return {
    name: "change",
    title: t("outcome.change"),
    value: () => "",
    show: (row) => (
      <button type="button" onClick={() => choose(row)}>
        {t("outcome.change")}
      </button>
    ),
  };
}

type Props = { partnership: string; outcome?: Outcome; done: () => void };

/** What was said stands in the fields; what is left as it is stays. */
function Recording({ partnership, outcome, done }: Props) {
  const doing = useDoing();
  const [words, setWords] = useState<Words>(outcome ? {} : { type: TYPES[0], day: today() });
  const say = (more: Words) => setWords((before) => ({ ...before, ...more }));

  async function record(event: Event): Promise<void> {
    event.preventDefault();
    const input = { partnership, ...words, ...(outcome ? { outcome: outcome.id } : {}) };
    const recorded = async () => (await ask(RecordOutcomeDocument, { input })).recordOutcome;
    if (await doing.run(recorded, t("outcome.done"))) done();
  }
  return (
    <form class="words" aria-label={t(outcome ? "outcome.changing" : "outcome.add")} onSubmit={record}>
      {outcome?.confirmed && <p>{t("outcome.confirmAgain")}</p>}
      <Faults doing={doing} fields={["type", "day", "jobs", "withoutUs", "laterAnyway", ...EXPECTED, ...REALISED]} />
      <Choice
        name="type"
        label={t("outcome.type")}
        doing={doing}
        value={words.type ?? outcome?.type ?? ""}
        options={TYPES.map((type) => [type, word("outcome-type", type)])}
        say={(type) => say({ type })}
      />
      <Input
        name="day"
        label={t("fact.day")}
        doing={doing}
        type="date"
        value={words.day ?? outcome?.day ?? ""}
        say={(day) => say({ day })}
      />
      <Amounts names={EXPECTED} outcome={outcome} doing={doing} say={say} />
      <Amounts names={REALISED} outcome={outcome} doing={doing} say={say} />
      <Likely name="withoutUs" outcome={outcome} doing={doing} say={say} />
      <Likely name="laterAnyway" outcome={outcome} doing={doing} say={say} />
      <button type="submit" aria-disabled={doing.busy}>
        {t("outcome.record")}
      </button>
    </form>
  );
}

type Part = { outcome: Outcome | undefined; doing: Doing; say: (more: Words) => void };
type Amount = (typeof EXPECTED)[number] | (typeof REALISED)[number];

/** People write euros, the service counts cents. */
function Amounts({ names, outcome, doing, say }: Part & { names: readonly Amount[] }) {
  return (
    <fieldset>
      <legend>{t(names === EXPECTED ? "outcome.expectedLegend" : "outcome.realisedLegend")}</legend>
      {names.map((name) => (
        <Field key={name} name={name} label={t(`outcome.${name}`)} doing={doing}>
          {(attributes) => (
            <input
              {...attributes}
              type="number"
              min="0"
              step="any"
              defaultValue={outcome?.[name] == null ? "" : String((outcome[name] ?? 0) / 100)}
              onInput={({ currentTarget: { value } }) =>
                say({ [name]: value === "" ? null : Math.round(Number(value) * 100) })
              }
            />
          )}
        </Field>
      ))}
    </fieldset>
  );
}

/** How surely it would have come without us, or later anyway. */
function Likely({ name, outcome, doing, say }: Part & { name: "withoutUs" | "laterAnyway" }) {
  return (
    <Field name={name} label={t(`outcome.${name}`)} doing={doing}>
      {(attributes) => (
        <select
          {...attributes}
          defaultValue={String(outcome?.[name] ?? "")}
          onChange={({ currentTarget: { value } }) => say({ [name]: value ? Number(value) : null })}
        >
          <option value="">{t("brokering.notSaid")}</option>
          {LIKELY.map((degree) => (
            <option key={degree} value={degree}>
              {count(degree)} – {t(`likely.${degree}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
