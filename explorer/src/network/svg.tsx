/** The picture as SVG: where it is small, to print, and where there is no WebGL. */
import type { Drawn } from "./drawing";
import { legible, wanted, widthOf } from "./labels";
import { drawnAs } from "./looks";
import { compare, type Dot, type Line, type Picture, SUGGESTED, short, USUAL_SIZE } from "./picture";

const SIDE = 1000;
const MARGIN = 60;
/** How large a letter is, of the drawing's thousand: larger on a small screen, where all is drawn smaller. */
const LETTER = 22;
const LETTER_WHERE_SMALL = 40;
const SMALL = "(max-width: 40rem)";
const MOST_LABELS = 80;
/** How large a shape's letter is for its radius. */
const LETTER_OF_RADIUS = 3.4;

export function SvgPicture({ picture, chosen, heavy, label, choose }: Drawn) {
  const at = scaled(picture);
  const where = new Map(picture.dots.map((dot) => [dot.id, dot]));
  const standsOut = new Set(heavy);
  const letter = matchMedia(SMALL).matches ? LETTER_WHERE_SMALL : LETTER;
  const names = legible(wanted(picture.dots, chosen), (dot) => named(dot, at, letter), MOST_LABELS);
  return (
    <svg viewBox={`0 0 ${SIDE} ${SIDE}`} role="img" aria-label={label}>
      {picture.lines.map((line) => (
        <Edge key={`${line.from} ${line.relation} ${line.to}`} {...{ line, where, at, near: standsOut.has(line) }} />
      ))}
      {picture.dots.map((dot) => (
        <Node key={dot.id} {...{ dot, at, choose, isChosen: dot.id === chosen }} />
      ))}
      {names.map(({ id, x, y }) => (
        <text key={id} class="name" x={x} y={y + letter / 3} font-size={letter}>
          {short(where.get(id)?.title ?? "")}
        </text>
      ))}
    </svg>
  );
}

type At = (dot: Dot) => readonly [number, number];

/** From the picture's measure to that of the drawing: all of it fits, and there is room for names. */
function scaled({ dots }: Picture): At {
  const [left, right] = spread(dots.map(({ x }) => x));
  const [top, bottom] = spread(dots.map(({ y }) => y));
  const by = (SIDE - 2 * MARGIN) / Math.max(right - left, bottom - top, 1e-6);
  const middle = (value: number, low: number, high: number) => SIDE / 2 + (value - (low + high) / 2) * by;
  return ({ x, y }) => [middle(x, left, right), middle(y, top, bottom)];
}

function spread(values: readonly number[]): [number, number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

/** The place of a name above its dot, pushed in where it would be cut off. */
function named(dot: Dot, at: At, letter: number) {
  const [x, y] = at(dot);
  const wide = widthOf(short(dot.title), letter) + 8;
  const inside = Math.min(Math.max(x, wide / 2), SIDE - wide / 2);
  return { id: dot.id, x: inside, y: y - (dot.size ?? USUAL_SIZE) * 1.4 - letter * 0.6, wide, high: letter * 1.25 };
}

type EdgeProps = { line: Line; where: ReadonlyMap<string, Dot>; at: At; near: boolean };

function Edge({ line, where, at, near }: EdgeProps) {
  // Always from the same end: else dashes of two that are suggested to each other fill each other's gaps.
  const [one, other] = [line.from, line.to].sort(compare).map((id) => where.get(id));
  if (!one || !other) return null;
  const [[x1, y1], [x2, y2]] = [at(one), at(other)];
  const sorts = { near, dashed: line.relation === SUGGESTED, dim: line.dim, marked: line.marked };
  const classes = Object.entries(sorts).flatMap(([name, is]) => (is ? [name] : []));
  return <line class={classes.join(" ")} {...{ x1, y1, x2, y2 }} />;
}

type NodeProps = { dot: Dot; at: At; isChosen: boolean; choose: (id: string) => void };

function Node({ dot, at, isChosen, choose }: NodeProps) {
  const [x, y] = at(dot);
  const look = drawnAs(dot);
  const size = dot.size ?? USUAL_SIZE;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a short cut for the mouse; by keys one walks
    <g class={`dot kind-${dot.kind} ${dot.dim ? "dim" : ""}`} onClick={() => choose(dot.id)}>
      <title>{dot.title}</title>
      <text
        class="shape"
        x={x}
        y={y}
        font-size={size * LETTER_OF_RADIUS}
        fill={`light-dark(${look.light}, ${look.dark})`}
      >
        {look.shape}
      </text>
      {isChosen && <circle cx={x} cy={y} r={size + 10} />}
    </g>
  );
}
