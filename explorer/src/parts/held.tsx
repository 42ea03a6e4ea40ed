/** Whether a contact that was planned came to it. */
import { ask } from "../asking/ask";
import { TellInteractionDocument } from "../asking/typed/graphql";
import { t } from "../texts/texts";
import { Faults, useDoing } from "./doing";

export function Held({ id }: { id: string }) {
  const doing = useDoing();
  const say = (held: "yes" | "no") => {
    const input = { id, held };
    const told = async () => (await ask(TellInteractionDocument, { input })).tellInteraction;
    return doing.run(told, t(held === "yes" ? "speaking.wasHeld" : "speaking.wasNot"));
  };
  return (
    <>
      <button type="button" aria-disabled={doing.busy} onClick={() => say("yes")}>
        {t("speaking.yes")}
      </button>{" "}
      <button type="button" aria-disabled={doing.busy} onClick={() => say("no")}>
        {t("speaking.no")}
      </button>
      <Faults doing={doing} />
    </>
  );
}
