/** The picture as SVG: where there is no WebGL, to print, and to draw what is suggested as dashed lines. */
import { lookOf } from "./looks";
import { legible, type Picture, SUGGESTED, short } from "./picture";

type Props = { picture: Picture; chosen: string; label: string; choose: (id: string) => void };

const SIDE = 1000;
const MARGIN = 110;
/** How wide a letter is, and how high a line. */
const LETTER = 12;
const LINE = 26;

export function SvgPicture({ picture, chosen, label, choose }: Props) {
  const reach = Math.max(1, ...picture.dots.map(({ x, y }) => Math.max(Math.abs(x), Math.abs(y))));
  const at = (value: number) => SIDE / 2 + (value * (SIDE / 2 - MARGIN)) / reach;
  const where = new Map(picture.dots.map((dot) => [dot.id, dot]));
  const named = legible(
    [...picture.dots].sort((a, b) => Number(b.id === chosen) - Number(a.id === chosen)),
    ({ id, title, x, y }) => ({ id, x: at(x), y: at(y), wide: short(title).length * LETTER, high: LINE }),
  );
  return (
    <svg viewBox={`0 0 ${SIDE} ${SIDE}`} role="img" aria-label={label}>
      {picture.lines.map(({ from, to, relation }) => {
        const [a, b] = [where.get(from), where.get(to)];
        if (!a || !b) return null;
        const near = from === chosen || to === chosen ? "near" : "";
        const dashed = relation === SUGGESTED ? "dashed" : "";
        return (
          <line
            key={`${from} ${relation} ${to}`}
            class={`${near} ${dashed}`}
            x1={at(a.x)}
            y1={at(a.y)}
            x2={at(b.x)}
            y2={at(b.y)}
          />
        );
      })}
      {picture.dots.map((dot) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: a short cut for the mouse; by keys one walks
        <g key={dot.id} class={`dot kind-${dot.kind}`} onClick={() => choose(dot.id)}>
          <title>{dot.title}</title>
          <text class="shape" x={at(dot.x)} y={at(dot.y)}>
            {lookOf(dot.kind).shape}
          </text>
          {named.has(dot.id) && (
            <text x={at(dot.x)} y={at(dot.y) - 19}>
              {short(dot.title)}
            </text>
          )}
          {dot.id === chosen && <circle cx={at(dot.x)} cy={at(dot.y)} r="18" />}
        </g>
      ))}
    </svg>
  );
}
