/** Sign in by the link that one was given, or by a key. A link is used up only when somebody says so. */
import { useState } from "preact/hooks";
import { Title } from "../parts/answer";
import { link } from "../state/place";
import { exchange, keep, key } from "../state/session";
import { t } from "../texts/texts";

/** The code of the link; it is taken out of the address at once, so that nobody reads it over a shoulder or in a history. */
function codeOfLink(): string {
  const code = new URLSearchParams(location.hash.slice(1)).get("code") ?? "";
  if (code) history.replaceState(null, "", location.pathname + location.search);
  return code;
}

function leave(): void {
  location.replace(link({}));
}

export function SignInPage() {
  const [code] = useState(codeOfLink);
  const [wrong, setWrong] = useState("");
  const [given, setGiven] = useState("");

  async function byLink(): Promise<void> {
    const problem = await exchange(code).catch(() => t("state.offline"));
    if (problem) setWrong(problem);
    else leave();
  }

  function byKey(event: Event): void {
    event.preventDefault();
    keep(given.trim());
    leave();
  }

  return (
    <>
      <Title>{t("signIn.title")}</Title>
      {wrong && (
        <p class="warning" role="alert" lang="en">
          {wrong}
        </p>
      )}
      {code && !wrong && (
        <p>
          {t("signIn.once")}{" "}
          <button type="button" class="main" onClick={byLink}>
            {t("signIn.now")}
          </button>
        </p>
      )}
      <form onSubmit={byKey}>
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
        <button type="submit">{t("signIn.withKey")}</button>
      </form>
      <p>{t(key.value ? "signIn.already" : "signIn.how")}</p>
    </>
  );
}
