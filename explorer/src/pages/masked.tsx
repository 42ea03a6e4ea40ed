/** Stakeholders that only brokers may see, without what would tell who they are; for those who sign in. */
import { useState } from "preact/hooks";
import { useAsked } from "../asking/asked";
import { MaskedDocument, type MaskedQuery } from "../asking/typed/graphql";
import { amongst, BROKERS } from "../lines/roles";
import { Answer, Empty, Title } from "../parts/answer";
import { Table } from "../parts/table";
import { amend, link, type Place } from "../state/place";
import { language } from "../state/preferences";
import { inOwnLanguage } from "../texts/labels";
import { country, t, word } from "../texts/texts";
import { labels } from "./chains";

type Profile = MaskedQuery["maskedProfiles"]["profiles"][number];
type Filters = { kind: string | null; country: string | null; chain: string | null };

const KINDS = [
  "company",
  "research-organisation",
  "higher-education",
  "sector-federation",
  "employers-organisation",
  "cluster-organisation",
  "support-provider",
  "government-agency",
  "investor",
  "civil-society",
  "other",
] as const;

export function MaskedPage({ at }: { at: Place }) {
  const filters = {
    kind: at["masked.kind"] || null,
    country: at["masked.country"]?.toUpperCase() || null,
    chain: at["masked.chain"] || null,
  };
  return (
    <>
      <Title>{t("masked.title")}</Title>
      <p>{t("masked.text")}</p>
      <p>{t(amongst(BROKERS) ? "masked.brokers" : "masked.introduce")}</p>
      <Found filters={filters} first />
    </>
  );
}

function Found({ filters, after, first = false }: { filters: Filters; after?: string; first?: boolean }) {
  const about = JSON.stringify(filters);
  const [more, setMore] = useState<string>();
  const asked = useAsked(MaskedDocument, {
    ...filters,
    offering: null,
    needing: null,
    after: after ?? null,
    language: language.value === "nl" ? "NL" : "EN",
  });
  return (
    <Answer
      of={asked}
      choices={({ valueChains }) => first && <Choosing filters={filters} chains={labels(valueChains.edges)} />}
    >
      {({ maskedProfiles: { profiles, endCursor, capped }, valueChains }) => {
        const names = labels(valueChains.edges);
        return (
          <>
            {first && capped && <p class="warning">{t("masked.capped")}</p>}
            {first && !profiles.length ? (
              <Empty>{t("masked.none")}</Empty>
            ) : (
              <Profiles rows={profiles} chains={names} after={after ?? ""} />
            )}
            {endCursor && more !== about && (
              <button type="button" onClick={() => setMore(about)}>
                {t("masked.more")}
              </button>
            )}
            {endCursor && more === about && <Found filters={filters} after={endCursor} />}
          </>
        );
      }}
    </Answer>
  );
}

function Choosing({ filters, chains }: { filters: Filters; chains: ReadonlyMap<string, string> }) {
  return (
    <p class="controls">
      <label>
        {t("stakeholder.kind")}{" "}
        <select value={filters.kind ?? ""} onChange={(event) => amend({ "masked.kind": event.currentTarget.value })}>
          <option value="">{t("masked.any")}</option>
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {word("stakeholder-kind", one)}
            </option>
          ))}
        </select>
      </label>{" "}
      <label>
        {t("stakeholder.chains")}{" "}
        <select value={filters.chain ?? ""} onChange={(event) => amend({ "masked.chain": event.currentTarget.value })}>
          <option value="">{t("masked.any")}</option>
          {[...chains].map(([code, label]) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </select>
      </label>{" "}
      <label>
        {t("masked.country")}{" "}
        <input
          type="text"
          size={4}
          maxLength={2}
          value={filters.country ?? ""}
          onChange={(event) => amend({ "masked.country": event.currentTarget.value.trim() })}
        />
      </label>
    </p>
  );
}

function Profiles({
  rows,
  chains,
  after,
}: {
  rows: readonly Profile[];
  chains: ReadonlyMap<string, string>;
  after: string;
}) {
  const list = (all: Profile["offers"]) => all.map(({ id, labelEn }) => inOwnLanguage(labelEn ?? id)).join(", ");
  const linked = (all: Profile["offers"]) =>
    all.map(({ id, labelEn }, place) => (
      <>
        {place > 0 && ", "}
        <a href={link({ page: "node", id })}>{inOwnLanguage(labelEn ?? id)}</a>
      </>
    ));
  return (
    <Table
      name={`masked${after}`}
      caption={t("masked.caption")}
      rows={rows}
      empty={t("masked.none")}
      columns={[
        { name: "kind", title: t("stakeholder.kind"), value: ({ kind }) => word("stakeholder-kind", kind) },
        { name: "country", title: t("stakeholder.country"), value: (row) => country(row.country) },
        { name: "size", title: t("stakeholder.size"), value: ({ sizeClass }) => word("size", sizeClass) },
        {
          name: "chains",
          title: t("stakeholder.chains"),
          value: (row) => row.chains.map((code) => chains.get(code) ?? code).join(", "),
        },
        {
          name: "offers",
          title: t("stakeholder.offers"),
          value: ({ offers }) => list(offers),
          show: ({ offers }) => linked(offers),
        },
        {
          name: "needs",
          title: t("stakeholder.needs"),
          value: ({ needs }) => list(needs),
          show: ({ needs }) => linked(needs),
        },
        { name: "id", title: t("masked.id"), value: ({ id }) => id },
      ]}
    />
  );
}
