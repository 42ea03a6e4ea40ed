/** How WebGL draws nodes in the shapes of the legend, and dashed lines: sigma's own programs, their last step replaced. */
import { EdgeLineProgram, NodePointProgram } from "sigma/rendering";

/** Whether a point p, from -1 to 1 in both directions, lies within a shape; y points down. */
const INSIDE: Readonly<Record<string, string>> = {
  "●": "length(p) < 0.9",
  "■": "max(abs(p.x), abs(p.y)) < 0.75",
  "◆": "abs(p.x) + abs(p.y) < 1.0",
  "▲": "p.y < 0.75 && 2.0 * abs(p.x) - p.y < 0.95",
  "▼": "p.y > -0.75 && 2.0 * abs(p.x) + p.y < 0.95",
  "★": "length(p) < 0.62 + 0.3 * cos(5.0 * atan(p.x, -p.y))",
  "✚": "min(abs(p.x), abs(p.y)) < 0.3 && max(abs(p.x), abs(p.y)) < 0.9",
  "✖": "min(abs(p.x + p.y), abs(p.x - p.y)) < 0.42 && max(abs(p.x), abs(p.y)) < 0.8",
};

function shaped(inside: string) {
  const source = `
precision mediump float;
varying vec4 v_color;
void main(void) {
  vec2 p = 2.0 * gl_PointCoord - 1.0;
  if (!(${inside})) discard;
  gl_FragColor = v_color;
}`;
  return class extends NodePointProgram {
    override getDefinition() {
      return { ...super.getDefinition(), FRAGMENT_SHADER_SOURCE: source };
    }
  };
}

/** Shape -> what draws it. */
export const SHAPES = Object.fromEntries(Object.entries(INSIDE).map(([shape, inside]) => [shape, shaped(inside)]));

/** Two periods, so that lines of every direction are broken. */
const DASHES = `
precision mediump float;
varying vec4 v_color;
void main(void) {
  bool x = mod(gl_FragCoord.x, 18.0) < 9.0;
  bool y = mod(gl_FragCoord.y, 14.0) < 7.0;
  if (x == y) discard;
  gl_FragColor = v_color;
}`;

export class DashedProgram extends EdgeLineProgram {
  override getDefinition() {
    return { ...super.getDefinition(), FRAGMENT_SHADER_SOURCE: DASHES };
  }
}
