/** Who is on the map: chain, country, kind, size, capability and years, all in the address. */
import { useAsked } from "../../asking/asked";
import { MapChoicesDocument, type MapChoicesQuery } from "../../asking/typed/graphql";
import { amend, type Place } from "../../state/place";
import { language } from "../../state/preferences";
import { count, country, type Text, t, word } from "../../texts/texts";
import { Pick } from "../pick";
import { Years } from "../years";

const SIZES = ["micro", "small", "medium", "large"];
const NAMES = ["one", "other", "country", "kind", "size", "capability", "since", "until"];

export function Filters({ at }: { at: Place }) {
  const { data } = useAsked(MapChoicesDocument, { language: language.value === "nl" ? "NL" : "EN" });
  const used = NAMES.filter((name) => at[name]);
  return (
    <details class="filters" open={used.some((name) => name !== "one" && name !== "other")}>
      <summary>
        {t("map.filters")} {used.length > 0 && <small>({used.length})</small>}
      </summary>
      {data && <Choices at={at} data={data} />}
      {used.length > 0 && (
        <button type="button" onClick={() => amend(Object.fromEntries(NAMES.map((name) => [name, ""])))}>
          {t("map.everybody")}
        </button>
      )}
    </details>
  );
}

function Choices({ at, data }: { at: Place; data: MapChoicesQuery }) {
  const chains = data.valueChains.edges.flatMap(({ node: { notation, label } }) =>
    notation ? [[notation, label ?? notation] as const] : [],
  );
  const year = (day: string | null | undefined, or: number) => (day ? Number(day.slice(0, 4)) : or);
  const now = new Date().getFullYear();
  return (
    <>
      <p class="controls">
        <Choice at={at} name="one" label="map.chain" options={chains} />
        <Choice at={at} name="other" label="map.otherChain" options={chains} />
        <Choice
          at={at}
          name="country"
          label="stakeholder.country"
          options={optionsOf(data.countries.groups, country)}
        />
        <Choice
          at={at}
          name="kind"
          label="stakeholder.kind"
          options={optionsOf(data.kinds.groups, (code) => word("stakeholder-kind", code))}
        />
        <Choice
          at={at}
          name="size"
          label="stakeholder.size"
          options={SIZES.map((size) => [size, word("size", size)])}
        />
      </p>
      <Capability at={at} />
      <Years
        at={at}
        about={t("map.years")}
        least={year(data.earliest.edges[0]?.node.start, now)}
        most={year(data.latest.edges[0]?.node.end, now)}
      />
    </>
  );
}

type Options = readonly (readonly [string, string])[];

function optionsOf(groups: MapChoicesQuery["kinds"]["groups"], title: (code: string) => string): Options {
  return groups
    .flatMap(({ value, count: number }) => (value ? [[value, `${title(value)} (${count(number)})`] as const] : []))
    .sort((a, b) => a[1].localeCompare(b[1]));
}

function Choice({ at, name, label, options }: { at: Place; name: string; label: Text; options: Options }) {
  return (
    <label>
      {t(label)}{" "}
      <select value={at[name] ?? ""} onChange={(event) => amend({ [name]: event.currentTarget.value, view: "" })}>
        <option value="">{t("map.any")}</option>
        {options.map(([value, title]) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

function Capability({ at }: { at: Place }) {
  if (!at.capability) {
    return (
      <Pick
        label={t("map.capability")}
        kinds={["Capability"]}
        pick={(id, title) => amend({ capability: id, able: title })}
      />
    );
  }
  return (
    <p>
      {t("map.capability")}: <span dir="auto">{at.able || at.capability}</span>{" "}
      <button type="button" onClick={() => amend({ capability: "", able: "" })}>
        {t("map.any")}
      </button>
    </p>
  );
}
