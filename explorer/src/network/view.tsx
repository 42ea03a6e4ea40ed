/** The network around one node: the picture, the legend that filters it, the walk from node to node, the equal table. */
import { useMemo } from "preact/hooks";
import { again, useAsked, useAskedEach } from "../asking/asked";
import type { Problem } from "../asking/problem";
import { AroundDocument, type AroundQuery, OpenedDocument, type OpenedQuery } from "../asking/typed/graphql";
import { Missing } from "../pages/start";
import { Answer, Title } from "../parts/answer";
import { placeOf } from "../shell/search";
import { amend, link, type Place } from "../state/place";
import { TakeNetwork } from "../taking/network";
import { sentenceOf } from "../texts/failing";
import { count, t } from "../texts/texts";
import { pictured } from "./around/ego";
import { Nodes } from "./around/nodes";
import { ids, Opening } from "./around/opening";
import { isDated, outside, useSpans } from "./around/spans";
import { Drawing, DrawnBy, Left } from "./drawing";
import { hiddenOf, kindsOf, Legend, type Meaning, Samples } from "./legend";
import { type Dot, without } from "./picture";
import { Walk } from "./walk";
import { marked } from "./ways/marked";
import { useWay, WayPanel } from "./ways/way";
import { Years } from "./years";

const CAP = 500;
const CAP_OF_OPENED = 100;
const DEGREES = ["1", "2", "3"];

export function NetworkView({ at }: { at: Place }) {
  const id = at.id ?? "";
  const degrees = DEGREES.includes(at.degrees ?? "") ? Number(at.degrees) : 1;
  const asked = useAsked(AroundDocument, { id, key: id, degrees, cap: CAP, along: null });
  const opened = useAskedEach(
    OpenedDocument,
    ids(at.open).map((one) => ({ id: one, cap: CAP_OF_OPENED })),
  );
  return (
    <Answer of={asked}>
      {(data) =>
        data.neighbourhood ? (
          <View at={at} id={id} data={data} opened={opened.data ?? NOTHING} problem={opened.problem} />
        ) : (
          <Missing />
        )
      }
    </Answer>
  );
}

const NOTHING: readonly OpenedQuery[] = [];

type Props = { at: Place; id: string; data: AroundQuery; opened: readonly OpenedQuery[]; problem: Problem | undefined };

function View({ at, id, data, opened, problem }: Props) {
  const way = useWay(at, null);
  const path = way.data?.shortestPath;
  const all = useMemo(() => {
    const made = pictured(id, data, path ? [...opened, { neighbourhood: path }] : opened, new Set(ids(at.close)));
    return path ? marked(made, path) : made;
  }, [id, data, opened, path, at.close]);
  const spans = useSpans(all);
  const hidden = hiddenOf(at);
  const picture = useMemo(
    () => without(all, (dot) => dot.degree > 0 && (hidden.has(dot.kind) || outside(spans, at, dot)), at.rest === "dim"),
    [all, spans, at.hide, at.rest, at.since, at.until],
  );
  const centre = all.dots[0];
  const chosen = picture.dots.find((dot) => dot.id === at.chosen) ?? picture.dots[0];
  if (!centre || !chosen) return <Missing />;
  const cut = opened.some(({ neighbourhood }) => neighbourhood?.capped);
  const label = t("network.title", { name: centre.title });
  const summary = t("network.summary", { nodes: picture.dots.length, lines: picture.lines.length });
  const groups = kindsOf(all);
  const strokes = strokesOf(path != null);
  return (
    <>
      <Title>{label}</Title>
      <Elsewhere centre={centre} />
      <Controls at={at} />
      {isDated(spans) && <Years at={at} about={t("network.years")} least={spans.least} most={spans.most} />}
      <p>
        {summary} {data.neighbourhood?.capped && t("network.capped", { cap: CAP })}{" "}
        {cut && t("network.cappedOpened", { cap: CAP_OF_OPENED })} <Left at={at} picture={picture} />
      </p>
      {problem && <Ungrown problem={problem} />}
      <Walk
        legend={
          <Legend at={at} groups={groups} hidden={hidden}>
            <Samples of={strokes} />
          </Legend>
        }
        picture={picture}
        chosen={chosen}
        choose={(to) => amend({ chosen: to })}
        deeds={
          <>
            <Opening at={at} chosen={chosen} centre={id} />
            <WayPanel at={at} chosen={chosen} asked={way} />
          </>
        }
      >
        <Drawing at={at} picture={picture} chosen={chosen.id} label={label} choose={(to) => amend({ chosen: to })} />
      </Walk>
      <TakeNetwork
        picture={picture}
        chosen={chosen.id}
        title={label}
        summary={summary}
        groups={groups.filter(({ name }) => !hidden.has(name) || at.rest === "dim")}
        strokes={strokes}
      />
      <Nodes picture={picture} />
    </>
  );
}

/** What was to be shown around another did not come. */
function Ungrown({ problem }: { problem: Problem }) {
  const { text, lang } = sentenceOf(problem);
  return (
    <p class="warning" role="alert">
      <span lang={lang}>{text}</span>{" "}
      <button type="button" onClick={again}>
        {t("act.again")}
      </button>
    </p>
  );
}

function strokesOf(hasWay: boolean): Meaning[] {
  const all: Meaning[] = [
    { sort: "line", text: t("network.line") },
    { sort: "near", text: t("network.near") },
    { sort: "dashed", text: t("network.dashed") },
  ];
  return hasWay ? [...all, { sort: "marked", text: t("way.title") }] : all;
}

function Elsewhere({ centre }: { centre: Dot }) {
  return (
    <p>
      <a href={link(placeOf(centre))}>{t("network.page")}</a>
      {centre.kind === "Stakeholder" && (
        <>
          {" "}
          · <a href={link({ page: "map", around: centre.id })}>{t("map.aroundIt")}</a>
        </>
      )}
    </p>
  );
}

function Controls({ at }: { at: Place }) {
  return (
    <p class="controls">
      <label>
        {t("network.degrees")}{" "}
        <select value={at.degrees ?? "1"} onChange={(event) => amend({ degrees: event.currentTarget.value })}>
          {DEGREES.map((one) => (
            <option key={one} value={one}>
              {count(Number(one))}
            </option>
          ))}
        </select>
      </label>{" "}
      <DrawnBy at={at} />
    </p>
  );
}
