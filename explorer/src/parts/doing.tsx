/** Something that is done for the reader: once however often they press, told with its undo, faults shown at their field. */
import type { ComponentChildren } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { again } from "../asking/asked";
import { tell } from "../shell/announce";
import { sentenceOf } from "../texts/failing";
import { t } from "../texts/texts";

/** `own` where the page says it: else the service does, in English. */
export type Fault = { code: string; message: string; field: readonly string[]; own?: boolean };
export type Said = { errors: readonly Fault[]; revision?: number | null };

export type Doing = {
  busy: boolean;
  faults: readonly Fault[];
  /** Do it, and say what was done; whether it was. While it is being done nothing else is. */
  run: (deed: () => Promise<Said>, done: string) => Promise<boolean>;
};

export function useDoing(): Doing {
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const under = useRef(false);

  async function run(deed: () => Promise<Said>, done: string): Promise<boolean> {
    if (under.current) return false;
    under.current = true;
    setBusy(true);
    const said = await deed().catch(toldOf);
    under.current = false;
    setBusy(false);
    setFaults(said.errors);
    if (said.errors.length) return false;
    tell(done, said.revision);
    again();
    return true;
  }
  return { busy, faults, run };
}

function toldOf(error: unknown): Said {
  const { text, lang } = sentenceOf(error);
  return { errors: [{ code: "", message: text, field: [], own: !lang }] };
}

function at(fault: Fault): string {
  return fault.field.at(-1) ?? "";
}

type FieldProps = {
  /** As the service calls it, to find what is wrong with it. */
  name: string;
  label: string;
  doing: Doing;
  children: (attributes: { id: string; "aria-invalid"?: true; "aria-describedby"?: string }) => ComponentChildren;
};

/** A labelled field, and what the service said is wrong with it. */
export function Field({ name, label, doing, children }: FieldProps) {
  const id = useId();
  const wrong = doing.faults.filter((fault) => at(fault) === name);
  const told = wrong.length ? ({ "aria-invalid": true, "aria-describedby": `${id}-wrong` } as const) : {};
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, ...told })}
      {wrong.length > 0 && (
        <p class="fault" id={`${id}-wrong`} lang="en">
          {wrong.map(({ message }) => message).join("; ")}
        </p>
      )}
    </div>
  );
}

/** What is wrong with no field of the form. */
export function Faults({ doing, fields = [] }: { doing: Doing; fields?: readonly string[] }) {
  const rest = doing.faults.filter((fault) => !fields.includes(at(fault)));
  if (!doing.faults.length) return null;
  return (
    <div class="fault" role="alert">
      {rest.length === 0 && <p>{t("doing.mend")}</p>}
      {rest.map(({ message, code, own }) => (
        <p key={message}>
          {code && <strong>{t("doing.refused")}</strong>} <span lang={own ? undefined : "en"}>{message}</span>
        </p>
      ))}
    </div>
  );
}
