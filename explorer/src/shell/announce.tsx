/** What changed is said to those who do not see it, and shown for a while with its undo to those who do. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ask } from "../asking/ask";
import { again } from "../asking/asked";
import { UndoDocument } from "../asking/typed/graphql";
import { departures } from "../state/session";
import { t } from "../texts/texts";

type Note = { text: string; revision?: number };

const said = signal("");
const note = signal<Note | undefined>(undefined);

/** Say something aloud alone. */
export function say(text: string): void {
  said.value = text;
}

/** Show what was done or why not; an edit can be taken back while it is shown. */
export function tell(text: string, revision?: number | null): void {
  note.value = revision ? { text, revision } : { text };
}

async function undo(revision: number): Promise<void> {
  const { undo } = await ask(UndoDocument, { revision });
  tell(undo.errors[0]?.message ?? t("done.undone"));
  again();
}

export function Announcements() {
  const shown = note.value;
  useEffect(() => {
    said.value = "";
    note.value = undefined;
  }, [departures.value]);
  return (
    <>
      <p class="unseen" role="status">
        {said}
      </p>
      <div class="note" role="status">
        {shown && (
          <p>
            {shown.text}{" "}
            {shown.revision !== undefined && (
              <button type="button" onClick={() => undo(shown.revision ?? 0).catch((error) => tell(error.message))}>
                {t("act.undo")}
              </button>
            )}{" "}
            <button type="button" onClick={() => tell("")} hidden={!shown.text}>
              {t("act.close")}
            </button>
          </p>
        )}
      </div>
    </>
  );
}
