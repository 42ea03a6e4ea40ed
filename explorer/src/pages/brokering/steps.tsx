/** What may be done with a partnership now: a button for each step, and for those that need words a form with them. */
import { useEffect, useRef, useState } from "preact/hooks";
import { ask } from "../../asking/ask";
import {
  type CooperationForm,
  type DeclineReason,
  type OpenFragment,
  TakeStepDocument,
  type TakeStepInput,
} from "../../asking/typed/graphql";
import { Empty } from "../../parts/answer";
import { type Doing, Faults, Field, useDoing } from "../../parts/doing";
import { amend, type Place } from "../../state/place";
import { t, word } from "../../texts/texts";
import type { Found } from "./partnership";
import { Reason } from "./reason";
import { nameOf, titleOf } from "./standing";

type Step = OpenFragment["steps"][number];
type Service = { id: string; name: string | null };
type Props = { found: Found; next: OpenFragment | null; services: readonly Service[]; at: Place };

const FORMS: readonly CooperationForm[] = [
  "RESEARCH_COOPERATION_AGREEMENT",
  "COMMERCIAL_AGREEMENT",
  "COMMERCIAL_AGREEMENT_WITH_TECHNICAL_ASSISTANCE",
  "SUPPLIER_AGREEMENT",
  "OUTSOURCING_AGREEMENT",
  "LICENCE_AGREEMENT",
  "JOINT_VENTURE",
  "INVESTMENT_AGREEMENT",
];

export function Steps({ found, next, services, at }: Props) {
  const doing = useDoing();
  const group = useRef<HTMLDivElement>(null);
  const steps = next?.steps ?? [];
  if (!steps.length) return <Empty>{t("brokering.noSteps")}</Empty>;
  const open = steps.find(({ verb }) => verb === at.step);
  const close = () => {
    amend({ step: "" });
    group.current?.focus();
  };
  const take = (step: Step, words: Partial<TakeStepInput>) => {
    const input = { partnership: found.id, verb: step.verb, ifMatch: found.etag, ...words };
    const done = t("brokering.taken", { name: titleOf(found), step: word("verb", step.verb) });
    return doing.run(async () => (await ask(TakeStepDocument, { input })).takeStep, done);
  };
  return (
    <>
      <div class="steps" role="group" aria-label={t("brokering.now")} tabIndex={-1} ref={group}>
        {steps.map((step) => (
          <StepButton key={step.verb} step={step} open={open === step} doing={doing} take={() => take(step, {})} />
        ))}
      </div>
      {!open && <Faults doing={doing} />}
      {open && (
        <Words key={open.verb} step={open} found={found} services={services} doing={doing} take={take} close={close} />
      )}
    </>
  );
}

function wordless({ needs, takes }: Step): boolean {
  return needs.length === 0 && takes.length === 0;
}

type ButtonProps = { step: Step; open: boolean; doing: Doing; take: () => void };

function StepButton({ step, open, doing, take }: ButtonProps) {
  const { verb } = step;
  if (wordless(step)) {
    return (
      <button type="button" aria-disabled={doing.busy} title={word("verb-meaning", verb)} onClick={take}>
        {word("verb", verb)}
      </button>
    );
  }
  return (
    <button
      type="button"
      aria-expanded={open}
      title={word("verb-meaning", verb)}
      onClick={() => amend({ step: open ? "" : verb })}
    >
      {word("verb", verb)}…
    </button>
  );
}

type WordsProps = {
  step: Step;
  found: Found;
  services: readonly Service[];
  doing: Doing;
  take: (step: Step, words: Partial<TakeStepInput>) => Promise<boolean>;
  close: () => void;
};

/** What a step needs to be said along with it. */
function Words({ step, found, services, doing, take, close }: WordsProps) {
  const [words, setWords] = useState<Partial<TakeStepInput>>({
    ...(step.parties[0] ? { party: step.parties[0] } : {}),
  });
  const say = (more: Partial<TakeStepInput>) => setWords((before) => ({ ...before, ...more }));
  const first = useRef<HTMLHeadingElement>(null);
  useEffect(() => first.current?.focus(), []);
  const given = { doing, words, say };
  return (
    <form
      class="words"
      aria-label={word("verb", step.verb)}
      onSubmit={async (event) => {
        event.preventDefault();
        if (await take(step, words)) close();
      }}
    >
      <h3 tabIndex={-1} ref={first}>
        {word("verb", step.verb)}
      </h3>
      <p>{word("verb-meaning", step.verb)}</p>
      <Faults doing={doing} fields={["party", "reason", "wrong", "jointStep", "service", "form", "title"]} />
      {step.parties.length > 0 && <Party step={step} found={found} {...given} />}
      {step.needs.includes("REASON") && <Reason {...given} reason={words.reason as DeclineReason | undefined} />}
      {step.takes.includes("jointStep") && <JointStep services={services} {...given} />}
      {step.takes.includes("form") && <Agreement found={found} {...given} />}
      <button type="submit" class="main" aria-disabled={doing.busy}>
        {t("brokering.do", { step: word("verb", step.verb) })}
      </button>{" "}
      <button type="button" onClick={close}>
        {t("brokering.leave")}
      </button>
    </form>
  );
}

export type Given = {
  doing: Doing;
  words: Partial<TakeStepInput>;
  say: (more: Partial<TakeStepInput>) => void;
};

function Party({ step, found, doing, words, say }: Given & { step: Step; found: Found }) {
  const parties = found.parties.edges.map(({ node }) => node).filter(({ id }) => step.parties.includes(id));
  return (
    <Field name="party" label={t("brokering.whose")} doing={doing}>
      {(attributes) => (
        <select
          {...attributes}
          value={words.party ?? ""}
          onChange={(event) => say({ party: event.currentTarget.value })}
        >
          {parties.map((party) => (
            <option key={party.id} value={party.id}>
              {nameOf(party)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function JointStep({ services, doing, say }: Given & { services: readonly Service[] }) {
  return (
    <>
      <Field name="jointStep" label={t("brokering.jointStepAsk")} doing={doing}>
        {(attributes) => (
          <input {...attributes} type="text" onInput={(event) => say({ jointStep: event.currentTarget.value })} />
        )}
      </Field>
      <Field name="service" label={t("brokering.paysAsk")} doing={doing}>
        {(attributes) => (
          <select {...attributes} onChange={(event) => say({ service: event.currentTarget.value || null })}>
            <option value="">{t("brokering.nobodyPays")}</option>
            {services.map((service) => (
              <option key={service.id} value={service.id}>
                {nameOf(service)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}

function Agreement({ found, doing, say }: Given & { found: Found }) {
  return (
    <>
      <Field name="form" label={t("brokering.form")} doing={doing}>
        {(attributes) => (
          <select
            {...attributes}
            onChange={(event) => say({ form: (event.currentTarget.value || null) as CooperationForm | null })}
          >
            <option value="">{t("brokering.notSaid")}</option>
            {FORMS.map((form) => (
              <option key={form} value={form}>
                {word("form", form)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field name="title" label={t("brokering.titleAsk")} doing={doing}>
        {(attributes) => (
          <input
            {...attributes}
            type="text"
            placeholder={found.title ?? ""}
            onInput={(event) => say({ title: event.currentTarget.value || null })}
          />
        )}
      </Field>
    </>
  );
}
