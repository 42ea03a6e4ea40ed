/** Everybody's contacts with a stakeholder, the newest first; older ones when they are asked for. */
import { useState } from "preact/hooks";
import { useAsked } from "../../asking/asked";
import { NamesDocument, TimelineDocument } from "../../asking/typed/graphql";
import { Answer, Empty } from "../../parts/answer";
import type { Place } from "../../state/place";
import { day, t, word } from "../../texts/texts";
import { type Entry, idsIn, told } from "./telling";

export function Timeline({ at: { id = "" } }: { at: Place }) {
  return (
    <>
      <h2>{t("stake.timeline")}</h2>
      <Page id={id} first />
    </>
  );
}

/** A page of it, and the next one below. */
function Page({ id, after, first = false }: { id: string; after?: string; first?: boolean }) {
  const [more, setMore] = useState(false);
  const asked = useAsked(TimelineDocument, { id, after: after ?? null });
  return (
    <Answer of={asked}>
      {({ timeline }) => (
        <>
          {first && !timeline?.entries.length && <Empty>{t("stake.noTimeline")}</Empty>}
          <ol class="items">
            <Entries entries={timeline?.entries ?? []} />
          </ol>
          {timeline?.endCursor && !more && (
            <button type="button" onClick={() => setMore(true)}>
              {t("stake.older")}
            </button>
          )}
          {timeline?.endCursor && more && <Page id={id} after={timeline.endCursor} />}
        </>
      )}
    </Answer>
  );
}

function Entries({ entries }: { entries: readonly Entry[] }) {
  const asked = useAsked(NamesDocument, { ids: idsIn(entries) });
  const names = new Map(
    asked.data?.nodes.flatMap((node) => (node?.__typename === "Stakeholder" ? [[node.id, node.name ?? node.id]] : [])),
  );
  return (
    <>
      {entries.map((entry) => (
        <li key={entry.id}>
          <time dateTime={entry.day}>{day(entry.day)}</time> <strong>{word("kind", entry.kind)}</strong>{" "}
          {entry.by && <small>{t("stake.by", { who: entry.by })}</small>}
          <p dir="auto">{told(entry, names) ?? <span lang="en">{entry.text}</span>}</p>
        </li>
      ))}
    </>
  );
}
