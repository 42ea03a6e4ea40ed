/** Why an edit was refused, where no field is to blame. */
import { t } from "../../../texts/texts";
import type { Refused } from "./sending";

export function Refusals({ errors }: { errors: readonly Refused[] }) {
  if (!errors.length) return null;
  return (
    <div class="warning" role="alert">
      <p>{t("edit.refused")}</p>
      {errors.map(({ message, own }) => (
        <p key={message} lang={own ? undefined : "en"} dir="auto">
          {message}
        </p>
      ))}
    </div>
  );
}
