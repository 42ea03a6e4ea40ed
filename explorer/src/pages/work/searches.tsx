/** Saved searches: which there are, whether one is told at once, in a digest or not at all; a new one for two chains. */
import { useState } from "preact/hooks";
import { ask } from "../../asking/ask";
import { useAsked } from "../../asking/asked";
import {
  ChainsDocument,
  ChooseDigestDocument,
  DeleteSearchDocument,
  type DigestPeriod,
  SaveSearchDocument,
  type SinceQuery,
} from "../../asking/typed/graphql";
import { followed } from "../../background/kept";
import { Answer, Empty } from "../../parts/answer";
import { Faults, Field, useDoing } from "../../parts/doing";
import { Choice } from "../../parts/fields";
import { language } from "../../state/preferences";
import { t, word } from "../../texts/texts";

type Search = SinceQuery["savedSearches"][number];

export function Searches({ searches, every }: { searches: readonly Search[]; every: DigestPeriod | null }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("searches.title", { number: searches.length })}</summary>
      {open && (
        <>
          <Digest every={every} />
          {searches.length === 0 && <Empty>{t("searches.none")}</Empty>}
          <ul class="items">
            {searches.map((search) => (
              <li key={search.id}>
                <Saved search={search} />
              </li>
            ))}
          </ul>
          <New />
        </>
      )}
    </details>
  );
}

function Digest({ every }: { every: DigestPeriod | null }) {
  const doing = useDoing();
  const choose = (value: string) => {
    const wanted = (value || null) as DigestPeriod | null;
    const chosen = async () => (await ask(ChooseDigestDocument, { input: { every: wanted } })).chooseDigest;
    return doing.run(chosen, t("searches.digestDone"));
  };
  return (
    <Field name="every" label={t("searches.digest")} doing={doing}>
      {(attributes) => (
        <select {...attributes} value={every ?? ""} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">{t("searches.never")}</option>
          <option value="DAILY">{word("period", "DAILY")}</option>
          <option value="WEEKLY">{word("period", "WEEKLY")}</option>
        </select>
      )}
    </Field>
  );
}

function Saved({ search: { id, name, over, found, capped } }: { search: Search }) {
  const doing = useDoing();
  const following = followed() === id;
  const forget = async () => (await ask(DeleteSearchDocument, { input: { id } })).deleteSearch;

  async function follow(): Promise<void> {
    const { followSearch, leaveSearch } = await import("../../background/tasks");
    following ? leaveSearch() : followSearch(id, name);
  }
  return (
    <>
      <span dir="auto">{name}</span>{" "}
      <small>
        {found == null ? t("searches.filling") : t("searches.found", { number: found, more: capped ? "+" : "" })}
      </small>{" "}
      {over === "suggestions" && (
        <button type="button" aria-pressed={following} onClick={follow} aria-label={t("searches.followOf", { name })}>
          {t("searches.follow")}
        </button>
      )}{" "}
      <button
        type="button"
        aria-disabled={doing.busy}
        onClick={() => doing.run(forget, t("searches.deleted", { name }))}
        aria-label={t("searches.deleteOf", { name })}
      >
        {t("searches.delete")}
      </button>
      <Faults doing={doing} />
    </>
  );
}

/** What is suggested between two chains is what most want to hear of; other filters are saved over GraphQL. */
function New() {
  const asked = useAsked(ChainsDocument, { language: language.value === "nl" ? "NL" : "EN" });
  return (
    <Answer of={asked}>
      {({ valueChains }) => (
        <Pair chains={valueChains.edges.map(({ node }) => [node.notation ?? "", node.label ?? ""])} />
      )}
    </Answer>
  );
}

function Pair({ chains }: { chains: readonly (readonly [code: string, label: string])[] }) {
  const doing = useDoing();
  const [pair, setPair] = useState({ from: "", to: "" });
  const label = (code: string) => new Map(chains).get(code) ?? code;
  const save = (event: Event) => {
    event.preventDefault();
    const name = `${label(pair.from)} → ${label(pair.to)}`;
    const suggestions = { chainFrom: { eq: pair.from }, chainTo: { eq: pair.to } };
    const input = { name, suggestions };
    return doing.run(async () => (await ask(SaveSearchDocument, { input })).saveSearch, t("searches.saved", { name }));
  };
  return (
    <form class="words" aria-label={t("searches.new")} onSubmit={save}>
      <strong>{t("searches.new")}</strong>
      <Faults doing={doing} />
      {(["from", "to"] as const).map((end) => (
        <Choice
          key={end}
          name={end}
          label={t(`searches.${end}`)}
          doing={doing}
          required
          value={pair[end]}
          options={chains}
          none={t("brokering.choose")}
          say={(code) => setPair({ ...pair, [end]: code })}
        />
      ))}
      <button type="submit" aria-disabled={doing.busy}>
        {t("searches.save")}
      </button>
    </form>
  );
}
