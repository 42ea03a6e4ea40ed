/** Choices that stand in the address: what is shown is what was chosen, for whoever is sent the address. */
import { amend, place } from "../state/place";
import { t } from "../texts/texts";

export type Option = readonly [value: string, label: string];

type Props = {
  /** The parameter of the address. */
  name: string;
  title: string;
  options: readonly Option[];
  /** What is chosen where the address says nothing; without it there is an "all". */
  first?: string;
};

export function Choice({ name, title, options, first }: Props) {
  return (
    <label class="choice">
      {title}{" "}
      <select
        value={place.value[name] ?? first ?? ""}
        onChange={(event) => amend({ [name]: event.currentTarget.value })}
      >
        {first === undefined && <option value="">{t("choice.all")}</option>}
        {options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

type Simple = { name: string; title: string; first?: string };

/** A number that stands in the address; asked anew when one is done typing. */
export function NumberChoice({ name, title, first = "", most }: Simple & { most: number }) {
  return (
    <label class="choice">
      {title}{" "}
      <input
        type="number"
        min={0}
        max={most}
        value={place.value[name] ?? first}
        onChange={(event) => amend({ [name]: event.currentTarget.value })}
      />
    </label>
  );
}

/** A day that stands in the address. */
export function DayChoice({ name, title, first = "" }: Simple) {
  return (
    <label class="choice">
      {title}{" "}
      <input
        type="date"
        value={place.value[name] ?? first}
        onChange={(event) => amend({ [name]: event.currentTarget.value })}
      />
    </label>
  );
}

export function labelled(edges: readonly { node: { id: string; label: string | null } }[]): Option[] {
  const all = edges.map(({ node }): Option => [node.id, node.label ?? node.id]);
  return all.sort(([, one], [, other]) => one.localeCompare(other));
}
