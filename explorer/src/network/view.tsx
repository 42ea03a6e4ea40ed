/** The network around one node: the picture, the legend that filters it, the walk from node to node, the equal table. */
import { useAsked } from "../asking/asked";
import { AroundDocument, type AroundQuery } from "../asking/typed/graphql";
import { Missing } from "../pages/start";
import { Answer, Title } from "../parts/answer";
import { Table } from "../parts/table";
import { placeOf } from "../shell/search";
import { amend, link, type Place } from "../state/place";
import { TakeNetwork } from "../taking/network";
import { t, word } from "../texts/texts";
import { Canvas, hasWebGl } from "./canvas";
import { Legend } from "./legend";
import { type Dot, type Line, type Picture, pictured, SUGGESTED, without } from "./picture";
import { SvgPicture } from "./svg";
import { Walk } from "./walk";

const CAP = 500;
/** SVG draws so many at ease, in every shape and theme, and prints; beyond, WebGL does. */
const BY_SVG = 200;
const DEGREES = ["1", "2", "3"];

export function NetworkView({ at }: { at: Place }) {
  const id = at.id ?? "";
  const degrees = DEGREES.includes(at.degrees ?? "") ? Number(at.degrees) : 1;
  const asked = useAsked(AroundDocument, { id, key: id, degrees, cap: CAP, along: null });
  return (
    <Answer of={asked}>{(data) => (data.neighbourhood ? <View at={at} id={id} data={data} /> : <Missing />)}</Answer>
  );
}

function View({ at, id, data }: { at: Place; id: string; data: AroundQuery }) {
  const hidden = new Set((at.hide ?? "").split(",").filter(Boolean));
  const all = pictured(id, data);
  const picture = without(all, hidden);
  const chosen = picture.dots.find((dot) => dot.id === at.chosen) ?? picture.dots[0];
  const centre = all.dots[0];
  if (!chosen || !centre) return <Missing />;
  const choose = (to: string) => amend({ chosen: to });
  const wanted = at.drawn || (picture.dots.length > BY_SVG ? "webgl" : "svg");
  const Drawn = wanted === "webgl" && hasWebGl() ? Canvas : SvgPicture;
  const summary = t("network.summary", { nodes: picture.dots.length, lines: picture.lines.length });
  return (
    <>
      <Title>{t("network.title", { name: centre.title })}</Title>
      <p>
        <a href={link(placeOf(centre))}>{t("network.page")}</a>
      </p>
      <Controls at={at} />
      <p>
        {summary} {data.neighbourhood?.capped && t("network.capped", { cap: CAP })}
      </p>
      <div class="network">
        <Walk picture={picture} chosen={chosen} choose={choose}>
          <Drawn
            picture={picture}
            chosen={chosen.id}
            label={t("network.title", { name: centre.title })}
            choose={choose}
          />
        </Walk>
        <Legend picture={all} hidden={hidden} />
      </div>
      <TakeNetwork
        picture={picture}
        chosen={chosen.id}
        title={t("network.title", { name: centre.title })}
        summary={summary}
      />
      <Nodes picture={picture} />
    </>
  );
}

function Controls({ at }: { at: Place }) {
  return (
    <p class="controls">
      <label>
        {t("network.degrees")}{" "}
        <select value={at.degrees ?? "1"} onChange={(event) => amend({ degrees: event.currentTarget.value })}>
          {DEGREES.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>{" "}
      <label>
        {t("network.drawn")}{" "}
        <select value={at.drawn ?? ""} onChange={(event) => amend({ drawn: event.currentTarget.value })}>
          {["", "svg", "webgl"].map((way) => (
            <option key={way} value={way}>
              {way.toUpperCase() || t("network.automatic")}
            </option>
          ))}
        </select>
      </label>
    </p>
  );
}

function relationsOf(dot: Dot, lines: readonly Line[]): string {
  const sorts = lines
    .filter(({ from, to }) => from === dot.id || to === dot.id)
    .map(({ relation }) => word("relation", relation));
  return [...new Set(sorts)].sort().join(", ");
}

function Nodes({ picture }: { picture: Picture }) {
  const suggested = new Set(picture.lines.filter(({ relation }) => relation === SUGGESTED).map(({ to }) => to));
  return (
    <Table
      name="nodes"
      caption={t("network.table")}
      rows={picture.dots}
      empty={t("network.nothing")}
      columns={[
        {
          name: "title",
          title: t("network.node"),
          value: ({ title }) => title,
          show: (dot) => <a href={link(placeOf(dot))}>{dot.title}</a>,
        },
        { name: "kind", title: t("network.kind"), value: ({ kind }) => word("kind", kind) },
        { name: "degree", title: t("network.steps"), value: ({ degree }) => degree },
        { name: "relations", title: t("network.relations"), value: (dot) => relationsOf(dot, picture.lines) },
        {
          name: "suggested",
          title: t("chains.suggested"),
          value: ({ id }) => (suggested.has(id) ? t("network.yes") : ""),
        },
      ]}
    />
  );
}
