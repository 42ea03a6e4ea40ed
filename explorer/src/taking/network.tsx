/** Files of a network, from the very picture that is on the screen. */
import { isDark, lookOf } from "../network/looks";
import type { Picture } from "../network/picture";
import { t, word } from "../texts/texts";
import { drawing } from "./drawing";
import { linesCsv, nodesCsv } from "./fields";
import { gexf } from "./gexf";
import { ink } from "./ink";
import { mark } from "./marks";
import type { Entry } from "./sheet";
import { drawn, type File, Take } from "./take";
import { element } from "./xml";

type NetworkProps = {
  picture: Picture;
  chosen: string;
  title: string;
  summary: string;
  /** What the colours and shapes mean; kinds where it is not said. */
  legend?: readonly { shape: string; colour: string; text: string }[];
};

export function TakeNetwork({ picture, chosen, title, summary, legend }: NetworkProps) {
  const entries = () => [...(legend ?? kinds(picture)).map(entry), dashed()];
  const files: File[] = [
    ...drawn(() => drawing(picture, chosen, { title, summary, legend: entries() })),
    { name: "taking.gexf", ending: "gexf", make: () => gexf(picture, title) },
    { name: "taking.nodes", ending: "csv", make: () => nodesCsv(picture) },
    { name: "taking.relations", ending: "csv", make: () => linesCsv(picture) },
  ];
  return <Take title={title} files={files} />;
}

function kinds({ dots }: Picture): NonNullable<NetworkProps["legend"]> {
  const counts = new Map<string, number>();
  for (const { kind } of dots) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].sort().map(([kind, number]) => {
    const look = lookOf(kind);
    return { shape: look.shape, colour: isDark() ? look.dark : look.light, text: `${word("kind", kind)} (${number})` };
  });
}

function entry({ shape, colour, text }: NonNullable<NetworkProps["legend"]>[number]): Entry {
  return { mark: (at) => mark(shape, at, 8, colour), text };
}

function dashed(): Entry {
  const look = { stroke: ink("suggested"), "stroke-width": 2, "stroke-dasharray": "7 5" };
  return {
    mark: ({ x, y }) => element("line", { x1: x - 14, y1: y, x2: x + 14, y2: y, ...look }),
    text: t("network.dashed"),
  };
}
