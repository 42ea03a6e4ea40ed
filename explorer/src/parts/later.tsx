/** A page whose scripts are fetched when it is asked for, so that the first page stays small. */
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Place } from "../state/place";
import { t } from "../texts/texts";

type Page = ComponentType<{ at: Place }>;

/** Whether the service answers: scripts that it does not have then are those of an older release. */
function isThere(): Promise<boolean> {
  return fetch(location.pathname, { cache: "no-store", credentials: "omit" }).then(
    ({ ok }) => ok,
    () => false,
  );
}

export function later(load: () => Promise<Page>): Page {
  return function Later({ at }) {
    const [Loaded, setLoaded] = useState<Page>();
    const [lost, setLost] = useState<"changed" | "offline">();
    useEffect(() => {
      load().then(
        (page) => setLoaded(() => page),
        () => isThere().then((there) => setLost(there ? "changed" : "offline")),
      );
    }, []);
    if (Loaded) return <Loaded at={at} />;
    return lost ? (
      <div class="warning" role="alert">
        <p>{t(`state.${lost}`)}</p>
        <button type="button" onClick={() => location.reload()}>
          {t("act.reload")}
        </button>
      </div>
    ) : (
      <p class="waiting" role="status">
        {t("state.waiting")}
      </p>
    );
  };
}
