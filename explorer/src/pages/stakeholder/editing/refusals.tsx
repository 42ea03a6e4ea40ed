/** Why an edit was refused, where no field is to blame. The service says it in English. */
import type { RefusedFragment } from "../../../asking/typed/graphql";
import { t } from "../../../texts/texts";

export function Refusals({ errors }: { errors: readonly RefusedFragment[] }) {
  if (!errors.length) return null;
  return (
    <div class="warning" role="alert">
      <p>{t("edit.refused")}</p>
      {errors.map(({ message }) => (
        <p key={message} lang="en" dir="auto">
          {message}
        </p>
      ))}
    </div>
  );
}
