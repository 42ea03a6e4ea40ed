/** Copies a text; where the browser does not let us, it shows it selected, for the reader to copy. */
import { effect, signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { say, tell } from "../shell/announce";
import { departures } from "../state/session";
import { t } from "../texts/texts";

const byHand = signal("");

effect(() => {
  if (departures.value) byHand.value = "";
});

/** Copy it and say so; `done` is what is said. */
export async function copy(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    tell(done);
  } catch {
    byHand.value = text;
  }
}

/** What is to be copied by hand, over the page. */
export function ByHand() {
  const dialog = useRef<HTMLDialogElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!byHand.value) return;
    dialog.current?.showModal();
    text.current?.select();
    say(t("taking.byHand"));
  }, [byHand.value]);
  if (!byHand.value) return null;
  return (
    <dialog ref={dialog} class="by-hand" aria-labelledby="by-hand" onClose={() => (byHand.value = "")}>
      <label id="by-hand" for="by-hand-text">
        {t("taking.byHand")}
      </label>
      <textarea id="by-hand-text" ref={text} readOnly rows={14} value={byHand.value} />
      <button type="button" onClick={() => dialog.current?.close()}>
        {t("act.close")}
      </button>
    </dialog>
  );
}
