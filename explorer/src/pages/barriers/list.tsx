/** The list that a negotiator takes along: looked at here, printed or taken as a file. */
import { useAsked } from "../../asking/asked";
import { BarrierListDocument, type BarrierListQuery } from "../../asking/typed/graphql";
import { Choice, labelled } from "../../lines/filters";
import { BROKERS, Only } from "../../lines/roles";
import { Answer, Title } from "../../parts/answer";
import type { Place } from "../../state/place";
import { language } from "../../state/preferences";
import { save } from "../../taking/files";
import { t } from "../../texts/texts";
import { Around } from "./around";

export function ListPage({ at }: { at: Place }) {
  return (
    <Only roles={BROKERS} title="barriers.list">
      <Title part={t("barriers.list")}>{t("barriers.title")}</Title>
      <Around />
      <Asked market={at.market || null} />
    </Only>
  );
}

function Asked({ market }: { market: string | null }) {
  const spoken = language.value === "nl" ? "NL" : "EN";
  const asked = useAsked(BarrierListDocument, { market, paper: spoken, language: spoken });
  return (
    <Answer
      of={asked}
      choices={({ markets }) => (
        <div class="choices">
          <Choice name="market" title={t("kind.market")} options={labelled(markets.edges)} />
        </div>
      )}
    >
      {(data) => <List data={data} />}
    </Answer>
  );
}

function List({ data }: { data: BarrierListQuery }) {
  const { html, csv, text } = data.barrierList;
  return (
    <>
      <p class="warning">{t("barriers.listText")}</p>
      <div class="choices">
        <button type="button" onClick={() => print()}>
          {t("paper.print")}
        </button>
        <button type="button" onClick={() => save(t("barriers.title"), "csv", csv)}>
          {t("paper.csv")}
        </button>
        <button type="button" onClick={() => save(t("barriers.title"), "html", html)}>
          {t("paper.page")}
        </button>
      </div>
      <pre class="paper" dir="auto">
        {text}
      </pre>
    </>
  );
}
