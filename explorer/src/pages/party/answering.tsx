/** Yes or no to a partnership: what makes sense after what was said before. */
import { useState } from "preact/hooks";
import { ask } from "../../asking/ask";
import {
  AnswerPartnershipDocument,
  type AnswerPartnershipInput,
  type MatterFragment,
} from "../../asking/typed/graphql";
import { Empty } from "../../parts/answer";
import { type Doing, Faults, useDoing } from "../../parts/doing";
import { t } from "../../texts/texts";
import { Reason } from "../brokering/reason";

type Partnership = NonNullable<MatterFragment["partnership"]>;
type Answer = AnswerPartnershipInput["answer"];
type Words = Pick<AnswerPartnershipInput, "reason" | "wrong">;

const SAYS: Readonly<Record<Answer, Parameters<typeof t>[0]>> = {
  EXPRESS_INTEREST: "party.yesMore",
  CONSENT: "party.yes",
  WITHDRAW: "party.stepOut",
  DECLINE: "party.no",
};

/** What a party says -> what it may say next, as long as the partnership goes on. */
const NEXT: Readonly<Record<string, readonly Answer[]>> = {
  pending: ["EXPRESS_INTEREST", "CONSENT", "DECLINE"],
  interested: ["CONSENT", "DECLINE", "WITHDRAW"],
  agreed: ["DECLINE", "WITHDRAW"],
};
const RUNS: readonly string[] = ["agreed", "active"];
const OVER: readonly string[] = ["concluded", "declined", "withdrawn", "expired"];

function answers({ state, answer }: Partnership): readonly Answer[] {
  if (OVER.includes(state ?? "")) return [];
  const next = NEXT[answer ?? "pending"] ?? [];
  return RUNS.includes(state ?? "") ? next.filter((one) => one === "WITHDRAW") : next;
}

export function Answering({ partnership }: { partnership: Partnership }) {
  const doing = useDoing();
  const [declining, setDeclining] = useState(false);
  const say = async (answer: Answer, words: Words = {}) => {
    const said = async () => (await ask(AnswerPartnershipDocument, { input: { answer, ...words } })).done;
    if (await doing.run(said, t("party.answered"))) setDeclining(false);
  };
  const possible = answers(partnership);
  return (
    <>
      <h2>{t("party.answerTitle")}</h2>
      {!possible.length && <Empty>{t("party.nothingToAnswer")}</Empty>}
      <div class="steps">
        {possible.map((answer) =>
          answer === "DECLINE" ? (
            <button key={answer} type="button" aria-expanded={declining} onClick={() => setDeclining(!declining)}>
              {t("party.no")}
            </button>
          ) : (
            <button key={answer} type="button" aria-disabled={doing.busy} onClick={() => say(answer)}>
              {t(SAYS[answer])}
            </button>
          ),
        )}
      </div>
      {declining ? <Declining doing={doing} decline={(words) => say("DECLINE", words)} /> : <Faults doing={doing} />}
    </>
  );
}

function Declining({ doing, decline }: { doing: Doing; decline: (words: Words) => void }) {
  const [words, setWords] = useState<Words>({});
  return (
    <form
      class="words"
      aria-label={t("party.noTitle")}
      onSubmit={(event) => {
        event.preventDefault();
        decline(words);
      }}
    >
      <Faults doing={doing} fields={["reason", "wrong"]} />
      <Reason
        doing={doing}
        words={words}
        say={(more) => setWords((before) => ({ ...before, ...more }) as Words)}
        reason={words.reason ?? undefined}
      />
      <button type="submit" disabled={!words.reason}>
        {t("party.sayNo")}
      </button>
    </form>
  );
}
