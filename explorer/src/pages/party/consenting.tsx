/** Yes or no for each field of oneself: what the other parties may see; each yes can be taken back. */
import { useState } from "preact/hooks";
import { ask } from "../../asking/ask";
import { GiveConsentDocument, type MatterFragment, WithdrawConsentDocument } from "../../asking/typed/graphql";
import { Empty } from "../../parts/answer";
import { Faults, useDoing } from "../../parts/doing";
import { day, t, word } from "../../texts/texts";
import { fieldsOf } from "./matter";

const FIELDS = ["name", "role", "email", "language"] as const;

type Consent = MatterFragment["consents"][number];

export function Consenting({ matter: { consents } }: { matter: MatterFragment }) {
  const doing = useDoing();
  const [chosen, choose] = useState<readonly string[]>([]);
  const standing = new Set(consents.filter(({ withdrawn }) => !withdrawn).flatMap(({ fields }) => fields));

  async function agree(event: Event): Promise<void> {
    event.preventDefault();
    const said = async () => (await ask(GiveConsentDocument, { input: { fields: [...chosen] } })).done;
    if (await doing.run(said, t("party.agreed"))) choose([]);
  }
  return (
    <>
      <h2>{t("party.fieldsTitle")}</h2>
      <p>{t("party.fieldsText")}</p>
      <form class="words" aria-label={t("party.fieldsTitle")} onSubmit={agree}>
        <Faults doing={doing} />
        {FIELDS.map((field) => (
          <p key={field}>
            <label>
              <input
                type="checkbox"
                checked={standing.has(field) || chosen.includes(field)}
                disabled={standing.has(field)}
                onChange={(event) =>
                  choose(event.currentTarget.checked ? [...chosen, field] : chosen.filter((one) => one !== field))
                }
              />{" "}
              {word("party-field", field)}
            </label>
          </p>
        ))}
        <button type="submit" disabled={!chosen.length}>
          {t("party.agree")}
        </button>
      </form>
      <h3>{t("party.consents")}</h3>
      {consents.length === 0 && <Empty>{t("party.noConsents")}</Empty>}
      <ul class="items">
        {consents.map((consent) => (
          <li key={consent.id}>
            <Given consent={consent} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Given({ consent: { id, fields, purpose, given, withdrawn } }: { consent: Consent }) {
  const doing = useDoing();
  const named = fieldsOf(fields);
  const take = async () => (await ask(WithdrawConsentDocument, { input: { id } })).done;
  return (
    <>
      {t("party.consent", { fields: named, purpose: word("use", purpose), day: day(given) })}{" "}
      {withdrawn ? (
        <small>{t("party.withdrawn", { day: day(withdrawn) })}</small>
      ) : (
        <button
          type="button"
          aria-disabled={doing.busy}
          aria-label={t("party.withdrawOf", { fields: named })}
          onClick={() => doing.run(take, t("party.tookBack"))}
        >
          {t("party.withdraw")}
        </button>
      )}
      <Faults doing={doing} />
    </>
  );
}
