/** A picture drawn by what suits it: SVG where it is small or there is no WebGL, else WebGL. */
import { useMemo } from "preact/hooks";
import { amend, type Place } from "../state/place";
import { t } from "../texts/texts";
import { BY_SVG, budget, hasWebGl, isSoftware, MOST_BY_SVG } from "./budget";
import { Canvas } from "./canvas";
import type { Line, Picture } from "./picture";
import { SvgPicture } from "./svg";

/** What both ways of drawing are told. */
export type Drawn = {
  picture: Picture;
  chosen: string;
  /** Lines that stand out: those of the chosen one and those that are marked. */
  heavy: readonly Line[];
  label: string;
  choose: (id: string) => void;
  /** Where it is looked at, as the address has it. */
  view: string;
  keepView: (view: string) => void;
};

type Props = {
  at: Place;
  picture: Picture;
  /** The picture without what comes and goes with the chosen one: it is drawn once. */
  ground?: Picture;
  chosen: string;
  label: string;
  choose: (id: string) => void;
};

export function Drawing({ at, picture, ground = picture, chosen, label, choose }: Props) {
  const heavy = useMemo(
    () => picture.lines.filter(({ from, to, marked }) => marked || from === at.chosen || to === at.chosen),
    [picture, at.chosen],
  );
  const byWebGl = drawnBy(at.drawn, picture);
  const shown = useMemo(() => (byWebGl ? ground : largest(picture)), [byWebGl ? ground : picture, byWebGl]);
  const keepView = (view: string) => amend({ view });
  const props: Drawn = { picture: shown, chosen, heavy, label, choose, view: at.view ?? "", keepView };
  return byWebGl ? <Canvas {...props} /> : <SvgPicture {...props} />;
}

function drawnBy(wanted: string | undefined, { dots }: Picture): boolean {
  return (wanted || (dots.length > BY_SVG ? "webgl" : "svg")) === "webgl" && hasWebGl();
}

/** As many as SVG bears. */
function largest(picture: Picture): Picture {
  if (picture.dots.length <= MOST_BY_SVG) return picture;
  const dots = picture.dots.toSorted((a, b) => (b.size ?? 0) - (a.size ?? 0)).slice(0, MOST_BY_SVG);
  const there = new Set(dots.map(({ id }) => id));
  return { dots, lines: picture.lines.filter(({ from, to }) => there.has(from) && there.has(to)) };
}

/** What is not drawn, or not always, and why; nothing where everything is. */
export function Left({ at, picture }: { at: Place; picture: Picture }) {
  const byWebGl = drawnBy(at.drawn, picture);
  const most = budget().lines;
  return (
    <>
      {!byWebGl && picture.dots.length > MOST_BY_SVG && t("network.bySvg", { most: MOST_BY_SVG })}
      {byWebGl && isSoftware() && t("network.software")}{" "}
      {byWebGl && picture.lines.length > most && t("network.mostLines", { most })}
    </>
  );
}

export function DrawnBy({ at }: { at: Place }) {
  return (
    <label>
      {t("network.drawn")}{" "}
      <select value={at.drawn ?? ""} onChange={(event) => amend({ drawn: event.currentTarget.value })}>
        {["", "svg", "webgl"].map((way) => (
          <option key={way} value={way}>
            {way.toUpperCase() || t("network.automatic")}
          </option>
        ))}
      </select>
    </label>
  );
}
