/** Why a party declines, what that does, and what is wrong where a fact is. */
import type { DeclineReason } from "../../asking/typed/graphql";
import { type Doing, Field } from "../../parts/doing";
import { t, word } from "../../texts/texts";

export const REASONS: readonly DeclineReason[] = [
  "NO_FIT",
  "NO_TIME",
  "ALREADY_TOGETHER",
  "WRONG_FACT",
  "COMPETITOR",
  "NEVER",
  "CEASED",
];

/** What of an organisation is said wrongly often enough to be offered. */
const PROPERTIES = ["city", "name", "country", "website", "description", "sizeClass", "founded", "kind"] as const;

type Words = { reason?: DeclineReason | null | undefined; wrong?: Wrong | null | undefined };
type Props = {
  doing: Doing;
  words: Words;
  say: (more: Words) => void;
  reason: DeclineReason | undefined;
};

export function Reason({ doing, words, say, reason }: Props) {
  return (
    <>
      <Field name="reason" label={t("brokering.reasonAsk")} doing={doing}>
        {(attributes) => (
          <select
            {...attributes}
            value={reason ?? ""}
            onChange={(event) => say({ reason: (event.currentTarget.value || null) as DeclineReason | null })}
          >
            <option value="">{t("brokering.choose")}</option>
            {REASONS.map((one) => (
              <option key={one} value={one}>
                {word("reason", one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {reason && <p class="effect">{word("effect", reason)}</p>}
      {reason === "WRONG_FACT" && (
        <WrongFact
          doing={doing}
          wrong={words.wrong ?? { property: PROPERTIES[0], right: "" }}
          say={(wrong) => say({ wrong })}
        />
      )}
    </>
  );
}

type Wrong = { property: string; right: string };
type WrongProps = { doing: Doing; wrong: Wrong; say: (wrong: Wrong) => void };

/** Which fact of an organisation is wrong, and what is right. */
export function WrongFact({ doing, wrong, say }: WrongProps) {
  return (
    <>
      <Field name="wrong" label={t("brokering.wrongWhat")} doing={doing}>
        {(attributes) => (
          <select
            {...attributes}
            value={wrong.property}
            onChange={(event) => say({ ...wrong, property: event.currentTarget.value })}
          >
            {PROPERTIES.map((name) => (
              <option key={name} value={name}>
                {t(`property.${name}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field name="right" label={t("brokering.wrongRight")} doing={doing}>
        {(attributes) => (
          <input
            {...attributes}
            type="text"
            required
            value={wrong.right}
            onInput={(event) => say({ ...wrong, right: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}
