/** What may be done with a partnership, as a menu of its card: what needs no more words is done at once. */
import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { ask } from "../../asking/ask";
import { useAsked } from "../../asking/asked";
import { NextStepsDocument, type OpenFragment, TakeStepDocument } from "../../asking/typed/graphql";
import { Answer } from "../../parts/answer";
import { Faults, useDoing } from "../../parts/doing";
import { link } from "../../state/place";
import { t, word } from "../../texts/texts";

/** The card that goes to another column, where the focus goes with it. */
export const moving = signal("");

type Step = OpenFragment["steps"][number];

export function Menu({ id, name }: { id: string; name: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details
      onToggle={(event) => setOpen(event.currentTarget.open)}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.currentTarget.open = false;
        event.currentTarget.querySelector("summary")?.focus();
      }}
    >
      <summary aria-label={t("brokering.stepsOf", { name })}>{t("brokering.steps")}</summary>
      {open && <Steps id={id} name={name} />}
    </details>
  );
}

function Steps({ id, name }: { id: string; name: string }) {
  const asked = useAsked(NextStepsDocument, { id });
  return (
    <Answer of={asked}>
      {({ nextSteps }) =>
        nextSteps?.steps.length ? (
          <ul>
            {nextSteps.steps.map((step) => (
              <li key={step.verb}>
                <StepItem id={id} name={name} step={step} />
              </li>
            ))}
          </ul>
        ) : (
          <p>{t("brokering.noSteps")}</p>
        )
      }
    </Answer>
  );
}

function StepItem({ id, name, step: { verb, needs, takes } }: { id: string; name: string; step: Step }) {
  const doing = useDoing();
  if (needs.length || takes.length) {
    return (
      <a href={link({ page: "partnership", id, step: verb })}>
        {t("brokering.furtherWords", { step: word("verb", verb) })}
      </a>
    );
  }
  const input = { partnership: id, verb };
  const take = async () => (await ask(TakeStepDocument, { input })).takeStep;
  const done = t("brokering.taken", { name, step: word("verb", verb) });
  return (
    <>
      <button
        type="button"
        aria-disabled={doing.busy}
        onClick={async () => {
          moving.value = id;
          await doing.run(take, done);
        }}
      >
        {word("verb", verb)}
      </button>
      <Faults doing={doing} />
    </>
  );
}
