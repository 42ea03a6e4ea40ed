/** What changed since the last visit: what others did, what became known, and what saved searches found. */
import type { Asked } from "../../asking/asked";
import type { SinceQuery } from "../../asking/typed/graphql";
import { Answer, Empty } from "../../parts/answer";
import { link, type Place } from "../../state/place";
import { may } from "../../state/session";
import { day, t } from "../../texts/texts";
import { Searches } from "./searches";

type Changed = SinceQuery["workList"]["items"][number];

export function Since({ since, asked }: { since: string; asked: Asked<SinceQuery> }) {
  return (
    <>
      <h2>{t("since.title", { day: day(since) })}</h2>
      <Answer of={asked}>
        {(data) => (
          <>
            <Changes items={data.workList.items} />
            <Digests found={data.digests} />
            {may("SAVE") && <Searches searches={data.savedSearches} every={data.digests.every} />}
          </>
        )}
      </Answer>
    </>
  );
}

function Changes({ items }: { items: readonly Changed[] }) {
  if (!items.length) return <Empty>{t("since.nothing")}</Empty>;
  return (
    <details>
      <summary>{t("since.changed", { number: items.length })}</summary>
      <ul>
        {items.map((item, number) => (
          <li key={number}>
            <Subject item={item} /> <span lang="en">{item.why}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Subject({ item: { stakeholder, partnership } }: { item: Changed }) {
  const about = partnership ?? stakeholder;
  const to: Place = { page: partnership ? "partnership" : "stakeholder", id: about?.id ?? "" };
  return about ? (
    <a href={link(to)} dir="auto">
      {about.name ?? about.id}
    </a>
  ) : null;
}

function Digests({ found: { digests } }: { found: SinceQuery["digests"] }) {
  return (
    <ul>
      {digests.flatMap(({ id, until, searches }) =>
        searches.map(({ search, name, added, changed, gone }) => (
          <li key={`${id} ${search}`}>
            {t("since.digest", { day: day(until.slice(0, 10)), name, added, changed, gone })}
          </li>
        )),
      )}
    </ul>
  );
}
