/** Whether the pair is among those to take up when nobody gets more than they can carry; and if not, why not. */
import { useState } from "preact/hooks";
import { useAsked } from "../../asking/asked";
import { type MoveFragment, NamesDocument, WhyNotDocument, type WhyNotQuery } from "../../asking/typed/graphql";
import { Answer, Empty } from "../../parts/answer";
import { SaidLines } from "../../parts/said";
import { link } from "../../state/place";
import { points, t } from "../../texts/texts";

type Pair = { of: string; with: string };
type Props = { pair: Pair; names: readonly [string, string] };
type Answered = NonNullable<WhyNotQuery["portfolio"]["whyNot"]>;

export function WhyNot(props: Props) {
  const [wanted, setWanted] = useState(false);
  return (
    <>
      <h2>{t("whyNot.title")}</h2>
      {wanted ? (
        <Asked {...props} />
      ) : (
        <button type="button" onClick={() => setWanted(true)}>
          {t("whyNot.ask")}
        </button>
      )}
    </>
  );
}

function Asked({ pair, names }: Props) {
  const asked = useAsked(WhyNotDocument, pair);
  return (
    <Answer of={asked}>
      {({ portfolio: { whyNot } }) => (
        <div role="status">{whyNot ? <Told why={whyNot} names={names} /> : <Empty>{t("missing.text")}</Empty>}</div>
      )}
    </Answer>
  );
}

function Told({ why, names: [one, other] }: { why: Answered; names: readonly [string, string] }) {
  if (why.barred.length)
    return (
      <>
        <p>{t("whyNot.barred")}</p>
        <SaidLines texts={why.barred} />
      </>
    );
  const [price = 0, otherPrice = 0] = why.prices;
  const holes = { one, other, score: points(why.score), price: points(price), otherPrice: points(otherPrice) };
  return (
    <>
      <p>{t(why.picked ? "whyNot.picked" : "whyNot.notPicked")}</p>
      <p>{t("whyNot.prices", { ...holes, margin: points(why.margin) })}</p>
      {!why.picked && (
        <p>{why.change == null ? t("whyNot.cannot") : t("whyNot.change", { change: points(why.change) })}</p>
      )}
      <Moves title={t("whyNot.displaced")} moves={why.displaced} />
      <Moves title={t("whyNot.instead")} moves={why.instead} />
    </>
  );
}

function Moves({ title, moves }: { title: string; moves: readonly MoveFragment[] }) {
  const ids = [...new Set(moves.flatMap(({ stakeholderId, partnerId }) => [stakeholderId, partnerId]))];
  const asked = useAsked(NamesDocument, { ids });
  if (!moves.length) return null;
  const names = new Map(
    asked.data?.nodes.flatMap((node) => (node?.__typename === "Stakeholder" ? [[node.id, node.name ?? node.id]] : [])),
  );
  return (
    <>
      <p>{title}</p>
      <ul>
        {moves.map(({ stakeholderId, partnerId, score }) => (
          <li key={`${stakeholderId} ${partnerId}`}>
            <a href={link({ page: "suggestion", of: stakeholderId, with: partnerId })}>
              {names.get(stakeholderId) ?? stakeholderId} – {names.get(partnerId) ?? partnerId}
            </a>{" "}
            ({points(score)})
          </li>
        ))}
      </ul>
    </>
  );
}
