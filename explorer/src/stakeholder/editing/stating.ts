/** Edits of offers and needs: each is refused where the row was changed since it was read. */
import { ask } from "../../asking/ask";
import { again } from "../../asking/asked";
import {
  type RefusedFragment,
  RemoveNeedDocument,
  RemoveOfferDocument,
  SetNeedDocument,
  SetOfferDocument,
} from "../../asking/typed/graphql";
import { t } from "../../texts/texts";
import { edited, isStale } from "./sending";

export type Sort = "offers" | "needs";
type Row = { etag: string; node: { id: string; label: string | null } };
type On = { id: string; row: Row };
type Refused = Promise<readonly RefusedFragment[]>;

const named = ({ node }: Row) => node.label ?? node.id;

/** How strong it is from now on. */
export function set(sort: Sort, { id, row }: On, level: number): Refused {
  const about = { stakeholder: id, capability: row.node.id, ifMatch: row.etag };
  return shown(edited(() => sent(sort, about, level), t("edit.changed", { what: named(row) })));
}

/** Say that it is not so. */
export function removed(sort: Sort, { id, row }: On): Refused {
  const input = { stakeholder: id, capability: row.node.id, ifMatch: row.etag };
  return shown(
    edited(
      async () =>
        sort === "offers"
          ? (await ask(RemoveOfferDocument, { input })).removeOffer
          : (await ask(RemoveNeedDocument, { input })).removeNeed,
      t("edit.removed", { what: named(row) }),
    ),
  );
}

/** Where somebody changed it meanwhile, it is shown as it is now. */
async function shown(refused: Refused): Refused {
  const errors = await refused;
  if (isStale(errors)) again();
  return errors;
}

export type About = { stakeholder: string; capability: string; words?: string; ifMatch?: string };

export async function sent(sort: Sort, about: About, level: number) {
  return sort === "offers"
    ? (await ask(SetOfferDocument, { input: { ...about, level } })).setOffer
    : (await ask(SetNeedDocument, { input: { ...about, urgency: level } })).setNeed;
}
