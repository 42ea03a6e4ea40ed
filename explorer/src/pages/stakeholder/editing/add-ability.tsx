/** Adds an offer or a need: a capability found as one types, how strong it is, and in which words it was said. */
import { useId, useState } from "preact/hooks";
import { t } from "../../../texts/texts";
import { type Capability, FindCapability } from "./find";
import { Level } from "./level";
import { Refusals } from "./refusals";
import { edited, type Refused } from "./sending";
import { type Sort, sent } from "./stating";

const USUAL = 0.75;

export function AddAbility({ id, sort }: { id: string; sort: Sort }) {
  const [chosen, choose] = useState<Capability>();
  const [level, setLevel] = useState(USUAL);
  const [words, setWords] = useState("");
  const [errors, setErrors] = useState<readonly Refused[]>([]);
  const [busy, setBusy] = useState(false);
  const own = useId();

  async function add(event: Event): Promise<void> {
    event.preventDefault();
    if (!chosen || busy) return;
    setBusy(true);
    const about = { stakeholder: id, capability: chosen.id, ...(words.trim() ? { words: words.trim() } : {}) };
    const refused = await edited(() => sent(sort, about, level), t("edit.added", { what: chosen.title ?? chosen.id }));
    setBusy(false);
    setErrors(refused);
    if (refused.length) return;
    choose(undefined);
    setWords("");
  }

  return (
    <form class="adding" aria-label={t(`edit-add.${sort}`)} onSubmit={add}>
      <strong aria-hidden="true">{t(`edit-add.${sort}`)}</strong>
      <FindCapability label={t(`edit-add.${sort}`)} chosen={chosen} choose={choose} />
      <Level label={t(sort === "offers" ? "edit.level" : "edit.urgency")} value={level} change={setLevel} />
      <label for={own} class="unseen">
        {t("stakeholder.words")}
      </label>
      <input
        id={own}
        type="text"
        placeholder={t("edit.wordsHint")}
        value={words}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      <button type="submit" disabled={!chosen || busy}>
        {t("edit.add")}
      </button>
      <Refusals errors={errors} />
    </form>
  );
}
