/** Who may see a page of the strategy's lines: nobody else is offered it, and who comes by its address is told why not. */
import type { ComponentChildren } from "preact";
import type { AskerRole } from "../asking/typed/graphql";
import { Empty, Title } from "../parts/answer";
import { link } from "../state/place";
import { asker } from "../state/session";
import { type Text, t } from "../texts/texts";

export const PEOPLE: readonly AskerRole[] = ["MANAGER", "ADMIN"];
export const BROKERS: readonly AskerRole[] = [...PEOPLE, "BATCH"];
export const ANALYSTS: readonly AskerRole[] = [...BROKERS, "ANALYST"];

export function amongst(roles: readonly AskerRole[]): boolean {
  return asker.value !== undefined && roles.includes(asker.value.role);
}

type Props = { roles: readonly AskerRole[]; title: Text; children: ComponentChildren };

/** Nothing is asked for before it is known who asks. */
export function Only({ roles, title, children }: Props) {
  if (amongst(roles)) return <>{children}</>;
  return (
    <>
      <Title>{t(title)}</Title>
      {asker.value ? (
        <Empty>
          {t(roles.includes("ANALYST") ? "only.analysts" : "only.managers")}{" "}
          <a href={link({ page: "sign-in" })}>{t("shell.signIn")}</a>
        </Empty>
      ) : (
        <p class="waiting" role="status">
          {t("state.waiting")}
        </p>
      )}
    </>
  );
}
