/** Files of a network, from the very picture that is on the screen. */
import type { Group, Meaning } from "../network/legend";
import { isDark } from "../network/looks";
import type { Picture } from "../network/picture";
import { drawing, stroke } from "./drawing";
import { linesCsv, nodesCsv } from "./fields";
import { gexf } from "./gexf";
import { mark } from "./marks";
import type { Entry } from "./sheet";
import { drawn, type File, Take } from "./take";
import { element } from "./xml";

type Props = {
  picture: Picture;
  chosen: string;
  title: string;
  summary: string;
  /** What colours and shapes mean, and what lines do. */
  groups: readonly Group[];
  strokes: readonly Meaning[];
};

export function TakeNetwork({ picture, chosen, title, summary, groups, strokes }: Props) {
  const legend = () => [...groups.map(shape), ...strokes.map(line)];
  const files: File[] = [
    ...drawn(() => drawing(picture, chosen, { title, summary, legend: legend() })),
    { name: "taking.gexf", ending: "gexf", make: () => gexf(picture, title) },
    { name: "taking.nodes", ending: "csv", make: () => nodesCsv(picture) },
    { name: "taking.relations", ending: "csv", make: () => linesCsv(picture) },
  ];
  return <Take title={title} files={files} />;
}

function shape({ look, title, number }: Group): Entry {
  const colour = isDark() ? look.dark : look.light;
  return { mark: (at) => mark(look.shape, at, 8, colour), text: `${title} (${number})` };
}

function line({ sort, text }: Meaning): Entry {
  return { mark: ({ x, y }) => element("line", { x1: x - 14, y1: y, x2: x + 14, y2: y, ...stroke(sort) }), text };
}
