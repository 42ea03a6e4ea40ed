/** Which partnerships are shown: by chains, owner, words, and whose turn it is; all of it stands in the address. */
import type { PartnershipsQuery } from "../../asking/typed/graphql";
import { amend, type Place } from "../../state/place";
import { asker } from "../../state/session";
import { t } from "../../texts/texts";

type Option = { value: string; label: string };

export function Filters({ data, at }: { data: PartnershipsQuery; at: Place }) {
  const chains = data.valueChains.edges.map(({ node }) => ({
    value: node.notation ?? node.id,
    label: node.label ?? node.notation ?? node.id,
  }));
  const owners = data.partnershipGroups.groups.flatMap(({ value }) => (value ? [{ value, label: value }] : []));
  const mine = { value: "mine", label: t("brokering.mine", { name: asker.value?.name ?? "" }) };
  return (
    <form class="board-filters" aria-label={t("brokering.filters")} onSubmit={(event) => event.preventDefault()}>
      <Choice name="one" at={at} label={t("brokering.chain")} options={chains} />
      <Choice name="other" at={at} label={t("brokering.otherChain")} options={chains} />
      <Choice
        name="owner"
        at={at}
        label={t("brokering.owner")}
        options={[mine, ...owners.filter(({ value }) => value !== asker.value?.name)]}
      />
      <Choice
        name="waits"
        at={at}
        label={t("brokering.waits")}
        options={[
          { value: "me", label: t("brokering.waitsMe") },
          { value: "party", label: t("brokering.waitsParty") },
        ]}
      />
      <label>
        {t("brokering.words")}{" "}
        <input type="search" value={at.text ?? ""} onChange={(event) => amend({ text: event.currentTarget.value })} />
      </label>
      <label>
        <input
          type="checkbox"
          checked={Boolean(at.ended)}
          onChange={(event) => amend({ ended: event.currentTarget.checked ? "shown" : "" })}
        />{" "}
        {t("brokering.ended")}
      </label>
    </form>
  );
}

type ChoiceProps = { name: string; at: Place; label: string; options: readonly Option[] };

function Choice({ name, at, label, options }: ChoiceProps) {
  return (
    <label>
      {label}{" "}
      <select value={at[name] ?? ""} onChange={(event) => amend({ [name]: event.currentTarget.value })}>
        <option value="">{t("brokering.any")}</option>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
