/** What lies over the picture that WebGL draws: names that fit, the relations of the chosen one, a way that was asked for. */
import type Sigma from "sigma";
import { legible } from "./labels";
import { LINES } from "./looks";
import { type Dot, type Line, SUGGESTED, short, USUAL_SIZE } from "./picture";

export type Over = {
  /** Those whose names are wanted most first. */
  dots: readonly Dot[];
  places: ReadonlyMap<string, Dot>;
  chosen: string;
  hovered: string;
  /** Drawn heavier than the rest: those of the chosen one, and those that are marked. */
  lines: readonly Line[];
  theme: "light" | "dark";
  labels: number;
};

const FONT = "14px system-ui, sans-serif";
const HIGH = 19;
/** Names are looked for among so many times as many as are drawn: those of the smallest say least. */
const TRIED = 3;
/** So many lines that stand out are drawn in full. More, as those of a hub, would be a sheet: the more, the fainter each. */
const FULL = 60;
const CLEAR = 0.8;

type At = { x: number; y: number };

/** Draw the lines that stand out, below the dots. */
export function drawUnder(canvas: HTMLCanvasElement, sigma: Sigma, over: Over): void {
  const context = cleared(canvas, sigma);
  if (!context) return;
  const at = ({ x, y }: Dot): At => sigma.graphToViewport({ x, y: -y });
  const clear = CLEAR * Math.min(1, Math.sqrt(FULL / over.lines.length));
  for (const line of over.lines) drawLine(context, line, { over, at, clear });
}

/** Draw names and the ring around the chosen one, above the dots. */
export function drawOver(canvas: HTMLCanvasElement, sigma: Sigma, over: Over): void {
  const context = cleared(canvas, sigma);
  if (!context) return;
  const zoom = 1 / Math.sqrt(sigma.getCamera().ratio);
  const at = ({ x, y }: Dot): At => sigma.graphToViewport({ x, y: -y });
  const chosen = over.places.get(over.chosen);
  if (chosen) ring(context, at(chosen), (chosen.size ?? USUAL_SIZE) * zoom + 4, LINES.focus[over.theme]);
  drawNames(context, over, at, { zoom, ...sigma.getDimensions() });
}

function cleared(canvas: HTMLCanvasElement, sigma: Sigma): CanvasRenderingContext2D | null {
  const { width, height } = sigma.getDimensions();
  const ratio = window.devicePixelRatio || 1;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = canvas.getContext("2d");
  context?.scale(ratio, ratio);
  return context;
}

type How = { over: Over; at: (dot: Dot) => At; clear: number };

function drawLine(context: CanvasRenderingContext2D, line: Line, { over, at, clear }: How): void {
  const [one, other] = [over.places.get(line.from), over.places.get(line.to)];
  if (!one || !other) return;
  const [from, to] = [at(one), at(other)];
  const sort = line.marked ? "marked" : line.relation === SUGGESTED ? "suggested" : "near";
  context.strokeStyle = LINES[sort][over.theme];
  context.lineWidth = line.marked ? 4 : over.lines.length > FULL ? 1 : 1.5;
  context.globalAlpha = line.marked || line.relation === SUGGESTED ? 1 : clear;
  context.setLineDash(line.relation === SUGGESTED ? [8, 5] : []);
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function ring(context: CanvasRenderingContext2D, { x, y }: At, radius: number, colour: string): void {
  context.strokeStyle = colour;
  context.lineWidth = 3;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.stroke();
}

function drawNames(
  context: CanvasRenderingContext2D,
  over: Over,
  at: (dot: Dot) => At,
  { zoom, width, height }: { zoom: number; width: number; height: number },
): void {
  context.font = FONT;
  context.textAlign = "center";
  context.textBaseline = "middle";
  const first = over.places.get(over.hovered);
  let tried = 0;
  const named = legible(
    first ? [first, ...over.dots] : over.dots,
    (dot) => {
      const { x, y } = at(dot);
      if (tried > TRIED * over.labels || x < 0 || y < 0 || x > width || y > height) return undefined;
      tried += 1;
      const wide = context.measureText(short(dot.title)).width + 10;
      const inside = Math.min(Math.max(x, wide / 2), width - wide / 2);
      return { id: dot.id, x: inside, y: y - (dot.size ?? USUAL_SIZE) * zoom - HIGH / 2 - 2, wide, high: HIGH };
    },
    over.labels,
  );
  context.strokeStyle = LINES.ground[over.theme];
  context.fillStyle = LINES.text[over.theme];
  context.lineWidth = 4;
  context.lineJoin = "round";
  for (const { id, x, y } of named) {
    const text = short(over.places.get(id)?.title ?? "");
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
}
