/** The two fields that most forms are made of: a choice among words, and something to write. */
import type { Doing } from "./doing";
import { Field } from "./doing";

type Base = {
  name: string;
  label: string;
  doing: Doing;
  value: string;
  required?: boolean;
  say: (value: string) => void;
};

type ChoiceProps = Base & {
  options: readonly (readonly [value: string, label: string])[];
  /** What stands there while nothing is chosen, where nothing may be. */
  none?: string;
};

export function Choice({ name, label, doing, value, required = false, say, options, none }: ChoiceProps) {
  return (
    <Field name={name} label={label} doing={doing}>
      {(attributes) => (
        <select {...attributes} required={required} value={value} onChange={(event) => say(event.currentTarget.value)}>
          {none !== undefined && <option value="">{none}</option>}
          {options.map(([one, text]) => (
            <option key={one} value={one}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

type InputProps = Base & { type?: "text" | "date" | "number" };

export function Input({ name, label, doing, value, required = false, say, type = "text" }: InputProps) {
  return (
    <Field name={name} label={label} doing={doing}>
      {(attributes) => (
        <input
          {...attributes}
          {...({ type } as { type: "text" })}
          required={required}
          value={value}
          onInput={(event) => say(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
