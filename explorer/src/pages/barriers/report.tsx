/** Two minutes, without an account: what stands in one's way. Brokers look at it before anybody else sees it. */
import { useEffect, useRef, useState } from "preact/hooks";
import { ask } from "../../asking/ask";
import { useAsked } from "../../asking/asked";
import {
  BarrierIntakeDocument,
  type BarrierIntakeQuery,
  type BarrierPlace,
  ReportBarrierDocument,
} from "../../asking/typed/graphql";
import { labelled, type Option } from "../../lines/filters";
import { Answer, Title } from "../../parts/answer";
import type { Place } from "../../state/place";
import { language } from "../../state/preferences";
import { type Sentence, sentenceOf, told } from "../../texts/failing";
import { t, word } from "../../texts/texts";
import { Around } from "./around";

const MOST_TITLE = 150;
const MOST_STORY = 1500;

export function ReportPage(_: { at: Place }) {
  const asked = useAsked(BarrierIntakeDocument, { language: language.value === "nl" ? "NL" : "EN" });
  return (
    <>
      <Title>{t("barriers.report")}</Title>
      <Around />
      <p>{t("barriers.reportText")}</p>
      <Answer of={asked}>{(data) => <Form data={data} />}</Answer>
    </>
  );
}

function Form({ data }: { data: BarrierIntakeQuery }) {
  const [at, choose] = useState<BarrierPlace>("HOME");
  const [wrong, setWrong] = useState<readonly Sentence[]>([]);
  const [reference, setReference] = useState("");
  const form = useRef<HTMLFormElement>(null);
  const kept = useRef(false);
  useEffect(() => {
    if (kept.current) form.current?.querySelector("input")?.focus();
    kept.current = reference !== "";
  }, [reference]);

  async function send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const said = new FormData(event.currentTarget);
    const of = (name: string) => String(said.get(name) ?? "");
    const ids = { market: at === "ABROAD" ? of("market") || null : null, chain: of("chain") || null };
    try {
      const input = { title: of("title"), story: of("story"), place: at, ...ids };
      const { reportBarrier } = await ask(ReportBarrierDocument, { input });
      setWrong(reportBarrier.errors.map(({ message }) => told(message)));
      setReference(reportBarrier.reference ?? "");
    } catch (error) {
      setWrong([sentenceOf(error)]);
    }
  }

  if (reference) return <Kept reference={reference} more={() => setReference("")} />;
  return (
    <form class="intake" ref={form} onSubmit={send}>
      {wrong.length > 0 && (
        <div class="warning" role="alert">
          <p>{t("barriers.notKept")}</p>
          {wrong.map(({ text, lang }) => (
            <p key={text} lang={lang}>
              {text}
            </p>
          ))}
        </div>
      )}
      <Fields at={at} choose={choose} data={data} />
      <button type="submit" class="main">
        {t("barriers.send")}
      </button>
    </form>
  );
}

function Kept({ reference, more }: { reference: string; more: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div role="status" tabIndex={-1} ref={box}>
      <p>{t("barriers.kept")}</p>
      <p>
        {t("barriers.reference")} <strong>{reference}</strong>
      </p>
      <button type="button" onClick={more}>
        {t("barriers.another")}
      </button>
    </div>
  );
}

type FieldsProps = { at: BarrierPlace; choose: (at: BarrierPlace) => void; data: BarrierIntakeQuery };

function Fields({ at, choose, data }: FieldsProps) {
  return (
    <>
      <label>
        {t("barriers.reportTitle")}
        <input type="text" name="title" required maxLength={MOST_TITLE} />
      </label>
      <label>
        {t("barriers.reportStory")}
        <textarea name="story" required maxLength={MOST_STORY} rows={6} />
      </label>
      <fieldset>
        <legend>{t("barriers.reportPlace")}</legend>
        {(["HOME", "ABROAD"] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="place" value={one} checked={at === one} onChange={() => choose(one)} />{" "}
            {word("barrier-place", one)}
          </label>
        ))}
      </fieldset>
      {at === "ABROAD" && (
        <Pick name="market" title={t("kind.market")} options={labelled(data.markets.edges)} required />
      )}
      <Pick name="chain" title={t("kind.valuechain")} options={labelled(data.valueChains.edges)} />
    </>
  );
}

type PickProps = { name: string; title: string; options: readonly Option[]; required?: boolean };

function Pick({ name, title, options, required = false }: PickProps) {
  return (
    <label>
      {title}
      <select name={name} required={required}>
        <option value="">{t(required ? "barriers.choose" : "barriers.noneOfThese")}</option>
        {options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
