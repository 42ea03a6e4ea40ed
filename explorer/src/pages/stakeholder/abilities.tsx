/** What a stakeholder offers or needs: how strongly, in which words and how they were read; edited where one may. */
import { useRef, useState } from "preact/hooks";
import { ANALYSTS, amongst } from "../../lines/roles";
import { type Column, Table } from "../../parts/table";
import { link } from "../../state/place";
import { may } from "../../state/session";
import { share, t } from "../../texts/texts";
import { AddAbility } from "./editing/add-ability";
import { Level } from "./editing/level";
import { Reading } from "./editing/reading";
import { Refusals } from "./editing/refusals";
import { isStale, type Refused } from "./editing/sending";
import { removed, type Sort, set } from "./editing/stating";
import type { Known } from "./known";
import { Origin, said } from "./origin";

type Offer = Known["offers"]["edges"][number];
type Need = Known["needs"]["edges"][number];
export type Ability = Omit<Offer, "level"> & { level: number | null };

const RELATIONS = { offers: "OFFERS", needs: "NEEDS" } as const;

function abilities(known: Known, sort: Sort): readonly Ability[] {
  return sort === "offers"
    ? known.offers.edges
    : known.needs.edges.map(({ urgency, ...rest }: Need) => ({ ...rest, level: urgency }));
}

/** In the order in which they were first shown: who edits one finds it where it was. */
function useSteady(rows: readonly Ability[]): readonly Ability[] {
  const order = useRef(new Map<string, number>()).current;
  for (const { node } of rows) if (!order.has(node.id)) order.set(node.id, order.size);
  return rows.toSorted((a, b) => (order.get(a.node.id) ?? 0) - (order.get(b.node.id) ?? 0));
}

export function Abilities({ known, sort }: { known: Known; sort: Sort }) {
  const rows = useSteady(abilities(known, sort));
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const caption = t(`stakeholder.${sort}`);
  return (
    <>
      <Table
        name={sort}
        caption={caption}
        rows={rows}
        id={(row) => row.node.id}
        total={known[sort].totalCount}
        empty={t("stakeholder.nothing", { what: caption })}
        columns={columns(known, sort, setRefused)}
      />
      {isStale(refused) ? (
        <p class="warning" role="alert">
          {t("edit.staleRow")}
        </p>
      ) : (
        <Refusals errors={refused} />
      )}
      {may("EDIT") && <AddAbility id={known.id} sort={sort} />}
    </>
  );
}

function WhomToCall({ id, need, what }: { id: string; need: string; what: string }) {
  return (
    <div>
      <small>
        <a
          href={link({ page: "stakeholder", id, part: "support", capability: need })}
          aria-label={t("stake.whomToCallFor", { what })}
        >
          {t("stake.whomToCallShort")}
        </a>
      </small>
    </div>
  );
}

type Tell = (errors: readonly Refused[]) => void;

function columns(known: Known, sort: Sort, tell: Tell): readonly Column<Ability>[] {
  const named = (row: Ability) => row.node.label ?? row.node.id;
  const editing: Column<Ability> = {
    name: "edit",
    title: t("edit.edit"),
    value: () => "",
    show: (row) => (
      <button
        type="button"
        aria-label={t("edit.removeNamed", { what: named(row) })}
        onClick={(event) => {
          const table = event.currentTarget.closest<HTMLElement>("[role=region]");
          removed(sort, { id: known.id, row }).then((errors) => {
            tell(errors);
            if (!errors.length) table?.focus();
          });
        }}
      >
        {t("edit.remove")}
      </button>
    ),
  };
  return [
    {
      name: "capability",
      title: t("kind.capability"),
      value: named,
      show: (row) => (
        <>
          <a href={link({ page: "node", id: row.node.id })}>{named(row)}</a>
          {sort === "needs" && amongst(ANALYSTS) && <WhomToCall id={known.id} need={row.node.id} what={named(row)} />}
        </>
      ),
    },
    {
      name: "level",
      title: t(sort === "offers" ? "edit.level" : "edit.urgency"),
      value: (row) => row.level,
      show: (row) =>
        may("EDIT") ? (
          <Level
            label={t("edit.levelOf", { what: named(row) })}
            value={row.level}
            change={(level) => set(sort, { id: known.id, row }, level).then(tell)}
          />
        ) : (
          row.level != null && share(row.level)
        ),
    },
    {
      name: "words",
      title: t("stakeholder.words"),
      value: ({ words }) => words,
      show: (row) => <Reading row={row} />,
    },
    ...(may("EDIT") ? [editing] : []),
    {
      name: "source",
      title: t("fact.source"),
      value: said,
      show: (row) => (
        <Origin of={row} fact={named(row)} id={known.id} about={`${RELATIONS[sort]}/${known.id}/${row.node.id}`} />
      ),
    },
  ];
}
