/** What goes on in the background, in a corner: how far it is and what came of it, until the reader puts it away. */
import { useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { link } from "../state/place";
import { may } from "../state/session";
import { count, t, word } from "../texts/texts";
import { told } from "./kept";
import { begin, broken, dismiss, nameOf, over, type Task, tasks } from "./tasks";
import "../looks/background.css";

export function Toasts() {
  const box = useRef<HTMLElement>(null);
  useEffect(() => begin({ loads: may("RUN") }), []);
  useSignalEffect(() => {
    told.value = tasks.value.length > 0;
  });
  if (!tasks.value.length && !broken.value.size) return null;

  function away(task: Task): void {
    dismiss(task);
    const next = box.current?.querySelector<HTMLElement>("button") ?? document.getElementById("main");
    next?.focus();
  }
  return (
    <section class="toasts" id="background" tabIndex={-1} ref={box} aria-label={t("background.title")}>
      {broken.value.size > 0 && (
        <p class="quiet" role="status">
          {t("background.broken")}
        </p>
      )}
      <ul>
        {tasks.value.map((task) => (
          <li key={task.id} onKeyDown={(event) => event.key === "Escape" && away(task)}>
            <Toast task={task} away={() => away(task)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Toast({ task, away }: { task: Task; away: () => void }) {
  const { phase, step, done, total, message } = task;
  const name = nameOf(task);
  return (
    <>
      <strong>{name}</strong> <span class={`phase ${phase.toLowerCase()}`}>{word("phase", phase)}</span>
      {!over(task) && <Progress name={name} done={done} total={total} />}
      {!over(task) && step && (
        <p lang="en">
          {step} {done != null && total != null && <small>{`${count(done)} / ${count(total)}`}</small>}
        </p>
      )}
      {task.count != null && over(task) && <p>{t(`background.${task.sort}Count`, { number: task.count })}</p>}
      {message && (
        <p class="fault" lang="en" dir="auto">
          {message}
        </p>
      )}
      <p>
        <Way task={task} />{" "}
        <button type="button" onClick={away} aria-label={t("background.dismiss", { name })}>
          {t("act.close")}
        </button>
      </p>
    </>
  );
}

/** Where to look at what came of it. */
function Way({ task: { sort, phase, pair } }: { task: Task }) {
  if (pair?.with) return <a href={link({ page: "suggestion", of: pair.of, with: pair.with })}>{t("background.see")}</a>;
  if (pair) return <a href={link({ page: "stakeholder", id: pair.of })}>{t("background.see")}</a>;
  if (sort === "run" && phase === "ENDED") return <a href={link({ page: "work" })}>{t("background.see")}</a>;
  return null;
}

type Far = { name: string; done: number | null | undefined; total: number | null | undefined };

function Progress({ name, done, total }: Far) {
  const far = done != null && total ? { value: done, max: total } : {};
  return <progress aria-label={name} {...far} />;
}
