/** A page whose scripts are fetched when it is asked for, so that the first page stays small. */
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Place } from "../state/place";
import { t } from "../texts/texts";
import { Empty } from "./answer";

type Page = ComponentType<{ at: Place }>;

export function later(load: () => Promise<Page>): Page {
  return function Later({ at }) {
    const [Loaded, setLoaded] = useState<Page>();
    const [lost, setLost] = useState(false);
    useEffect(() => {
      load().then(
        (page) => setLoaded(() => page),
        () => setLost(true),
      );
    }, []);
    if (Loaded) return <Loaded at={at} />;
    return lost ? (
      <Empty>{t("state.offline")}</Empty>
    ) : (
      <p class="waiting" role="status">
        {t("state.waiting")}
      </p>
    );
  };
}
