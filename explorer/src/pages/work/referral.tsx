/** Answer a need that was passed on: take it up, give it back with a reason, or say by which contact it was met. */
import { useState } from "preact/hooks";
import { ask } from "../../asking/ask";
import { useAsked } from "../../asking/asked";
import {
  AcceptReferralDocument,
  ContactsHeldDocument,
  FinishReferralDocument,
  ReturnReferralDocument,
} from "../../asking/typed/graphql";
import { Answer, Empty } from "../../parts/answer";
import { Faults, Field, useDoing } from "../../parts/doing";
import { day, t, word } from "../../texts/texts";

export function Answering({ id, stakeholder }: { id: string; stakeholder: string | undefined }) {
  const doing = useDoing();
  const accept = async () => (await ask(AcceptReferralDocument, { input: { id } })).acceptReferral;
  return (
    <>
      <button type="button" aria-disabled={doing.busy} onClick={() => doing.run(accept, t("referral.accepted"))}>
        {t("referral.accept")}
      </button>
      <Faults doing={doing} />
      <GivingBack id={id} />
      {stakeholder && <Finishing id={id} stakeholder={stakeholder} />}
    </>
  );
}

function GivingBack({ id }: { id: string }) {
  const doing = useDoing();
  const [reason, setReason] = useState("");
  const give = (event: Event) => {
    event.preventDefault();
    const input = { id, reason };
    return doing.run(async () => (await ask(ReturnReferralDocument, { input })).returnReferral, t("referral.returned"));
  };
  return (
    <details class="deed">
      <summary>{t("referral.return")}…</summary>
      <form class="words" aria-label={t("referral.return")} onSubmit={give}>
        <Faults doing={doing} fields={["reason"]} />
        <Field name="reason" label={t("brokering.reasonAsk")} doing={doing}>
          {(attributes) => (
            <input {...attributes} type="text" required onInput={(event) => setReason(event.currentTarget.value)} />
          )}
        </Field>
        <button type="submit" aria-disabled={doing.busy}>
          {t("referral.return")}
        </button>
      </form>
    </details>
  );
}

function Finishing({ id, stakeholder }: { id: string; stakeholder: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="deed" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("referral.finish")}…</summary>
      {open && <ByContact id={id} stakeholder={stakeholder} />}
    </details>
  );
}

function ByContact({ id, stakeholder }: { id: string; stakeholder: string }) {
  const doing = useDoing();
  const [chosen, choose] = useState("");
  const asked = useAsked(ContactsHeldDocument, { stakeholder });
  const finish = (event: Event) => {
    event.preventDefault();
    const input = { id, interaction: chosen };
    return doing.run(async () => (await ask(FinishReferralDocument, { input })).finishReferral, t("referral.finished"));
  };
  return (
    <Answer of={asked}>
      {({ interactions: { edges } }) =>
        edges.length ? (
          <form class="words" aria-label={t("referral.finish")} onSubmit={finish}>
            <Faults doing={doing} fields={["interaction"]} />
            <Field name="interaction" label={t("referral.by")} doing={doing}>
              {(attributes) => (
                <select {...attributes} required value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
                  <option value="">{t("brokering.choose")}</option>
                  {edges.map(({ node }) => (
                    <option key={node.id} value={node.id}>
                      {[day(node.day), word("contact-kind", node.kind), node.subject].filter(Boolean).join(", ")}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <button type="submit" aria-disabled={doing.busy}>
              {t("referral.finish")}
            </button>
          </form>
        ) : (
          <Empty>{t("referral.noContact")}</Empty>
        )
      }
    </Answer>
  );
}
