/** Finds one node by its name: a field, and what was found as buttons below it. */
import { useId, useState } from "preact/hooks";
import { useAsked } from "../asking/asked";
import { FindDocument } from "../asking/typed/graphql";
import { sentenceOf } from "../texts/failing";
import { t, word } from "../texts/texts";

type Props = { label: string; kinds: readonly string[]; pick: (id: string, title: string) => void };

export function Pick({ label, kinds, pick }: Props) {
  const [typed, setTyped] = useState("");
  const [sought, setSought] = useState("");
  const id = useId();
  const { data, problem } = useAsked(FindDocument, sought ? { text: sought, kinds: [...kinds] } : undefined);
  const hits = sought ? data?.search : undefined;
  return (
    <form
      class="pick"
      onSubmit={(event) => {
        event.preventDefault();
        setSought(typed.trim());
      }}
    >
      <label for={id}>{label}</label>{" "}
      <input id={id} type="search" value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />{" "}
      <button type="submit">{t("pick.find")}</button>
      <div role="status">
        {problem && <p lang={sentenceOf(problem).lang}>{sentenceOf(problem).text}</p>}
        {hits && !hits.length && <p>{t("search.none")}</p>}
        {hits && hits.length > 0 && <p class="unseen">{t("pick.found", { number: hits.length })}</p>}
      </div>
      {hits && hits.length > 0 && (
        <ul>
          {hits.map((hit) => (
            <li key={hit.id}>
              <button
                type="button"
                onClick={() => {
                  setTyped("");
                  setSought("");
                  pick(hit.id, hit.title ?? hit.id);
                }}
              >
                <span dir="auto">{hit.title ?? hit.id}</span> <small>{word("kind", hit.kind)}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
