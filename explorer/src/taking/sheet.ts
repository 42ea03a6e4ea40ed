/** A drawing as an SVG that stands alone: its title, what it shows in words, the legend beside it. */
import { ink } from "./ink";
import type { At } from "./marks";
import { apart, element, told } from "./xml";

export type Entry = { mark: (at: At) => string; text: string };
export type Drawing = {
  title: string;
  /** What it shows, for those who do not see it. */
  summary: string;
  width: number;
  height: number;
  body: string;
  legend: readonly Entry[];
};

const HEAD = 70;
const LEGEND = 320;
const MARGIN = 20;
const LINE = 28;
export const FONT = "system-ui, 'DejaVu Sans', sans-serif";

/** The whole file. */
export function sheet({ title, summary, width, height, body, legend }: Drawing): string {
  const key = keyOf(legend);
  const [wide, high] = [width + LEGEND, HEAD + Math.max(height, key.high)];
  const size = { width: wide, height: high, viewBox: `0 0 ${wide} ${high}` };
  const named = { role: "img", "aria-labelledby": "title desc" };
  const svg = element(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", ...size, ...named },
    told("title", { id: "title" }, title),
    told("desc", { id: "desc" }, summary),
    element("rect", { width: wide, height: high, fill: ink("ground") }),
    column([fitting(title, wide / 14)], { ...words(), "font-size": 24, "font-weight": 600 }, { x: MARGIN, y: 42 }),
    element("g", { transform: `translate(0 ${HEAD})` }, body),
    element("g", { transform: `translate(${width} ${HEAD})` }, key.body),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`;
}

function words() {
  return { "font-family": FONT, fill: ink("text") };
}

/** The legend, one entry below the other, long ones on several lines. */
function keyOf(legend: readonly Entry[]): { body: string; high: number } {
  let y = MARGIN;
  const body = legend.map(({ mark, text }) => {
    const told = lines(text, 32);
    const drawn = mark({ x: 18, y }) + column(told, { ...words(), "font-size": 15 }, { x: 40, y: y + 5 });
    y += LINE + (told.length - 1) * 18;
    return drawn;
  });
  return { body: body.join(""), high: y + MARGIN };
}

/** A text that has room for so many characters. */
export function fitting(text: string, most: number): string {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, Math.floor(most) - 1).join("")}…` : text;
}

/** Lines of a label, broken between words. */
export function lines(text: string, most: number): string[] {
  return text.split(/\s+/).reduce<string[]>((done, word) => {
    const last = done.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= most) done[done.length - 1] = `${last} ${word}`;
    else done.push(fitting(word, most));
    return done;
  }, []);
}

/** Lines of text, the first one's foot at y. */
export function column(texts: readonly string[], look: Readonly<Record<string, string | number>>, at: At): string {
  const spans = texts.map((text, line) => told("tspan", { x: at.x, y: at.y + line * 18 }, apart(text)));
  return element("text", { "font-family": FONT, ...look }, ...spans);
}
