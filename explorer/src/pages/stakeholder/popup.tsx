/** A dialog over the page: the browser keeps the focus in it, closes it by Escape, and puts the focus back. */
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { t } from "../../texts/texts";

type Props = { title: string; close: () => void; children: ComponentChildren };

export function Popup({ title, close, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close(); // whoever takes it away: else nothing puts the focus back
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={heading} onClose={close}>
      <h2 id={heading} dir="auto">
        {title}
      </h2>
      {children}
      <p>
        <button type="button" onClick={() => dialog.current?.close()}>
          {t("act.close")}
        </button>
      </p>
    </dialog>
  );
}
