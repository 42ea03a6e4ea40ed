/** What becomes of edits that take long, or that nobody answers. */
import { edits, wakeEdits } from "../asking/edits";
import { t } from "../texts/texts";

export function Edits() {
  const { sent, unsent } = edits.value;
  return (
    <div role="status">
      {unsent > 0 && (
        <p class="warning">
          {t("edits.unsent")}{" "}
          <button type="button" onClick={() => wakeEdits(true)}>
            {t("edits.now")}
          </button>{" "}
          <button type="button" onClick={() => wakeEdits(false)}>
            {t("edits.give")}
          </button>
        </p>
      )}
      {sent > 0 && unsent === 0 && <p class="sending">{t("edits.sending")}</p>}
    </div>
  );
}
