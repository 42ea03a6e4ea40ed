/** How the volume for each need is spread over actors; where volumes are not told, why nothing is said. */
import { Table } from "../../parts/table";
import { link } from "../../state/place";
import { decimal, share, t } from "../../texts/texts";
import type { Found } from "./map";

type Spread = Found["spreads"][number];

export function Spreads({ found }: { found: Found }) {
  return (
    <>
      <h2>{t("support.spread")}</h2>
      <p>{t("support.spreadText")}</p>
      <Table
        name="spread"
        caption={t("support.spread")}
        rows={found.spreads}
        empty={t("support.noSpread")}
        columns={[
          {
            name: "need",
            title: t("support.need"),
            value: ({ need }) => need.name,
            show: ({ need }) => <a href={link({ page: "node", id: need.id })}>{need.name}</a>,
          },
          { name: "year", title: t("support.year"), value: ({ year }) => year },
          {
            name: "shares",
            title: t("support.shares"),
            value: ({ shares }) => shares.map(({ actor }) => actor.name).join(" "),
            show: (row) => <Shares of={row} />,
          },
          {
            name: "fragmentation",
            title: t("support.fragmentation"),
            value: ({ fragmentation }) => fragmentation,
            show: (row) => (row.fragmentation === null ? <Refused of={row} /> : decimal(row.fragmentation)),
          },
          {
            name: "effective",
            title: t("support.effective"),
            value: ({ effective }) => effective,
            show: ({ effective }) => (effective === null ? "" : decimal(effective)),
          },
        ]}
      />
    </>
  );
}

function Refused({ of }: { of: Spread }) {
  return (
    <>
      {t("support.refused")}
      {of.silent.length > 0 && ` ${t("support.silent", { names: of.silent.map(({ name }) => name).join(", ") })}`}
      <br />
      <small lang="en">{of.refused}</small>
    </>
  );
}

function Shares({ of }: { of: Spread }) {
  return (
    <ul class="shares">
      {of.shares.map(({ actor, share: part }) => (
        <li key={actor.id}>
          <span class="part" style={{ width: `${6 * part}rem` }} aria-hidden="true" /> {share(part)}{" "}
          <a href={link({ page: "stakeholder", id: actor.id })}>{actor.name}</a>
        </li>
      ))}
    </ul>
  );
}
