/** Take a suggestion up as a partnership of one's own, and go to it. */
import { ask } from "../asking/ask";
import { SuggestPartnershipDocument } from "../asking/typed/graphql";
import { go } from "../state/place";
import { t } from "../texts/texts";
import { Faults, useDoing } from "./doing";

type Props = { of: string; with: string; run?: string | undefined; name: string };

export function TakingUp({ of, with: partner, run, name }: Props) {
  const doing = useDoing();
  async function takeUp(): Promise<void> {
    let made: string | undefined;
    const parties = [{ stakeholder: of }, { stakeholder: partner }];
    const input = { parties, ...(run ? { run } : {}) };
    const suggested = async () => {
      const { suggestPartnership } = await ask(SuggestPartnershipDocument, { input });
      made = suggestPartnership.partnership?.id;
      return { errors: suggestPartnership.errors };
    };
    if ((await doing.run(suggested, t("deciding.takenUp", { name }))) && made) go({ page: "partnership", id: made });
  }
  return (
    <>
      <button type="button" onClick={takeUp}>
        {t("act.takeUp")}
      </button>
      <Faults doing={doing} />
    </>
  );
}
