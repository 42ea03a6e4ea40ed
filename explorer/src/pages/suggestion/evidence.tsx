/** The facts behind a pair, each with who says it and since when; and what stands in its way. */
import { Said } from "../../parts/said";
import { Table } from "../../parts/table";
import { link } from "../../state/place";
import { inOwnWords } from "../../texts/saying";
import { day, t } from "../../texts/texts";
import type { Explained } from "./explained";

/** How the service names a barrier among the evidence: its title, its id, and that it is in the way. */
const BARRIER = /^(.*) \((\S+)\) stands in the way$/s;

export function Evidence({ explained }: { explained: Explained }) {
  const facts = explained.evidence.filter(({ text }) => !BARRIER.test(text));
  return (
    <Table
      name="evidence"
      caption={t("suggestion.evidence")}
      rows={[...facts, ...explained.opportunities]}
      empty={t("suggestion.noEvidence")}
      columns={[
        {
          name: "text",
          title: t("suggestion.fact"),
          value: ({ text }) => inOwnWords(text) ?? text,
          show: ({ text }) => <Said text={text} />,
        },
        {
          name: "source",
          title: t("fact.source"),
          value: ({ source }) => inOwnWords(source) ?? source,
          show: ({ source }) => sourceOf(source),
        },
        {
          name: "day",
          title: t("fact.day"),
          value: (row) => row.day,
          show: (row) => (row.day === "undated" ? t("fact.undated") : day(row.day)),
        },
      ]}
    />
  );
}

/** Ids of sources stay as they are; sentences are said. */
function sourceOf(source: string) {
  if (source === "feedback") return t("suggestion.feedback");
  return source.includes(" ") ? <Said text={source} /> : source;
}

export function InTheWay({ explained }: { explained: Explained }) {
  const barriers = explained.evidence.flatMap(({ text }) => {
    const [, title = "", id = ""] = BARRIER.exec(text) ?? [];
    return id ? [{ title, id }] : [];
  });
  if (!barriers.length) return null;
  return (
    <div class="warning">
      <p>{t("suggestion.inTheWay")}</p>
      <ul>
        {barriers.map(({ title, id }) => (
          <li key={id}>
            <a href={link({ page: "barrier", id })}>{title}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
