/** The legend of a map: groups by colour and shape, what sizes say, and lines. */
import type { Place } from "../../state/place";
import { count, t } from "../../texts/texts";
import { Legend, type Meaning, Samples, Shape } from "../legend";
import { OTHER } from "../looks";
import type { Picture } from "../picture";
import type { Grouping } from "./groups";
import { type MapAnswer, measure, radii, type Sizing } from "./pictured";

type Props = {
  at: Place;
  grouping: Grouping;
  hidden: ReadonlySet<string>;
  sizing: Sizing;
  answer: MapAnswer;
  picture: Picture;
};

/** A letter is as high as this many times the radius of its shape. */
const LETTER_OF_RADIUS = 3.4 / 1.4;

export function MapKey({ at, grouping, hidden, sizing, answer, picture }: Props) {
  const values = answer.nodes.map((node) => measure(node, sizing));
  const most = values.reduce((high, value) => Math.max(high, value), 0);
  const [small, large] = radii(answer.nodes.length);
  return (
    <Legend at={at} groups={grouping.groups} hidden={hidden}>
      {sizing !== "none" && most > 0 && (
        <p class="sizes">
          {t(`map-sized.${sizing}`)}: <Shape look={OTHER} size={small * LETTER_OF_RADIUS} /> {count(0)} –{" "}
          <Shape look={OTHER} size={large * LETTER_OF_RADIUS} /> {count(Math.round(most))}
        </p>
      )}
      <Samples of={strokesOf(at, answer, picture)} />
    </Legend>
  );
}

/** What the sorts of lines mean that there are. */
export function strokesOf(at: Place, answer: MapAnswer, picture: Picture): Meaning[] {
  const all: (Meaning | false)[] = [
    { sort: "line", text: t(at.links === "all" ? "map.together" : "map.togetherBackbone") },
    { sort: "near", text: t("map.near") },
    answer.suggested.length > 0 && { sort: "dashed", text: t("map.dashed") },
    picture.lines.some(({ marked }) => marked) && { sort: "marked", text: t("way.title") },
  ];
  return all.filter((one) => one !== false);
}
