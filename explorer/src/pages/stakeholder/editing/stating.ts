/** Edits of offers and needs: each is refused where the row was changed since it was read. */
import { ask } from "../../../asking/ask";
import { again } from "../../../asking/asked";
import {
  RemoveNeedDocument,
  RemoveOfferDocument,
  SetNeedDocument,
  SetOfferDocument,
} from "../../../asking/typed/graphql";
import { t } from "../../../texts/texts";
import { edited, isStale, type Kept, type Refused } from "./sending";

export type Sort = "offers" | "needs";
type Row = { etag: string; node: { id: string; label: string | null } };
type On = { id: string; row: Row };
type Outcome = Promise<readonly Refused[]>;

/** Etags of rows that were edited here and not asked for anew yet, by what they were read as: one's own edit is no conflict. */
const later = new WeakMap<object, string>();
const etagOf = (row: Row) => later.get(row.node) ?? row.etag;

const named = ({ node }: Row) => node.label ?? node.id;

/** How strong it is from now on. */
export function set(sort: Sort, { id, row }: On, level: number): Outcome {
  const about = { stakeholder: id, capability: row.node.id, ifMatch: etagOf(row) };
  const send = async () => {
    const kept = await sent(sort, about, level);
    if (kept.etag) later.set(row.node, kept.etag);
    return kept;
  };
  return shown(edited(send, t("edit.changed", { what: named(row) })));
}

/** Say that it is not so. */
export function removed(sort: Sort, { id, row }: On): Outcome {
  const about = { stakeholder: id, capability: row.node.id, ifMatch: etagOf(row) };
  return shown(
    edited(
      async () =>
        sort === "offers"
          ? (await ask(RemoveOfferDocument, about)).removeOffer
          : (await ask(RemoveNeedDocument, about)).removeNeed,
      t("edit.removed", { what: named(row) }),
    ),
  );
}

/** Where somebody changed it meanwhile, it is shown as it is now. */
async function shown(refused: Outcome): Outcome {
  const errors = await refused;
  if (isStale(errors)) again();
  return errors;
}

export type About = { stakeholder: string; capability: string; words?: string; ifMatch?: string };

/** Say it; the etag that it has now. */
export async function sent(sort: Sort, about: About, level: number): Promise<Kept & { etag: string | undefined }> {
  const key = about.capability;
  if (sort === "offers") {
    const { setOffer } = await ask(SetOfferDocument, { ...about, key, level });
    return { ...setOffer, etag: setOffer.stakeholder?.offers.edges[0]?.etag };
  }
  const { setNeed } = await ask(SetNeedDocument, { ...about, key, urgency: level });
  return { ...setNeed, etag: setNeed.stakeholder?.needs.edges[0]?.etag };
}
