/** Note a contact with stakeholders, held or planned. */
import { useState } from "preact/hooks";
import { ask } from "../asking/ask";
import { NoteInteractionDocument } from "../asking/typed/graphql";
import { t, word } from "../texts/texts";
import { Faults, Field, useDoing } from "./doing";

const KINDS = ["call", "meeting", "e-mail", "event"] as const;

type Props = { stakeholders: readonly string[]; partnership?: string; said?: () => void };

export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** A day that is still to come is planned; the service says so itself. */
export function Speaking({ stakeholders, partnership, said }: Props) {
  const doing = useDoing();
  const [words, setWords] = useState<{ kind: string; day: string; subject: string }>({
    kind: KINDS[0],
    day: today(),
    subject: "",
  });
  const say = (more: Partial<typeof words>) => setWords((before) => ({ ...before, ...more }));

  async function note(event: Event): Promise<void> {
    event.preventDefault();
    const { subject, ...when } = words;
    const about = partnership ? { partnership } : {};
    const input = { stakeholders: [...stakeholders], ...when, ...about, ...(subject ? { subject } : {}) };
    const noted = async () =>
      (await ask(NoteInteractionDocument, { input: { ...input, idempotencyKey: doing.once } })).noteInteraction;
    if (await doing.run(noted, t("speaking.done", { kind: word("contact-kind", words.kind) }))) said?.();
  }
  return (
    <form class="words" aria-label={t("speaking.title")} onSubmit={note}>
      <Faults doing={doing} fields={["kind", "day", "subject"]} />
      <Field name="kind" label={t("speaking.kind")} doing={doing}>
        {(attributes) => (
          <select {...attributes} value={words.kind} onChange={(event) => say({ kind: event.currentTarget.value })}>
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {word("contact-kind", kind)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field name="day" label={t("fact.day")} doing={doing}>
        {(attributes) => (
          <input
            {...attributes}
            type="date"
            required
            value={words.day}
            onInput={(event) => say({ day: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field name="subject" label={t("speaking.subject")} doing={doing}>
        {(attributes) => (
          <input
            {...attributes}
            type="text"
            value={words.subject}
            onInput={(event) => say({ subject: event.currentTarget.value })}
          />
        )}
      </Field>
      <p>{t(words.day > today() ? "speaking.planned" : "speaking.held")}</p>
      <button type="submit" disabled={doing.busy}>
        {t("speaking.note")}
      </button>
    </form>
  );
}
