/** The states of what was asked for: waiting, nobody answers, refused, a fault, nothing there; else what came. */
import type { ComponentChildren } from "preact";
import type { Problem } from "../asking/ask";
import { type Asked, again } from "../asking/asked";
import { signInLink } from "../state/place";
import { t } from "../texts/texts";

type Props<Result> = {
  of: Asked<Result>;
  /** What narrows the question: it stays while the answer to the other choice is waited for, and keeps the focus. */
  choices?: (data: Result) => ComponentChildren;
  children: (data: Result) => ComponentChildren;
};

export function Answer<Result>({ of, choices, children }: Props<Result>) {
  const known = of.data ?? of.before;
  return (
    <>
      {choices && known !== undefined && choices(known)}
      {of.problem && <Trouble problem={of.problem} />}
      {of.data !== undefined && children(of.data)}
      {of.data === undefined && !of.problem && (
        <p class="waiting" role="status">
          {t("state.waiting")}
        </p>
      )}
    </>
  );
}

function Trouble({ problem }: { problem: Problem }) {
  return (
    <div class="warning" role="alert">
      <p>{t(`state.${problem.trouble}`)}</p>
      {problem.message && (
        <p lang="en" dir="auto">
          {problem.message}
        </p>
      )}
      {problem.trouble === "expired" ? (
        <a href={signInLink()}>{t("shell.signIn")}</a>
      ) : (
        <button type="button" onClick={again}>
          {t("act.again")}
        </button>
      )}
    </div>
  );
}

export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="empty">{children}</p>;
}

/** The heading of a page, which is also the title of its window: there, which part of the page is shown comes first. */
export function Title({ part, children }: { part?: string | undefined; children: string }) {
  document.title = `${part ? `${part} · ` : ""}${children} · Hommel`;
  return <h1 dir="auto">{children}</h1>;
}
