/** The shapes of the legend as paths: fonts draw their signs differently everywhere. */
import { element } from "./xml";

export type At = { x: number; y: number };

/** A corner and its mirror images, all around. */
const CROSS = [0, 1, 2, 3].flatMap((quarter): [number, number][] =>
  [
    [-0.35, -1.1],
    [0.35, -1.1],
    [0.35, -0.35],
  ].map(([x = 0, y = 0]) => {
    const [cos, sin] = [[1, 0, -1, 0][quarter] ?? 1, [0, 1, 0, -1][quarter] ?? 0];
    return [x * cos - y * sin, x * sin + y * cos];
  }),
);

/** Corners of each shape, for a radius of 1. */
const CORNERS: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  "■": [
    [-0.8, -0.8],
    [0.8, -0.8],
    [0.8, 0.8],
    [-0.8, 0.8],
  ],
  "◆": [
    [0, -1.1],
    [1.1, 0],
    [0, 1.1],
    [-1.1, 0],
  ],
  "▲": [
    [0, -1],
    [1, 0.8],
    [-1, 0.8],
  ],
  "▼": [
    [0, 1],
    [1, -0.8],
    [-1, -0.8],
  ],
  "★": star(5),
  "✚": CROSS,
  "✖": CROSS.map(([x, y]) => [(x - y) * Math.SQRT1_2, (x + y) * Math.SQRT1_2]),
};

function star(points: number): [number, number][] {
  return Array.from({ length: 2 * points }, (_, corner) => {
    const [angle, reach] = [(Math.PI * corner) / points - Math.PI / 2, corner % 2 ? 0.5 : 1.15];
    return [reach * Math.cos(angle), reach * Math.sin(angle)];
  });
}

/** A shape; a disc where it is none that we draw. */
export function mark(shape: string, { x, y }: At, radius: number, colour: string, opacity?: number): string {
  const look = { fill: colour, "fill-opacity": opacity };
  const corners = CORNERS[shape];
  if (!corners) return element("circle", { cx: near(x), cy: near(y), r: near(radius), ...look });
  const points = corners.map(([right, down]) => `${near(x + right * radius)},${near(y + down * radius)}`).join(" ");
  return element("polygon", { points, ...look });
}

/** A hundredth of a pixel is enough. */
export function near(value: number): number {
  return Math.round(value * 100) / 100;
}
