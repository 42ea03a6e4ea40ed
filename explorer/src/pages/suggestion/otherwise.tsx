/** What would change the score, and, on request, the smallest change that brings the partner among the first ten. */
import { useState } from "preact/hooks";
import { useAsked } from "../../asking/asked";
import { WayInDocument } from "../../asking/typed/graphql";
import { Answer } from "../../parts/answer";
import { Said, SaidLines } from "../../parts/said";
import { points, t } from "../../texts/texts";
import type { Explained } from "./explained";

type Pair = { of: string; with: string };

export function Otherwise({ explained }: { explained: Explained }) {
  const [wanted, setWanted] = useState(false);
  return (
    <>
      <ul>
        {explained.changes.map(({ text, score }) => (
          <li key={text}>
            <Said text={text} />: {points(score)}{" "}
            <small>({t("suggestion.now", { score: points(explained.score) })})</small>
          </li>
        ))}
      </ul>
      {wanted ? (
        <WayIn pair={{ of: explained.stakeholderId, with: explained.partnerId }} />
      ) : (
        <button type="button" onClick={() => setWanted(true)}>
          {t("suggestion.wayIn")}
        </button>
      )}
    </>
  );
}

function WayIn({ pair }: { pair: Pair }) {
  const asked = useAsked(WayInDocument, pair);
  return (
    <Answer of={asked}>
      {({ explain }) => {
        if (!explain) return null;
        const { changes, top, reached, score, text } = explain.wayIn;
        if (!changes.length || reached == null || score == null)
          return (
            <div role="status">
              <p>
                <Said text={text} />.
              </p>
            </div>
          );
        return (
          <div role="status">
            <p>{t("suggestion.wouldBe", { top, reached, score: points(score) })}</p>
            <SaidLines texts={changes} />
          </div>
        );
      }}
    </Answer>
  );
}
