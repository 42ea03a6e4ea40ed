/** Say what one makes of a concern about a company; it is off the list until something newer is known. */
import { useState } from "preact/hooks";
import { ask } from "../../asking/ask";
import { AppraiseDocument } from "../../asking/typed/graphql";
import { Faults, Field, useDoing } from "../../parts/doing";
import { t, word } from "../../texts/texts";

const CONCERNS = ["distress", "potential"] as const;
const TREATMENTS = ["seen", "approached", "dismissed"] as const;

export function Appraising({ stakeholder, why }: { stakeholder: string; why: string }) {
  const doing = useDoing();
  const [words, setWords] = useState({ concern: "", treatment: TREATMENTS[0] as string, reason: "" });
  const say = (more: Partial<typeof words>) => setWords((before) => ({ ...before, ...more }));
  const appraise = (event: Event) => {
    event.preventDefault();
    const { reason, ...said } = words;
    const input = { stakeholder, ...said, ...(reason ? { reason } : {}) };
    return doing.run(async () => (await ask(AppraiseDocument, { input })).appraise, t("appraising.done"));
  };
  return (
    <details class="deed">
      <summary>{word("deed", "APPRAISE")}…</summary>
      <form class="words" aria-label={word("deed", "APPRAISE")} onSubmit={appraise}>
        <p lang="en">{why}</p>
        <Faults doing={doing} fields={["concern", "treatment", "reason"]} />
        <Choice name="concern" options={CONCERNS} value={words.concern} doing={doing} choose={say} />
        <Choice name="treatment" options={TREATMENTS} value={words.treatment} doing={doing} choose={say} />
        <Field name="reason" label={t("appraising.reason")} doing={doing}>
          {(attributes) => (
            <input {...attributes} type="text" onInput={(event) => say({ reason: event.currentTarget.value })} />
          )}
        </Field>
        <button type="submit" aria-disabled={doing.busy}>
          {t("appraising.do")}
        </button>
      </form>
    </details>
  );
}

type ChoiceProps = {
  name: "concern" | "treatment";
  options: readonly string[];
  value: string;
  doing: ReturnType<typeof useDoing>;
  choose: (words: { concern?: string; treatment?: string }) => void;
};

function Choice({ name, options, value, doing, choose }: ChoiceProps) {
  return (
    <Field name={name} label={t(`appraising.${name}`)} doing={doing}>
      {(attributes) => (
        <select
          {...attributes}
          required
          value={value}
          onChange={(event) => choose({ [name]: event.currentTarget.value })}
        >
          {!value && <option value="">{t("brokering.choose")}</option>}
          {options.map((one) => (
            <option key={one} value={one}>
              {word("appraising-word", one)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
