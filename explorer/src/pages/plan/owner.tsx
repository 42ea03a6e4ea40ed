/** Whoever sees to an action: a stakeholder by name, or a manager as the trail names them. */
import { useAsked } from "../../asking/asked";
import { OwnersDocument } from "../../asking/typed/graphql";
import { PartyLink } from "../../lines/facts";
import { t } from "../../texts/texts";

export type Names = ReadonlyMap<string, string>;

/** What those of them that are stakeholders are called, asked all at once. */
export function useNames(owners: readonly (string | null | undefined)[]): Names {
  const ids = [...new Set(owners.filter((one) => one != null))].sort();
  const { data } = useAsked(OwnersDocument, { ids });
  const found = (data?.nodes ?? []).flatMap((one) => (one?.__typename === "Stakeholder" ? [one] : []));
  return new Map(found.map(({ id, name }) => [id, name ?? id]));
}

export function Owner({ of, names }: { of: string | null | undefined; names: Names }) {
  if (!of) return <small>{t("plan.noOwner")}</small>;
  const name = names.get(of);
  return name ? <PartyLink of={{ id: of, name }} /> : <span>{of}</span>;
}
