/** Ask for a match run: it is made in the background, and its progress told in the corner. */
import { useState } from "preact/hooks";
import { ask } from "../../asking/ask";
import { type Audience, type Scope, StartMatchRunDocument } from "../../asking/typed/graphql";
import { Faults, useDoing } from "../../parts/doing";
import { Choice, Input } from "../../parts/fields";
import { t, word } from "../../texts/texts";

const SCOPES: readonly Scope[] = ["CROSS_CHAIN", "BRIDGE", "ALL"];
const AUDIENCES: readonly Audience[] = ["BROKER_ONLY", "NETWORK", "PUBLIC"];

type Wish = { scope: Scope; audience: Audience; top: number };
const USUAL: Wish = { scope: "CROSS_CHAIN", audience: "BROKER_ONLY", top: 20 };

export function StartRun() {
  return (
    <details class="deed">
      <summary>{t("run.title")}</summary>
      <Starting />
    </details>
  );
}

function Starting() {
  const doing = useDoing();
  const [wish, setWish] = useState(USUAL);
  const say = (more: Partial<typeof wish>) => setWish((before) => ({ ...before, ...more }));

  async function start(event: Event): Promise<void> {
    event.preventDefault();
    const started = async () => {
      const { startMatchRun } = await ask(StartMatchRunDocument, { input: wish });
      if (startMatchRun.job) (await import("../../background/tasks")).followRun(startMatchRun.job);
      return startMatchRun;
    };
    await doing.run(started, t("run.started"));
  }
  return (
    <form class="words" aria-label={t("run.title")} onSubmit={start}>
      <p>{t("run.text")}</p>
      <Faults doing={doing} fields={["scope", "audience", "top"]} />
      <Choice
        name="scope"
        label={t("run.scope")}
        doing={doing}
        value={wish.scope}
        options={SCOPES.map((one) => [one, word("scope", one)])}
        say={(scope) => say({ scope: scope as Scope })}
      />
      <Choice
        name="audience"
        label={t("run.audience")}
        doing={doing}
        value={wish.audience}
        options={AUDIENCES.map((one) => [one, word("audience", one)])}
        say={(audience) => say({ audience: audience as Audience })}
      />
      <Input
        name="top"
        label={t("run.top")}
        doing={doing}
        type="number"
        required
        value={String(wish.top)}
        say={(top) => say({ top: Number(top) })}
      />
      <button type="submit" class="main" aria-disabled={doing.busy}>
        {t("run.start")}
      </button>
    </form>
  );
}
