/** The map: all organisations of a pair of chains, of a filter, or around somebody; where they stand is that of the map of all. */
import { useMemo } from "preact/hooks";
import { useAsked } from "../../asking/asked";
import { MapDocument } from "../../asking/typed/graphql";
import { Missing } from "../../pages/start";
import { Answer, Empty, Title } from "../../parts/answer";
import { amend, link, type Place } from "../../state/place";
import { language } from "../../state/preferences";
import { TakeNetwork } from "../../taking/network";
import { day, t, word } from "../../texts/texts";
import { Drawing, Left } from "../drawing";
import { hiddenOf } from "../legend";
import { type Picture, without } from "../picture";
import { Walk } from "../walk";
import { useWay, WayPanel } from "../ways/way";
import { useLinksOf, useMarked } from "./adding";
import { chains, variables } from "./asked";
import { Controls } from "./controls";
import { Filters } from "./filters";
import { facetOf, grouped } from "./groups";
import { MapKey, strokesOf } from "./key";
import { Members } from "./nodes";
import { type MapAnswer, pictured, sizingOf } from "./pictured";

const THROUGH = ["PARTICIPATED_IN"];

export function MapPage({ at }: { at: Place }) {
  const asked = useAsked(MapDocument, variables(at));
  const picture = asked.data?.picture;
  return (
    <>
      {picture !== null && <Title>{titleOf(at, picture)}</Title>}
      {picture !== null && <Elsewhere at={at} />}
      {!at.around && <Filters at={at} />}
      <Answer of={asked}>{(data) => (data.picture ? <Shown at={at} answer={data.picture} /> : <Missing />)}</Answer>
    </>
  );
}

function titleOf(at: Place, answer: MapAnswer | undefined): string {
  const centre = answer?.nodes.find(({ degree }) => degree === 0);
  if (at.around) return t("map.around", { name: centre?.name ?? at.around });
  const names = chains(at).map((code) => word("chain", code));
  return names.length ? t("map.of", { name: names.join(" × ") }) : t("map.title");
}

/** The same by other pages. */
function Elsewhere({ at }: { at: Place }) {
  const [one, other] = chains(at);
  return (
    <p>
      {at.around && <a href={link({ page: "stakeholder", id: at.around })}>{t("network.page")}</a>}
      {one && other && <a href={link({ page: "pair", one, other })}>{t("map.pair")}</a>}
      {!at.around && !other && <a href={link({ page: "chains" })}>{t("pair.back")}</a>}
    </p>
  );
}

/** What is seen of an answer by what the address says of colours, sizes and what is left out. */
function useSeen(at: Place, answer: MapAnswer) {
  const [facet, sizing] = [facetOf(at.colour), sizingOf(at.sized)];
  const grouping = useMemo(() => grouped(answer.nodes, facet), [answer, facet, language.value]);
  const all = useMemo(() => pictured(answer, sizing, grouping), [answer, sizing, grouping]);
  const hidden = hiddenOf(at);
  const seen = useMemo(() => {
    const groups = new Map(answer.nodes.map((node) => [node.id, grouping.of(node).name]));
    return without(all, ({ id, degree }) => degree > 0 && hidden.has(groups.get(id) ?? ""), at.rest === "dim");
  }, [all, at.hide, at.rest]);
  return { grouping, hidden, sizing, seen };
}

function Shown({ at, answer }: { at: Place; answer: MapAnswer }) {
  const { grouping, hidden, sizing, seen } = useSeen(at, answer);
  const way = useWay(at, THROUGH);
  const ground = useMarked(seen, way.data);
  const picture = useLinksOf(at, ground);
  const chosen = picture.dots.find(({ id }) => id === at.chosen) ?? central(picture);
  const choose = (id: string) => amend({ chosen: id });
  return (
    <>
      <Controls at={at} />
      <p>
        <Summary answer={answer} picture={picture} /> <Left at={at} picture={picture} />
      </p>
      {chosen ? (
        <Walk
          picture={picture}
          chosen={chosen}
          choose={choose}
          deeds={<WayPanel at={at} chosen={chosen} asked={way} kinds={["Stakeholder"]} />}
          legend={<MapKey {...{ at, grouping, hidden, sizing, answer, picture }} />}
        >
          <Drawing {...{ at, picture, ground, choose }} chosen={chosen.id} label={titleOf(at, answer)} />
        </Walk>
      ) : (
        <>
          <Empty>{t("map.nobody")}</Empty>
          <MapKey {...{ at, grouping, hidden, sizing, answer, picture }} />
        </>
      )}
      <TakeNetwork
        picture={picture}
        chosen={at.chosen ?? ""}
        title={titleOf(at, answer)}
        summary={t("map.summary", { nodes: picture.dots.length, lines: picture.lines.length })}
        groups={grouping.groups.filter(({ name }) => !hidden.has(name) || at.rest === "dim")}
        strokes={strokesOf(at, answer, picture)}
      />
      <Members picture={picture} around={at.around !== undefined} />
    </>
  );
}

/** Who is chosen until somebody is: the one in the middle, else the largest. */
function central({ dots }: Picture) {
  return dots.reduce(
    (best, dot) => (best && (best.degree - dot.degree || (dot.size ?? 0) - (best.size ?? 0)) <= 0 ? best : dot),
    dots[0],
  );
}

function Summary({ answer, picture }: { answer: MapAnswer; picture: Picture }) {
  const some = { nodes: picture.dots.length, lines: picture.lines.length };
  const first = answer.nodes.toSorted((a, b) => (b.centrality ?? 0) - (a.centrality ?? 0)).slice(0, 3);
  return (
    <>
      {t("map.summary", some)}{" "}
      {first.length > 0 && t("map.central", { names: first.map(({ id, name }) => name ?? id).join(", ") })}{" "}
      {answer.suggested.length > 0 && t("map.suggested", { number: answer.suggested.length })}{" "}
      {answer.made && t("map.made", { day: day(answer.made.slice(0, 10)) })}{" "}
      {answer.capped && t("map.capped", { most: answer.nodes.length })}{" "}
      {answer.linksCapped && t("map.linksCapped", { most: answer.links.length })}
    </>
  );
}
