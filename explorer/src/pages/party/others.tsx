/** The other parties: masked until all agreed, then by name, with the people who agreed to be shown. */
import type { MatterFragment } from "../../asking/typed/graphql";
import { country, t, word } from "../../texts/texts";

type Partnership = NonNullable<MatterFragment["partnership"]>;

export function Others({ partnership: { masked, known } }: { partnership: Partnership }) {
  return (
    <>
      <h3>{t("party.others")}</h3>
      {masked.length > 0 && <p>{t("party.maskedText")}</p>}
      <ul class="items">
        {masked.map((one, number) => (
          <li key={number}>
            <strong>{word("stakeholder-kind", one.kind) || t("party.maskedOne")}</strong>{" "}
            {[country(one.country), word("size", one.sizeClass)].filter(Boolean).join(", ")}
            <Words name={t("party.chains")} words={one.chains.map((code) => word("chain", code))} />
            <Words name={t("party.offers")} words={one.offers} />
            <Words name={t("party.needs")} words={one.needs} />
          </li>
        ))}
        {known.map((one) => (
          <li key={one.id}>
            <strong dir="auto">{one.name ?? one.id}</strong>
            {one.people.length === 0 && <p>{t("party.noPeople")}</p>}
            {one.people.map((person, number) => (
              <p key={number} dir="auto">
                {[person.name, person.role, person.email, person.language].filter(Boolean).join(", ")}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}

function Words({ name, words }: { name: string; words: readonly string[] }) {
  if (!words.length) return null;
  return (
    <p dir="auto">
      {name}: {words.join(", ")}
    </p>
  );
}
