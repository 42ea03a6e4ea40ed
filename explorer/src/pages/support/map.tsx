/** Who helps with what: actors by needs, where nobody does, where several do, and how the help is spread. */
import { useAsked } from "../../asking/asked";
import { SupportDocument, type SupportQuery, type SupportWhere } from "../../asking/typed/graphql";
import { Choice, labelled, type Option } from "../../lines/filters";
import { ANALYSTS, Only } from "../../lines/roles";
import { Answer, Empty, Title } from "../../parts/answer";
import type { Place } from "../../state/place";
import { language } from "../../state/preferences";
import { share, t, word } from "../../texts/texts";
import { Picture } from "./picture";
import { Spreads } from "./spreads";
import { Gaps, Met, Overlaps } from "./tables";
import { WhatIf } from "./what-if";

export type Found = SupportQuery["supportMap"];

const STAGES = ["none", "starting", "experienced", "global"] as const;
const LANGUAGES = ["nl", "fr", "en", "de"] as const;

export function SupportPage({ at }: { at: Place }) {
  return (
    <Only roles={ANALYSTS} title="support.title">
      <Title>{t("support.title")}</Title>
      <p>{t("support.text")}</p>
      <Asked at={at} />
      <WhatIf stops={at.stop ? at.stop.split(",") : []} />
    </Only>
  );
}

function wanted({ stage, market, spoken }: Place): SupportWhere {
  return {
    ...(stage ? { stages: [stage] } : {}),
    ...(market ? { markets: [market] } : {}),
    ...(spoken ? { languages: [spoken] } : {}),
  };
}

function Asked({ at }: { at: Place }) {
  const asked = useAsked(SupportDocument, { where: wanted(at), language: language.value === "nl" ? "NL" : "EN" });
  return (
    <Answer of={asked} choices={(data) => <Filters data={data} />}>
      {(data) => <SupportMap found={data.supportMap} />}
    </Answer>
  );
}

function SupportMap({ found }: { found: Found }) {
  return (
    <>
      <p role="status">{summary(found)}</p>
      {found.services === 0 && <Empty>{t("support.none")}</Empty>}
      <Picture found={found} summary={summary(found)} />
      <Met found={found} />
      <Gaps found={found} />
      <Overlaps found={found} />
      <Spreads found={found} />
    </>
  );
}

function summary({ services, actors, coverage, gaps, overlaps }: Found): string {
  const met = coverage.share === null ? "" : t("support.met", { ...coverage, share: share(coverage.share) });
  const counted = t("support.summary", { services, actors, gaps: gaps.length, overlaps: overlaps.length });
  return [counted, met].filter(Boolean).join(" ");
}

function Filters({ data }: { data: SupportQuery }) {
  const stages = STAGES.map((code): Option => [code, word("export-stage", code)]);
  const spoken = LANGUAGES.map((code): Option => [code, word("language", code)]);
  return (
    <fieldset class="choices">
      <legend>{t("choice.narrow")}</legend>
      <Choice name="stage" title={t("support.stage")} options={stages} />
      <Choice name="market" title={t("kind.market")} options={labelled(data.markets.edges)} />
      <Choice name="spoken" title={t("support.language")} options={spoken} />
    </fieldset>
  );
}
