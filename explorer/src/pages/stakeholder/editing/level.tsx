/** How strong an offer is, or how urgent a need, in four steps; what lies between them is shown as it is. */
import { share, t } from "../../../texts/texts";

const STEPS = [0.25, 0.5, 0.75, 1] as const;

type Props = { label: string; value: number | null; change: (level: number) => void };

export function Level({ label, value, change }: Props) {
  const between = value === null || !STEPS.some((step) => step === value);
  return (
    <select
      aria-label={label}
      value={String(value ?? "")}
      onChange={(event) => {
        if (event.currentTarget.value) change(Number(event.currentTarget.value));
      }}
    >
      {between && <option value={String(value ?? "")}>{value === null ? t("edit.unknown") : share(value)}</option>}
      {STEPS.map((step) => (
        <option key={step} value={String(step)}>
          {share(step)}
        </option>
      ))}
    </select>
  );
}
