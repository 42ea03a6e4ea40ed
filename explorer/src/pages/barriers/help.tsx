/** What brokers see beside a barrier: who gets others past it, and which entries may be the same. */
import { ask } from "../../asking/ask";
import { useAsked } from "../../asking/asked";
import { BarrierHelpDocument, BarrierTwinsDocument, StepBarrierDocument } from "../../asking/typed/graphql";
import { act } from "../../lines/acting";
import { PartyLink } from "../../lines/facts";
import { Answer } from "../../parts/answer";
import { Table } from "../../parts/table";
import { link } from "../../state/place";
import { may } from "../../state/session";
import { decimal, points, t } from "../../texts/texts";

export function Bridging({ barrier }: { barrier: string }) {
  const asked = useAsked(BarrierHelpDocument, { barrier });
  return (
    <>
      <h2>{t("barriers.bridging")}</h2>
      <Answer of={asked}>
        {({ bridgingPartners }) => (
          <Table
            name="bridging"
            caption={t("barriers.bridging")}
            rows={bridgingPartners}
            empty={t("barriers.noBridging")}
            columns={[
              {
                name: "name",
                title: t("stakeholder.name"),
                value: ({ id, name }) => name ?? id,
                show: (row) => <PartyLink of={row} />,
              },
              {
                name: "strength",
                title: t("barriers.strength"),
                value: ({ strength }) => strength,
                show: ({ strength }) => decimal(strength),
              },
              {
                name: "why",
                title: t("suggestion.why"),
                value: ({ why }) => why,
                show: ({ why }) => <span lang="en">{why}</span>,
              },
            ]}
          />
        )}
      </Answer>
    </>
  );
}

export function Twins({ barrier, status }: { barrier: string; status: string | null }) {
  const asked = useAsked(BarrierTwinsDocument, { barrier });
  return (
    <>
      <h2>{t("barriers.twins")}</h2>
      <Answer of={asked}>
        {({ barriersAlike }) => (
          <Table
            name="twins"
            caption={t("barriers.twins")}
            rows={barriersAlike}
            empty={t("barriers.noTwins")}
            columns={[
              {
                name: "title",
                title: t("barriers.what"),
                value: ({ id, title }) => title ?? id,
                show: ({ id, title }) => <a href={link({ page: "barrier", id })}>{title ?? id}</a>,
              },
              {
                name: "why",
                title: t("suggestion.why"),
                value: ({ why }) => why,
                show: ({ why }) => <span lang="en">{why}</span>,
              },
              {
                name: "odds",
                title: t("barriers.odds"),
                value: ({ odds }) => odds,
                show: ({ odds }) => points(odds),
              },
              ...(may("EDIT") && status !== "resolved" && status !== "archived" ? [merging(barrier)] : []),
            ]}
          />
        )}
      </Answer>
    </>
  );
}

type Twin = { id: string; title: string | null };

function merging(barrier: string) {
  return {
    name: "merge",
    title: t("barriers.merge"),
    value: () => "",
    show: (row: Twin) => (
      <button type="button" onClick={() => merge(barrier, row)}>
        {t("barriers.mergeInto", { title: row.title ?? row.id })}
      </button>
    ),
  };
}

function merge(barrier: string, into: Twin): void {
  const input = { barrier, verb: "MERGE", into: into.id } as const;
  act(t("barriers.merged", { title: into.title ?? into.id }), async () => {
    const { stepBarrier } = await ask(StepBarrierDocument, { input });
    return stepBarrier;
  });
}
