/** Actor × need as a picture: by whom a need is met, by several, by nobody. The tables below it are its equal. */
import { Grid, type Line, type Meaning, type Shown } from "../../parts/grid";
import { link } from "../../state/place";
import { count, t } from "../../texts/texts";
import type { Found } from "./map";

type Cell = Found["cells"][number];
type Gap = Found["gaps"][number];

/** The needs that are missed most are drawn, those that are met all of them. */
const MOST_GAPS = 15;
const UNMET = "unmet";

export function Picture({ found, summary }: { found: Found; summary: string }) {
  const drawn = found.gaps.slice(0, MOST_GAPS);
  const needs = lines([...found.cells.map(({ need }) => need), ...drawn.map(({ need }) => need)]);
  const actors = lines(found.cells.map(({ actor }) => actor));
  if (!needs.length) return null;
  const cells = new Map(found.cells.map((cell) => [`${cell.need?.id} ${cell.actor?.id}`, cell]));
  const helpers = new Map<string, number>();
  for (const { need } of found.cells) helpers.set(need?.id ?? "", (helpers.get(need?.id ?? "") ?? 0) + 1);
  const gaps = new Map(found.gaps.map((gap) => [gap.need.id, gap]));
  return (
    <>
      <Grid
        picture={{
          caption: t("support.picture"),
          summary,
          legend: legend(),
          rows: needs,
          columns: [...actors, { id: UNMET, label: t("support.unmet") }],
          cell: (need, actor) =>
            actor.id === UNMET
              ? unmet(gaps.get(need.id), need)
              : met(cells.get(`${need.id} ${actor.id}`), need, actor, (helpers.get(need.id) ?? 0) > 1),
        }}
      />
      {found.gaps.length > MOST_GAPS && <p>{t("support.moreGaps", { number: found.gaps.length - MOST_GAPS })}</p>}
    </>
  );
}

function lines(named: readonly ({ id: string; name: string } | null)[]): Line[] {
  const all = new Map(named.flatMap((one) => (one ? [[one.id, one.name]] : [])));
  return [...all].map(([id, label]) => ({ id, label }));
}

function met(cell: Cell | undefined, need: Line, actor: Line, several: boolean): Shown | undefined {
  if (!cell) return undefined;
  const how = t(several ? "support.several" : "support.one");
  const services = cell.services.map(({ name }) => name).join(", ");
  return {
    tone: several ? "chance" : "more",
    said: t("support.cell", { actor: actor.label, need: need.label, services, how }),
    href: link({ page: "stakeholder", id: actor.id }),
    texts: [`${several ? "◐" : "●"} ${count(cell.services.length)}`],
  };
}

function unmet(gap: Gap | undefined, need: Line): Shown | undefined {
  if (!gap) return undefined;
  const { unmet, stakeholders } = gap;
  return {
    tone: "fewer",
    said: t("support.unmetCell", { need: need.label, unmet, stakeholders }),
    href: link({ page: "node", id: need.id }),
    texts: [`▽ ${count(unmet)} / ${count(stakeholders)}`],
  };
}

function legend(): Meaning[] {
  return [
    { tone: "more", sign: "●", text: t("support.one") },
    { tone: "chance", sign: "◐", text: t("support.several") },
    { tone: "fewer", sign: "▽", text: t("support.unmetLegend") },
  ];
}
