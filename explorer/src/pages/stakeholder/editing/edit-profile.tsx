/** Edits a profile: what is wrong stands at its field; what somebody else changed meanwhile stands beside one's own. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { ask } from "../../../asking/ask";
import { useAsked } from "../../../asking/asked";
import { type ProfileFragment, ProfileNowDocument, UpdateProfileDocument } from "../../../asking/typed/graphql";
import { Answer } from "../../../parts/answer";
import type { Sentence } from "../../../texts/failing";
import { t } from "../../../texts/texts";
import { Conflict } from "./conflict";
import { type Draft, differing, draftOf, FIELDS, type Field, inputOf, notWhole, shown, titleOf } from "./fields";
import { Refusals } from "./refusals";
import { edited, isStale, type Refused, wrongWith } from "./sending";

type Version = { id: string; etag: string; values: Draft };

function version(profile: ProfileFragment): Version {
  return { id: profile.id, etag: profile.etag, values: draftOf(profile) };
}

/** Begins with the profile as it is now, which may not be what the page shows any more. */
export function EditProfile({ id, close }: { id: string; close: () => void }) {
  const asked = useAsked(ProfileNowDocument, { id });
  return (
    <Answer of={asked}>
      {({ node }) => (node?.__typename === "Stakeholder" ? <Form profile={node} close={close} /> : null)}
    </Answer>
  );
}

function Form({ profile, close }: { profile: ProfileFragment; close: () => void }) {
  const [read, setRead] = useState(version(profile));
  const [draft, setDraft] = useState(read.values);
  const [errors, setErrors] = useState<readonly Refused[]>([]);
  const [theirs, setTheirs] = useState<Version>();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) form.current?.querySelector("input")?.focus();
  }, []);

  async function save(from: Version): Promise<void> {
    if (!differing(from.values, draft).length) return close();
    const wrong = notWhole(draft);
    if (wrong.length)
      return setErrors(wrong.map((name) => ({ code: "INVALID", message: t("edit.whole"), field: [name], own: true })));
    setBusy(true);
    const input = inputOf(from, from.values, draft);
    const refused = await edited(
      async () => (await ask(UpdateProfileDocument, input)).updateStakeholder,
      t("edit.saved", { name: draft.name || from.id }),
    );
    setBusy(false);
    if (!refused.length) return close();
    setErrors(refused);
    if (isStale(refused)) await look();
  }

  async function look(): Promise<void> {
    const { node } = await ask(ProfileNowDocument, { id: read.id });
    if (node?.__typename === "Stakeholder") setTheirs(version(node));
  }

  /** What they changed and I did not is theirs anyway; of what both changed, one is chosen. */
  function settle(now: Version, mine: boolean): void {
    const kept = differing(read.values, draft).filter((name) => mine || now.values[name] === read.values[name]);
    setDraft({ ...now.values, ...Object.fromEntries(kept.map((name) => [name, draft[name]])) });
    setRead(now);
    setTheirs(undefined);
    setErrors([]);
  }

  return (
    <form
      class="edit"
      ref={form}
      noValidate
      aria-label={t("edit.profile")}
      onSubmit={(event) => {
        event.preventDefault();
        save(read);
      }}
    >
      <p>{t("edit.how")}</p>
      {theirs && (
        <Conflict before={read.values} theirs={theirs.values} mine={draft} settle={(own) => settle(theirs, own)} />
      )}
      {!theirs && <Refusals errors={errors.filter(({ field }) => !FIELDS.some(({ name }) => name === field.at(-1)))} />}
      <div class="fields">
        {FIELDS.map((field) => (
          <Input
            key={field.name}
            field={field}
            value={draft[field.name]}
            wrong={wrongWith(field.name, errors)}
            change={(value) => setDraft({ ...draft, [field.name]: value })}
          />
        ))}
      </div>
      <p>
        <button type="submit" class="main" disabled={busy || theirs !== undefined}>
          {t("edit.save")}
        </button>{" "}
        <button type="button" onClick={close}>
          {t("edit.cancel")}
        </button>
      </p>
    </form>
  );
}

type InputProps = { field: Field; value: string; wrong: Sentence | undefined; change: (value: string) => void };

function Input({ field: { name, sort, choices }, value, wrong, change }: InputProps) {
  const own = useId();
  const common = {
    id: own,
    value,
    ...(wrong ? { "aria-invalid": true, "aria-describedby": `${own}-wrong` } : {}),
  };
  return (
    <div class={sort === "long" ? "wide" : ""}>
      <label for={own}>{titleOf(name)}</label>
      {sort === "choice" && (
        <select {...common} onChange={(event) => change(event.currentTarget.value)}>
          <option value="">{t("edit.unknown")}</option>
          {choices?.map((one) => (
            <option key={one} value={one}>
              {shown(name, one)}
            </option>
          ))}
        </select>
      )}
      {sort === "long" && <textarea rows={4} {...common} onInput={(event) => change(event.currentTarget.value)} />}
      {(sort === "text" || sort === "number") && (
        <input
          type="text"
          inputMode={sort === "number" ? "numeric" : "text"}
          {...common}
          onInput={(event) => change(event.currentTarget.value)}
        />
      )}
      {wrong && (
        <p class="wrong" id={`${own}-wrong`} lang={wrong.lang}>
          {wrong.text}
        </p>
      )}
    </div>
  );
}
