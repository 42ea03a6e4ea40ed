/** Put right what is wrong of oneself, which holds at once, or of one's organisation; or be left alone. */
import { useState } from "preact/hooks";
import { ask } from "../../asking/ask";
import {
  CorrectFactDocument,
  CorrectMyselfDocument,
  type MatterFragment,
  ObjectToUseDocument,
} from "../../asking/typed/graphql";
import { Faults, Field, useDoing } from "../../parts/doing";
import { t, word } from "../../texts/texts";
import { WrongFact } from "../brokering/reason";

const FIELDS = ["name", "role", "email", "language"] as const;
const LANGUAGES = ["nl", "en", "fr"] as const;

export function Correcting({ matter }: { matter: MatterFragment }) {
  return (
    <>
      <details>
        <summary>{t("party.correct")}</summary>
        <Myself matter={matter} />
      </details>
      <details>
        <summary>{t("party.correctOrganisation")}</summary>
        <Organisation />
      </details>
    </>
  );
}

/** What people said last stands before what sources say. */
function heldOf({ held }: MatterFragment, field: string): string {
  const said = held.filter((one) => one.field === field);
  return (said.find(({ source }) => source === "hand") ?? said[0])?.value ?? "";
}

function Myself({ matter }: { matter: MatterFragment }) {
  const doing = useDoing();
  const [words, setWords] = useState<Partial<Record<(typeof FIELDS)[number], string>>>({});
  const correct = (event: Event) => {
    event.preventDefault();
    return doing.run(async () => (await ask(CorrectMyselfDocument, { input: words })).done, t("party.corrected"));
  };
  return (
    <form class="words" aria-label={t("party.correct")} onSubmit={correct}>
      <Faults doing={doing} fields={FIELDS} />
      {FIELDS.map((field) => (
        <Field key={field} name={field} label={word("party-field", field)} doing={doing}>
          {(attributes) => (
            <input
              {...attributes}
              type="text"
              {...(field === "language" ? { placeholder: LANGUAGES.join(", ") } : {})}
              value={words[field] ?? heldOf(matter, field)}
              onInput={(event) => setWords({ ...words, [field]: event.currentTarget.value })}
            />
          )}
        </Field>
      ))}
      <button type="submit" disabled={!Object.keys(words).length}>
        {t("party.correctDo")}
      </button>
    </form>
  );
}

function Organisation() {
  const doing = useDoing();
  const [wrong, setWrong] = useState({ property: "city", right: "" });
  const report = (event: Event) => {
    event.preventDefault();
    return doing.run(async () => (await ask(CorrectFactDocument, { input: wrong })).done, t("party.reported"));
  };
  return (
    <form class="words" aria-label={t("party.correctOrganisation")} onSubmit={report}>
      <Faults doing={doing} fields={["right"]} />
      <WrongFact doing={doing} wrong={wrong} say={setWrong} />
      <button type="submit" aria-disabled={doing.busy}>
        {t("party.correctDo")}
      </button>
    </form>
  );
}

export function Objecting({ leave }: { leave: () => void }) {
  const doing = useDoing();
  const [sure, setSure] = useState(false);
  const object = async () => {
    const { done } = await ask(ObjectToUseDocument, {});
    if (!done.errors.length) leave();
    return done;
  };
  return (
    <>
      <h2>{t("party.object")}</h2>
      <p>{t("party.objectText")}</p>
      <p>
        <label>
          <input type="checkbox" checked={sure} onChange={(event) => setSure(event.currentTarget.checked)} />{" "}
          {t("party.objectSure")}
        </label>
      </p>
      <button type="button" disabled={!sure} onClick={() => doing.run(object, t("party.objected"))}>
        {t("party.objectDo")}
      </button>
      <Faults doing={doing} />
    </>
  );
}
