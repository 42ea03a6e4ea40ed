/** The picture by WebGL, for networks that SVG would draw too slowly. */
import Graph from "graphology";
import { useEffect, useRef } from "preact/hooks";
import Sigma from "sigma";
import { EdgeLineProgram } from "sigma/rendering";
import { t } from "../texts/texts";
import { budget, MANY_LINES } from "./budget";
import type { Drawn } from "./drawing";
import { wanted } from "./labels";
import { drawnAs, faint, isDark, LINES } from "./looks";
import { drawOver, drawUnder, type Over } from "./overlay";
import { type Line, type Picture, SUGGESTED, USUAL_SIZE } from "./picture";
import { DashedProgram, SHAPES } from "./programs";

type Theme = "light" | "dark";
type Stage = { sigma: Sigma; over: Over; again: () => void };

/** How long a picture has stood still when its place is kept in the address. */
const AT_REST_MS = 250;
const ZOOM = 1.5;

export function Canvas(props: Drawn) {
  const place = useRef<HTMLDivElement>(null);
  const stage = useRef<Stage | undefined>(undefined);
  const theme: Theme = isDark() ? "dark" : "light";
  const { picture, chosen, heavy } = props;
  useEffect(() => {
    if (!place.current) return;
    const made = staged(place.current, props, theme);
    stage.current = made;
    return () => {
      stage.current = undefined;
      made.sigma.kill();
    };
  }, [picture, theme]);
  useEffect(() => {
    if (!stage.current) return;
    const { sigma, over, again } = stage.current;
    Object.assign(over, overOf(props, theme));
    follow(sigma, over);
    again();
  }, [picture, theme, chosen, heavy]);
  const zoom = (by: number) => {
    const camera = stage.current?.sigma.getCamera();
    camera?.setState(by ? { ratio: camera.ratio * by } : { x: 0.5, y: 0.5, ratio: 1 });
  };
  return (
    <>
      <div class="canvas" ref={place} role="img" aria-label={props.label} />
      <div class="zoom">
        <button type="button" aria-label={t("network.closer")} onClick={() => zoom(1 / ZOOM)}>
          +
        </button>
        <button type="button" aria-label={t("network.further")} onClick={() => zoom(ZOOM)}>
          −
        </button>
        <button type="button" onClick={() => zoom(0)}>
          {t("network.whole")}
        </button>
      </div>
    </>
  );
}

/** Sigma over the picture, with what lies over it drawn whenever it has drawn. */
function staged(place: HTMLDivElement, props: Drawn, theme: Theme): Stage {
  const { moving } = budget();
  const hides = !moving || props.picture.lines.length > MANY_LINES;
  const sigma = new Sigma(graphOf(props.picture, theme), place, settings(hides));
  const over: Over = overOf(props, theme);
  const style = { pointerEvents: "none" };
  const [below, above] = [
    sigma.createCanvas("under", { style, beforeLayer: "nodes" }),
    sigma.createCanvas("over", { style, afterLayer: "nodes" }),
  ];
  const again = () => {
    drawUnder(below, sigma, over);
    drawOver(above, sigma, over);
  };
  const [x, y, ratio] = props.view.split(",").map(Number);
  if (x !== undefined && y !== undefined && ratio) sigma.getCamera().setState({ x, y, ratio });
  let rest = 0;
  sigma.getCamera().on("updated", (state) => {
    clearTimeout(rest);
    rest = setTimeout(() => {
      if (hides) sigma.scheduleRender();
      props.keepView(seen(state));
    }, AT_REST_MS);
  });
  sigma.on("kill", () => clearTimeout(rest));
  sigma.on("afterRender", again);
  sigma.on("clickNode", ({ node }) => props.choose(node));
  for (const event of ["enterNode", "leaveNode"] as const) {
    sigma.on(event, ({ node }) => {
      over.hovered = event === "enterNode" ? node : "";
      again();
    });
  }
  return { sigma, over, again };
}

/** Where the picture is looked at, as the address writes it; nothing where all of it is. */
function seen({ x, y, ratio }: { x: number; y: number; ratio: number }): string {
  const rounded = [x, y, ratio].map((value) => Number(value.toFixed(4)));
  return rounded.join() === "0.5,0.5,1" ? "" : rounded.join();
}

function overOf({ picture, chosen, heavy }: Drawn, theme: Theme): Over {
  return {
    dots: wanted(picture.dots, chosen),
    places: new Map(picture.dots.map((dot) => [dot.id, dot])),
    chosen,
    hovered: "",
    lines: heavy,
    theme,
    labels: budget().labels,
  };
}

/** Bring the chosen one into sight where it is out of it. */
function follow(sigma: Sigma, { places, chosen }: Over): void {
  const dot = places.get(chosen);
  const there = sigma.getNodeDisplayData(chosen);
  if (!dot || !there) return;
  const { x, y } = sigma.graphToViewport({ x: dot.x, y: -dot.y });
  const { width, height } = sigma.getDimensions();
  if (x < 0 || y < 0 || x > width || y > height) sigma.getCamera().setState({ x: there.x, y: there.y });
}

function graphOf({ dots, lines }: Picture, theme: Theme): Graph {
  const graph = new Graph({ multi: true });
  const ground = LINES.ground[theme];
  for (const dot of dots) {
    const look = drawnAs(dot);
    const color = dot.dim ? faint(look[theme], ground) : look[theme];
    graph.addNode(dot.id, { x: dot.x, y: -dot.y, size: dot.size ?? USUAL_SIZE, color, type: look.shape });
  }
  for (const line of strongest(lines)) {
    const sort = LINES[line.relation === SUGGESTED ? "suggested" : "line"][theme];
    const color = line.dim ? faint(sort, ground) : sort;
    graph.addEdge(line.from, line.to, { size: 1, color, type: line.relation === SUGGESTED ? "dashed" : "thin" });
  }
  return graph;
}

/** As many as this browser draws at ease, those that weigh most; what is dim first, so that it lies below. */
function strongest(lines: readonly Line[]): readonly Line[] {
  const most = budget().lines;
  const weight = (line: Line) => (line.relation === SUGGESTED ? Number.POSITIVE_INFINITY : (line.weight ?? 1));
  const drawn = lines.length > most ? lines.toSorted((a, b) => weight(b) - weight(a)).slice(0, most) : lines;
  return drawn.toSorted((a, b) => Number(b.dim ?? false) - Number(a.dim ?? false));
}

function settings(hideEdgesOnMove: boolean) {
  return {
    hideEdgesOnMove,
    renderLabels: false,
    allowInvalidContainer: true,
    defaultDrawNodeHover: () => undefined,
    nodeProgramClasses: SHAPES,
    edgeProgramClasses: { dashed: DashedProgram, thin: EdgeLineProgram },
  };
}
