/** What somebody wrote, how it was read, and how that is put right once for all. */
import { useId, useState } from "preact/hooks";
import { ask } from "../../../asking/ask";
import { CorrectReadingDocument } from "../../../asking/typed/graphql";
import { may } from "../../../state/session";
import { share, t } from "../../../texts/texts";
import { Popup } from "../popup";
import { type Capability, FindCapability } from "./find";
import { Refusals } from "./refusals";
import { edited, type Refused } from "./sending";

type Row = {
  words: string | null;
  readBy: string | null;
  sure: number | null;
  node: { id: string; label: string | null };
};

/** Texts of several rows of a sheet stand in one, with this between. */
const BETWEEN = " | ";

export function Reading({ row }: { row: Row }) {
  const [open, setOpen] = useState<string>();
  if (!row.words) return null;
  return (
    <>
      {row.words.split(BETWEEN).map((text) => (
        <div key={text}>
          <q dir="auto">{text}</q>{" "}
          {may("EDIT") && (
            <button type="button" class="link" aria-haspopup="dialog" onClick={() => setOpen(text)}>
              {t("reading.wrong")}
            </button>
          )}
        </div>
      ))}
      <small>{how(row)}</small>
      {open !== undefined && <Correcting row={row} words={open} close={() => setOpen(undefined)} />}
    </>
  );
}

function how({ readBy, sure }: Row): string {
  const by = readBy ? t("reading.by", { words: readBy }) : "";
  return [by, sure == null ? "" : t("reading.sure", { sure: share(sure) })].filter(Boolean).join(", ");
}

type Meaning = "other" | "nothing";

function Correcting({ row, words, close }: { row: Row; words: string; close: () => void }) {
  const [meaning, setMeaning] = useState<Meaning>("other");
  const [chosen, choose] = useState<Capability>();
  const [errors, setErrors] = useState<readonly Refused[]>([]);
  const name = useId();

  async function correct(event: Event): Promise<void> {
    event.preventDefault();
    const about = { words, ...(meaning === "other" && chosen ? { capability: chosen.id } : {}) };
    const refused = await edited(
      async () => (await ask(CorrectReadingDocument, about)).correctReading,
      t("reading.corrected", { words }),
    );
    if (refused.length) setErrors(refused);
    else close();
  }

  return (
    <Popup title={t("reading.title", { words })} close={close}>
      <form onSubmit={correct}>
        <p>{t("reading.now", { what: row.node.label ?? row.node.id })}</p>
        <fieldset>
          <legend>{t("reading.means")}</legend>
          {(["other", "nothing"] as const).map((one) => (
            <p key={one}>
              <label>
                <input type="radio" name={name} checked={meaning === one} onChange={() => setMeaning(one)} />{" "}
                {t(`reading.${one}`)}
              </label>
            </p>
          ))}
          {meaning === "other" && <FindCapability label={t("reading.find")} chosen={chosen} choose={choose} />}
        </fieldset>
        <p>{t("reading.all")}</p>
        <Refusals errors={errors} />
        <button type="submit" class="main" disabled={meaning === "other" && !chosen}>
          {t("reading.correct")}
        </button>
      </form>
    </Popup>
  );
}
