/** What shapes, colours and lines mean. It is the filter, too: what is not ticked is left out, or dim where that is wished. */
import type { ComponentChildren } from "preact";
import { amend, type Place } from "../state/place";
import { count, t, word } from "../texts/texts";
import { type Look, lookOf } from "./looks";
import { compare, type Picture } from "./picture";

/** Those that look alike, and what they have in common. */
export type Group = { name: string; title: string; number: number; look: Look };

type Props = { at: Place; groups: readonly Group[]; hidden: ReadonlySet<string>; children?: ComponentChildren };

/** Which groups are not ticked, by the address. */
export function hiddenOf(at: Place): ReadonlySet<string> {
  return new Set((at.hide ?? "").split(",").filter(Boolean));
}

export function Legend({ at, groups, hidden, children }: Props) {
  const keep = (names: readonly string[]) => amend({ hide: [...names].sort().join(",") });
  const flip = (name: string) => keep(hidden.has(name) ? [...hidden].filter((one) => one !== name) : [...hidden, name]);
  const only = (name: string) => keep(groups.map((group) => group.name).filter((one) => one !== name));
  return (
    <fieldset class="sorts">
      <legend>{t("network.legend")}</legend>
      {groups.map((group) => (
        <div key={group.name} class="group">
          <label>
            <input type="checkbox" checked={!hidden.has(group.name)} onChange={() => flip(group.name)} />
            <Shape look={group.look} />{" "}
            <span>
              <bdi>{group.title}</bdi> ({count(group.number)})
            </span>
          </label>
          {groups.length > 2 && (
            <button
              type="button"
              aria-label={t("network.onlyOf", { group: group.title })}
              onClick={() => only(group.name)}
            >
              {t("network.only")}
            </button>
          )}
        </div>
      ))}
      {hidden.size > 0 && (
        <button type="button" onClick={() => keep([])}>
          {t("network.all")}
        </button>
      )}
      <label>
        <input
          type="checkbox"
          checked={at.rest === "dim"}
          onChange={(event) => amend({ rest: event.currentTarget.checked ? "dim" : "" })}
        />{" "}
        {t("network.dim")}
      </label>
      {children}
    </fieldset>
  );
}

/** The kinds of nodes that there are; each is drawn otherwise. */
export function kindsOf({ dots }: Picture): Group[] {
  const numbers = new Map<string, number>();
  for (const { kind } of dots) numbers.set(kind, (numbers.get(kind) ?? 0) + 1);
  return [...numbers]
    .sort(([a], [b]) => compare(a, b))
    .map(([name, number]) => ({ name, number, title: word("kind", name), look: lookOf(name) }));
}

/** A shape as it is in the picture; what it means is said beside it. */
export function Shape({ look, size = 24 }: { look: Look; size?: number }) {
  return (
    <svg class="sample" viewBox="0 0 40 40" width="20" height="20" aria-hidden="true">
      <text class="shape" x="20" y="20" font-size={size} fill={`light-dark(${look.light}, ${look.dark})`}>
        {look.shape}
      </text>
    </svg>
  );
}

export type Stroke = "line" | "near" | "dashed" | "marked";

/** A sort of line, and what it means. */
export type Meaning = { sort: Stroke; text: string };

export function Samples({ of }: { of: readonly Meaning[] }) {
  return (
    <>
      {of.map(({ sort, text }) => (
        <Sample key={sort} sort={sort}>
          {text}
        </Sample>
      ))}
    </>
  );
}

/** A line as it is in the picture, and what it means. */
function Sample({ sort, children }: { sort: Stroke; children: ComponentChildren }) {
  return (
    <p class="stroke">
      <svg class="sample" viewBox="0 0 40 20" width="40" height="20" aria-hidden="true">
        <line class={sort} x1="2" y1="10" x2="38" y2="10" />
      </svg>{" "}
      {children}
    </p>
  );
}
