/** What changed is said to those who do not see it, and shown for a while with its undo to those who do. */
import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { ask } from "../asking/ask";
import { again } from "../asking/asked";
import { UndoDocument } from "../asking/typed/graphql";
import { departures } from "../state/session";
import { type Sentence, sentenceOf, told } from "../texts/failing";
import { t } from "../texts/texts";

type Note = Sentence & { revision?: number };

const said = signal("");
const note = signal<Note | undefined>(undefined);

/** Say something aloud alone. */
export function say(text: string): void {
  said.value = text;
}

/** Show what was done or why not; an edit can be taken back while it is shown. */
export function tell(what: string | Sentence, revision?: number | null): void {
  const said = typeof what === "string" ? { text: what } : what;
  note.value = revision ? { ...said, revision } : said;
}

/** Where it fails it stays to be tried again. */
async function undo(revision: number, before: () => void): Promise<void> {
  try {
    const { undo } = await ask(UndoDocument, { revision });
    before();
    tell(undo.errors[0] ? told(undo.errors[0].message) : t("done.undone"));
    again();
  } catch (error) {
    tell(sentenceOf(error), revision);
  }
}

/** What is about to vanish hands the focus on, where it has it. */
function leave(next: HTMLElement | null): void {
  if (next?.closest(".note")?.contains(document.activeElement)) next.focus();
}

export function Announcements() {
  const shown = note.value;
  const close = useRef<HTMLButtonElement>(null);
  const from = useRef<EventTarget | null>(null);
  useEffect(() => {
    said.value = "";
    note.value = undefined;
  }, [departures.value]);

  /** Back to where the reader came from, where that is still there. */
  function away(): void {
    const there = from.current instanceof HTMLElement && from.current.isConnected ? from.current : undefined;
    (there ?? document.getElementById("main"))?.focus();
    tell("");
  }

  function entered({ currentTarget, relatedTarget }: FocusEvent): void {
    if (!(currentTarget as Element).contains(relatedTarget as Node | null)) from.current = relatedTarget;
  }
  return (
    <>
      <p class="unseen" role="status">
        {said}
      </p>
      <div class="note" role="status" onFocusIn={entered}>
        {shown && (
          <p>
            <span lang={shown.lang}>{shown.text}</span>{" "}
            {shown.revision !== undefined && (
              <button type="button" onClick={() => undo(shown.revision ?? 0, () => leave(close.current))}>
                {t("act.undo")}
              </button>
            )}{" "}
            <button type="button" ref={close} onClick={away} hidden={!shown.text}>
              {t("act.close")}
            </button>
          </p>
        )}
      </div>
    </>
  );
}
