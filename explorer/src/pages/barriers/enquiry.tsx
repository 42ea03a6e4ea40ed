/** Keep that a sector was asked about a market, also when nothing was found: that is worth knowing, too. */
import { ask } from "../../asking/ask";
import { NoteBarrierEnquiryDocument } from "../../asking/typed/graphql";
import { act } from "../../lines/acting";
import type { Line } from "../../parts/grid";
import { t, word } from "../../texts/texts";

const FOUND = ["none-found", "some-found"] as const;

function keep(event: SubmitEvent): void {
  event.preventDefault();
  if (!(event.currentTarget instanceof HTMLFormElement)) return;
  const said = new FormData(event.currentTarget);
  const of = (name: string) => String(said.get(name) ?? "");
  const input = { chain: of("chain"), market: of("market"), day: of("day"), found: of("found") };
  act(t("barriers.enquiryKept"), async () => (await ask(NoteBarrierEnquiryDocument, { input })).noteBarrierEnquiry);
}

export function Enquiry({ chains, markets }: { chains: readonly Line[]; markets: readonly Line[] }) {
  return (
    <form class="step" onSubmit={keep}>
      <Picked name="chain" title={t("kind.valuechain")} of={chains} />
      <Picked name="market" title={t("kind.market")} of={markets} />
      <label>
        {t("barriers.enquiryDay")}{" "}
        <input type="date" name="day" required defaultValue={new Date().toISOString().slice(0, 10)} />
      </label>
      <Picked
        name="found"
        title={t("barriers.known")}
        of={FOUND.map((id) => ({ id, label: word("barrier-found", id) }))}
      />
      <button type="submit">{t("barriers.enquiryKeep")}</button>
    </form>
  );
}

function Picked({ name, title, of }: { name: string; title: string; of: readonly Line[] }) {
  return (
    <label>
      {title}{" "}
      <select name={name}>
        {of.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
