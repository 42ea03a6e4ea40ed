/** The network around one node. What draws it is fetched only now. */
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Empty } from "../parts/answer";
import type { Place } from "../state/place";
import { t } from "../texts/texts";

export function NetworkPage({ at }: { at: Place }) {
  const [View, setView] = useState<ComponentType<{ at: Place }>>();
  const [lost, setLost] = useState(false);
  useEffect(() => {
    import("../network/view").then(
      ({ NetworkView }) => setView(() => NetworkView),
      () => setLost(true),
    );
  }, []);
  if (View) return <View at={at} />;
  return lost ? (
    <Empty>{t("state.offline")}</Empty>
  ) : (
    <p class="waiting" role="status">
      {t("state.waiting")}
    </p>
  );
}
