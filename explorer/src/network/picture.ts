/** What a picture of the network is: dots and lines, wherever they came from. */

/** What is told of a dot or a line beside what all of them have, for tables and files; null is not known. */
export type Attributes = Readonly<Record<string, string | number | null>>;

/** One in each theme, as #rrggbb. */
export type Colour = Readonly<{ light: string; dark: string }>;

/**
 * Somebody or something in a picture. `x` goes to the right and `y` downwards, in any measure.
 *
 * degree   steps away from the one in the middle, which has 0; 1 for everybody where there is no middle
 * size     radius in pixels; 8 where it is not said
 * colour, shape   those of its kind where they are not said
 * dim      drawn faintly: it does not pass what was asked for, and was to stay
 */
export type Dot = {
  id: string;
  kind: string;
  title: string;
  degree: number;
  x: number;
  y: number;
  size?: number;
  colour?: Colour;
  shape?: string;
  dim?: boolean;
  attributes?: Attributes;
};

/**
 * A relation as it is stored, or one of the two below.
 *
 * marked   drawn heavily: it lies on the way that was asked for
 */
export type Line = {
  from: string;
  to: string;
  relation: string;
  weight?: number;
  dim?: boolean;
  marked?: boolean;
  attributes?: Attributes;
};

/** All that is on screen: both drawings, the table and files are made of it. */
export type Picture = { dots: readonly Dot[]; lines: readonly Line[] };

/** The relation of a partnership that is suggested and not made; it is drawn dashed. */
export const SUGGESTED = "SUGGESTED";

/** The relation of two that shared a project or a partnership. */
export const TOGETHER = "TOGETHER";

export const USUAL_SIZE = 8;

/** Id -> those it is linked to, either way. */
export function neighbours(lines: readonly Line[]): Map<string, string[]> {
  const near = new Map<string, string[]>();
  const add = (one: string, other: string) => {
    const known = near.get(one);
    if (known) known.push(other);
    else near.set(one, [other]);
  };
  for (const { from, to } of lines) {
    add(from, to);
    add(to, from);
  }
  return near;
}

/** What is left of a picture, or stands out of it, when some dots are left out. */
export function without(picture: Picture, isOut: (dot: Dot) => boolean, dimmed: boolean): Picture {
  const out = new Set(picture.dots.filter(isOut).map(({ id }) => id));
  if (!out.size) return picture;
  const touched = ({ from, to }: Line) => out.has(from) || out.has(to);
  if (!dimmed) {
    return {
      dots: picture.dots.filter(({ id }) => !out.has(id)),
      lines: picture.lines.filter((line) => !touched(line)),
    };
  }
  return {
    dots: picture.dots.map((dot) => (out.has(dot.id) ? { ...dot, dim: true } : dot)),
    lines: picture.lines.map((line) => (touched(line) ? { ...line, dim: true } : line)),
  };
}

/** The same with more lines, of which those are left out whose ends are not in it. */
export function withLines(picture: Picture, lines: readonly Line[]): Picture {
  if (!lines.length) return picture;
  const there = new Set(picture.dots.map(({ id }) => id));
  return {
    dots: picture.dots,
    lines: [...picture.lines, ...lines.filter(({ from, to }) => there.has(from) && there.has(to))],
  };
}

/** What fits beside a dot. */
export function short(text: string): string {
  const characters = [...text];
  return characters.length > 24 ? `${characters.slice(0, 23).join("")}…` : text;
}

/** By code units, the same in every language. */
export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
