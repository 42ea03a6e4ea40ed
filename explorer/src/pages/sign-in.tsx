/** Sign in by the link that one was given, by a key, or at an identity provider. A link is used up only when somebody
 * says so. */
import { useEffect, useState } from "preact/hooks";
import { ask, Problem } from "../asking/ask";
import { MeDocument } from "../asking/typed/graphql";
import { Title } from "../parts/answer";
import { brought } from "../signing/brought";
import { comeBack, leaveFor, NotSignedIn, type Provider, provider } from "../signing/provider";
import { comeBackTo, type Place } from "../state/place";
import { current, enter, exchange, key, type Session } from "../state/session";
import { type Text, t } from "../texts/texts";

/** What went wrong, and in which language it is said where not in the reader's. */
type Wrong = { text: string; lang?: string };

/** A way in: a session to try, and where one goes on. */
type Way = () => Promise<{ session: Session; back: string | undefined }>;

export function SignInPage({ at }: { at: Place }) {
  const [{ link, answer }] = useState(brought);
  const [busy, setBusy] = useState(answer !== undefined);
  const [wrong, setWrong] = useState<Wrong>();
  const [there, setThere] = useState<Provider>();

  async function go(way: Way, refusal: Text): Promise<void> {
    setBusy(true);
    setWrong(undefined);
    try {
      const { session, back } = await way();
      const { me } = await ask(MeDocument, {}, undefined, session.key);
      enter(session, me.name);
      comeBackTo(back);
    } catch (error) {
      setWrong(told(error, refusal));
      setBusy(false);
    }
  }

  useEffect(() => {
    if (answer) go(() => comeBack(answer), "signIn.noRole");
    provider().then(setThere, () => undefined);
    return whenShownAgain(() => setBusy(false));
  }, []);

  return (
    <>
      <Title>{t("signIn.title")}</Title>
      <div role="status">{busy && <p class="waiting">{t("signIn.busy")}</p>}</div>
      {wrong && (
        <p class="warning" role="alert" lang={wrong.lang} dir="auto">
          {wrong.text}
        </p>
      )}
      {link && !wrong && (
        <p>
          {t("signIn.once")}{" "}
          <button
            type="button"
            class="main"
            disabled={busy}
            onClick={() => go(() => byLink(link, at), "signIn.wrongKey")}
          >
            {t("signIn.now")}
          </button>
        </p>
      )}
      {there && (
        <p>
          <button
            type="button"
            class="main"
            disabled={busy}
            onClick={() => go(() => byProvider(there, at), "signIn.noRole")}
          >
            {t("signIn.at", { host: new URL(there.issuer).host })}
          </button>
        </p>
      )}
      <WithKey busy={busy} send={(given) => go(() => byKey(given, at), "signIn.wrongKey")} />
      <p>{t(key.value ? "signIn.already" : "signIn.how")}</p>
    </>
  );
}

/** Who comes back from the provider by the browser's way back finds the page as they left it. */
function whenShownAgain(then: () => void): () => void {
  const show = ({ persisted }: PageTransitionEvent) => persisted && then();
  addEventListener("pageshow", show);
  return () => removeEventListener("pageshow", show);
}

async function byLink(code: string, at: Place): ReturnType<Way> {
  const problem = await exchange(code);
  if (problem) throw new NotSignedIn({ said: problem });
  return { session: current(), back: at.back };
}

async function byKey(given: string, at: Place): ReturnType<Way> {
  return { session: { key: given.trim() }, back: at.back };
}

/** The browser leaves; what is awaited here never comes. */
async function byProvider(there: Provider, at: Place): Promise<never> {
  await leaveFor(there, at.back ?? "");
  return new Promise(() => undefined);
}

function told(error: unknown, refusal: Text): Wrong {
  if (error instanceof NotSignedIn) {
    return "said" in error.refusal
      ? { text: error.refusal.said || t("state.broken"), lang: "en" }
      : { text: t(`signIn.${error.refusal.why}`) };
  }
  if (!(error instanceof Problem)) return { text: t("state.offline") };
  return { text: error.trouble === "expired" ? t(refusal) : error.message || t(`state.${error.trouble}`) };
}

function WithKey({ busy, send }: { busy: boolean; send: (given: string) => void }) {
  const [given, setGiven] = useState("");
  function submit(event: Event): void {
    event.preventDefault();
    if (!busy && given.trim()) send(given);
  }
  return (
    <form onSubmit={submit}>
      <label>
        {t("signIn.key")}{" "}
        <input
          type="password"
          autocomplete="off"
          required
          value={given}
          onInput={(event) => setGiven(event.currentTarget.value)}
        />
      </label>{" "}
      <button type="submit" disabled={busy}>
        {t("signIn.withKey")}
      </button>
    </form>
  );
}
