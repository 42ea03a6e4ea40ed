/** Leave a stakeholder out of work lists until a day that one chooses. */
import { useState } from "preact/hooks";
import { ask } from "../asking/ask";
import { SnoozeDocument } from "../asking/typed/graphql";
import { daysAhead } from "../state/visits";
import { day, t } from "../texts/texts";
import { Faults, Field, useDoing } from "./doing";

const TERMS = [7, 30, 90, 180] as const;

export function Snoozing({ stakeholder, name }: { stakeholder: string; name: string }) {
  const doing = useDoing();
  const [until, setUntil] = useState<string>(daysAhead(90));
  const snooze = (event: Event) => {
    event.preventDefault();
    const said = async () => (await ask(SnoozeDocument, { stakeholder, until })).snooze;
    return doing.run(said, t("done.snoozed", { name, until: day(until) }));
  };
  return (
    <details class="deed">
      <summary>{t("snoozing.title")}</summary>
      <form class="words" aria-label={t("snoozing.label", { name })} onSubmit={snooze}>
        <p>
          {TERMS.map((days) => (
            <button
              key={days}
              type="button"
              aria-pressed={until === daysAhead(days)}
              onClick={() => setUntil(daysAhead(days))}
            >
              {t("snoozing.days", { days })}
            </button>
          ))}
        </p>
        <Faults doing={doing} fields={["until"]} />
        <Field name="until" label={t("snoozing.until")} doing={doing}>
          {(attributes) => (
            <input
              {...attributes}
              type="date"
              required
              min={daysAhead(1)}
              value={until}
              onInput={(event) => setUntil(event.currentTarget.value)}
            />
          )}
        </Field>
        <button type="submit" aria-disabled={doing.busy}>
          {t("snoozing.do")}
        </button>
      </form>
    </details>
  );
}
