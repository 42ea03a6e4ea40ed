/** Ask for a match run: it is made in the background, and its progress told in the corner. */
import { useState } from "preact/hooks";
import { ask } from "../../asking/ask";
import { type Audience, type Scope, StartMatchRunDocument } from "../../asking/typed/graphql";
import { Faults, Field, useDoing } from "../../parts/doing";
import { t, word } from "../../texts/texts";

const SCOPES: readonly Scope[] = ["CROSS_CHAIN", "BRIDGE", "ALL"];
const AUDIENCES: readonly Audience[] = ["BROKER_ONLY", "NETWORK", "PUBLIC"];
const USUAL_TOP = 20;

export function StartRun() {
  const doing = useDoing();
  const [wish, setWish] = useState<{ scope: Scope; audience: Audience; top: number }>({
    scope: "CROSS_CHAIN",
    audience: "BROKER_ONLY",
    top: USUAL_TOP,
  });
  const say = (more: Partial<typeof wish>) => setWish((before) => ({ ...before, ...more }));

  async function start(event: Event): Promise<void> {
    event.preventDefault();
    const started = async () => {
      const { startMatchRun } = await ask(StartMatchRunDocument, { input: { ...wish, idempotencyKey: doing.once } });
      if (startMatchRun.job) (await import("../../background/tasks")).followRun(startMatchRun.job);
      return startMatchRun;
    };
    await doing.run(started, t("run.started"));
  }
  return (
    <details class="deed">
      <summary>{t("run.title")}</summary>
      <form class="words" aria-label={t("run.title")} onSubmit={start}>
        <p>{t("run.text")}</p>
        <Faults doing={doing} fields={["scope", "audience", "top"]} />
        <Field name="scope" label={t("run.scope")} doing={doing}>
          {(attributes) => (
            <select
              {...attributes}
              value={wish.scope}
              onChange={(event) => say({ scope: event.currentTarget.value as Scope })}
            >
              {SCOPES.map((one) => (
                <option key={one} value={one}>
                  {word("scope", one)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="audience" label={t("run.audience")} doing={doing}>
          {(attributes) => (
            <select
              {...attributes}
              value={wish.audience}
              onChange={(event) => say({ audience: event.currentTarget.value as Audience })}
            >
              {AUDIENCES.map((one) => (
                <option key={one} value={one}>
                  {word("audience", one)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="top" label={t("run.top")} doing={doing}>
          {(attributes) => (
            <input
              {...attributes}
              type="number"
              required
              value={wish.top}
              onInput={(event) => say({ top: Number(event.currentTarget.value) })}
            />
          )}
        </Field>
        <button type="submit" class="main" disabled={doing.busy}>
          {t("run.start")}
        </button>
      </form>
    </details>
  );
}
