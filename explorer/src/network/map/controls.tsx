/** How the map is drawn: what colours and sizes tell, which links, how many steps around somebody. */
import { amend, type Place } from "../../state/place";
import { count, type Text, t } from "../../texts/texts";
import { DrawnBy } from "../drawing";
import { MOSTS, mostOf, SUGGESTED, suggestedOf } from "./asked";
import { FACETS, facetOf } from "./groups";
import { SIZES, sizingOf } from "./pictured";

export function Controls({ at }: { at: Place }) {
  return (
    <p class="controls">
      <Choice
        label="map.colour"
        value={facetOf(at.colour)}
        options={FACETS.map((facet) => [facet, t(`map-by.${facet}`)])}
        keep={(colour) => amend({ colour, hide: "" })}
      />
      <Choice
        label="map.sized"
        value={sizingOf(at.sized)}
        options={SIZES.map((sizing) => [sizing, t(`map-sized.${sizing}`)])}
        keep={(sized) => amend({ sized })}
      />
      <Choice
        label="map.links"
        value={at.links ?? ""}
        options={[
          ["", t("map.backbone")],
          ["all", t("map.allLinks")],
        ]}
        keep={(links) => amend({ links })}
      />
      <Choice
        label="map.drawSuggested"
        value={String(suggestedOf(at))}
        options={SUGGESTED.map((number) => [String(number), number ? t("map.best", { number }) : t("map.none")])}
        keep={(suggested) => amend({ suggested })}
      />
      <Choice
        label="map.most"
        value={String(mostOf(at))}
        options={MOSTS.map((most) => [String(most), count(most)])}
        keep={(most) => amend({ most })}
      />
      {at.around && (
        <Choice
          label="network.degrees"
          value={at.degrees ?? "1"}
          options={["1", "2", "3"].map((one) => [one, one])}
          keep={(degrees) => amend({ degrees })}
        />
      )}
      <DrawnBy at={at} />
    </p>
  );
}

type ChoiceProps = {
  label: Text;
  value: string;
  options: readonly (readonly [string, string])[];
  keep: (value: string) => void;
};

function Choice({ label, value, options, keep }: ChoiceProps) {
  return (
    <label>
      {t(label)}{" "}
      <select value={value} onChange={(event) => keep(event.currentTarget.value)}>
        {options.map(([one, title]) => (
          <option key={one} value={one}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}
