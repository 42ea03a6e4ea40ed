/** Note a contact with stakeholders, held or planned. */
import { useState } from "preact/hooks";
import { ask } from "../asking/ask";
import { NoteInteractionDocument } from "../asking/typed/graphql";
import { t, word } from "../texts/texts";
import { Faults, useDoing } from "./doing";
import { Choice, Input } from "./fields";

const KINDS = ["call", "meeting", "e-mail", "event"] as const;

type Props = { stakeholders: readonly string[]; partnership?: string; said?: () => void };

export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** A day that is still to come is planned; the service says so itself. */
export function Speaking({ stakeholders, partnership, said }: Props) {
  const doing = useDoing();
  const [words, setWords] = useState({ kind: KINDS[0] as string, day: today(), subject: "" });
  const say = (more: Partial<typeof words>) => setWords((before) => ({ ...before, ...more }));

  async function note(event: Event): Promise<void> {
    event.preventDefault();
    const { subject, ...when } = words;
    const about = partnership ? { partnership } : {};
    const input = { stakeholders: [...stakeholders], ...when, ...about, ...(subject ? { subject } : {}) };
    const noted = async () => (await ask(NoteInteractionDocument, { input: { ...input } })).noteInteraction;
    if (await doing.run(noted, t("speaking.done", { kind: word("contact-kind", words.kind) }))) said?.();
  }
  return (
    <form class="words" aria-label={t("speaking.title")} onSubmit={note}>
      <Faults doing={doing} fields={["kind", "day", "subject"]} />
      <Choice
        name="kind"
        label={t("speaking.kind")}
        doing={doing}
        value={words.kind}
        options={KINDS.map((kind) => [kind, word("contact-kind", kind)])}
        say={(kind) => say({ kind })}
      />
      <Input
        name="day"
        label={t("fact.day")}
        doing={doing}
        type="date"
        required
        value={words.day}
        say={(day) => say({ day })}
      />
      <Input
        name="subject"
        label={t("speaking.subject")}
        doing={doing}
        value={words.subject}
        say={(subject) => say({ subject })}
      />
      <p>{t(words.day > today() ? "speaking.planned" : "speaking.held")}</p>
      <button type="submit" aria-disabled={doing.busy}>
        {t("speaking.note")}
      </button>
    </form>
  );
}
