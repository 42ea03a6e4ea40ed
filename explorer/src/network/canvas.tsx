/** The picture by WebGL, for networks that SVG would draw too slowly. */
import Graph from "graphology";
import { useEffect, useRef } from "preact/hooks";
import Sigma from "sigma";
import { isDark, lookOf } from "./looks";
import { type Dot, legible, type Picture, SUGGESTED, short } from "./picture";
import { DashedProgram, SHAPES } from "./programs";

type Props = { picture: Picture; chosen: string; label: string; choose: (id: string) => void };

let able: boolean | undefined;

/** Whether the browser draws by WebGL. */
export function hasWebGl(): boolean {
  able ??= document.createElement("canvas").getContext("webgl2") !== null;
  return able;
}

export function Canvas({ picture, chosen, label, choose }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const dark = isDark();
  useEffect(() => {
    if (!place.current) return;
    const sigma = new Sigma(graphOf(picture, dark), place.current, settings(dark));
    sigma.on("clickNode", ({ node }) => choose(node));
    sigma.getCamera().on("updated", () => relabel(sigma, picture.dots));
    relabel(sigma, picture.dots);
    drawn.set(place.current, sigma);
    return () => sigma.kill();
  }, [JSON.stringify(picture), dark]);
  useEffect(() => {
    const sigma = place.current && drawn.get(place.current);
    sigma?.setSetting("nodeReducer", (node, data) =>
      node === chosen ? { ...data, highlighted: true, forceLabel: true } : data,
    );
    sigma?.setSetting("edgeReducer", (edge, data) =>
      sigma.getGraph().hasExtremity(edge, chosen) ? { ...data, size: 2.5 } : data,
    );
  }, [chosen, JSON.stringify(picture), dark]);
  return <div class="canvas" ref={place} role="img" aria-label={label} />;
}

const drawn = new WeakMap<HTMLElement, Sigma>();

/** In pixels, of the font that `settings` names. */
const LETTER = 7.5;
const LINE = 18;

/** Label as many nodes as fit where the camera is, none over another; sigma's own grid lets long ones overlap. */
function relabel(sigma: Sigma, dots: readonly Dot[]): void {
  const named = legible(dots, ({ id, title, x, y }) => {
    const at = sigma.graphToViewport({ x, y: -y });
    const wide = short(title).length * LETTER;
    return { id, x: at.x + wide / 2, y: at.y, wide, high: LINE };
  });
  sigma.getGraph().forEachNode((id, { forceLabel }) => {
    if (forceLabel !== named.has(id)) sigma.getGraph().setNodeAttribute(id, "forceLabel", named.has(id));
  });
}

function graphOf({ dots, lines }: Picture, dark: boolean): Graph {
  const graph = new Graph({ multi: true });
  for (const { id, kind, title, degree, x, y } of dots) {
    const look = lookOf(kind);
    const color = dark ? look.dark : look.light;
    graph.addNode(id, { x, y: -y, label: short(title), size: degree === 0 ? 12 : 8, color, type: look.shape });
  }
  for (const { from, to, relation } of lines) {
    graph.addEdge(from, to, {
      size: 1,
      color: colour(relation, dark),
      type: relation === SUGGESTED ? "dashed" : "line",
    });
  }
  return graph;
}

function colour(relation: string, dark: boolean): string {
  if (relation === SUGGESTED) return dark ? "#ffd24a" : "#b00020";
  return dark ? "#4a5560" : "#c3c9cf";
}

function settings(dark: boolean) {
  return {
    labelColor: { color: dark ? "#f2f2f2" : "#1b1b1b" },
    labelFont: "system-ui, sans-serif",
    labelRenderedSizeThreshold: Number.POSITIVE_INFINITY,
    zIndex: true,
    allowInvalidContainer: true,
    nodeProgramClasses: SHAPES,
    edgeProgramClasses: { dashed: DashedProgram },
  };
}
