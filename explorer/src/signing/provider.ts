/** Signing in at an identity provider (OpenID Connect): the code flow with PKCE, as a client that has no secret. */
import type { Session } from "../state/session";

/** Where people sign in besides, as the service tells it. */
export type Provider = { issuer: string; client: string; scope: string };

/** What has to come back as it was sent; it is kept while one is away. */
type Under = { state: string; nonce: string; verifier: string; back: string };

type Addresses = { issuer: string; authorization_endpoint: string; token_endpoint: string };

/** Why nobody was signed in: a text of ours, or what the provider said. */
export type Refusal = { why: "unlike" | "unanswered" | "insecure" } | { said: string };

export class NotSignedIn extends Error {
  constructor(readonly refusal: Refusal) {
    super("said" in refusal ? refusal.said : refusal.why);
  }
}

const NAME = "hommel.signing";

/** The provider, where one is configured. */
export async function provider(): Promise<Provider | undefined> {
  const told = await (await fetch("sign-in/provider")).json();
  return told.issuer ? told : undefined;
}

/** Go to the provider; `back` is where one comes back to. */
export async function leaveFor(to: Provider, back: string): Promise<void> {
  if (!crypto.subtle) throw new NotSignedIn({ why: "insecure" });
  const { authorization_endpoint } = await addresses(to);
  const under: Under = { state: drawn(), nonce: drawn(), verifier: drawn(), back };
  sessionStorage.setItem(NAME, JSON.stringify(under));
  const there = new URL(authorization_endpoint);
  const asked = {
    response_type: "code",
    client_id: to.client,
    redirect_uri: ours(),
    scope: to.scope,
    state: under.state,
    nonce: under.nonce,
    code_challenge: written(new Uint8Array(await crypto.subtle.digest("SHA-256", letters(under.verifier)))),
    code_challenge_method: "S256",
  };
  for (const [name, value] of Object.entries(asked)) there.searchParams.set(name, value);
  location.assign(there);
}

/** Take what the provider sent one back with: a session to try, and where to go on. */
export async function comeBack(answer: URLSearchParams): Promise<{ session: Session; back: string }> {
  const under: Under | undefined = JSON.parse(sessionStorage.getItem(NAME) ?? "null") ?? undefined;
  sessionStorage.removeItem(NAME);
  const from = await provider();
  if (!from || !under || answer.get("state") !== under.state) throw new NotSignedIn({ why: "unlike" });
  if ((answer.get("iss") ?? from.issuer) !== from.issuer) throw new NotSignedIn({ why: "unlike" });
  const code = answer.get("code");
  if (!code) throw new NotSignedIn({ said: answer.get("error_description") ?? answer.get("error") ?? "" });
  const tokens = await exchanged(from, under, code);
  if (!isOurs(claims(tokens.id_token), from, under)) throw new NotSignedIn({ why: "unlike" });
  const until = tokens.expires_in && Date.now() + tokens.expires_in * 1000;
  return { session: { key: tokens.access_token, until }, back: under.back };
}

type Tokens = { access_token: string; id_token: string; expires_in?: number };

async function exchanged(from: Provider, { verifier }: Under, code: string): Promise<Tokens> {
  const { token_endpoint } = await addresses(from);
  const body = new URLSearchParams({
    grant_type: "authorization_code",
    client_id: from.client,
    redirect_uri: ours(),
    code,
    code_verifier: verifier,
  });
  const answer = await json(token_endpoint, { method: "POST", body });
  if (!answer.access_token) throw new NotSignedIn({ said: String(answer.error_description ?? answer.error ?? "") });
  return answer as Tokens;
}

/** The token came from the provider itself, over TLS: what it says is believed, if it is said to us about this time. */
function isOurs(said: Record<string, unknown>, from: Provider, under: Under): boolean {
  const meant = [said.aud].flat().includes(from.client);
  return said.iss === from.issuer && meant && said.nonce === under.nonce && Number(said.exp) * 1000 > Date.now();
}

function claims(token: string): Record<string, unknown> {
  try {
    const middle = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(middle), (letter) => letter.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new NotSignedIn({ why: "unlike" });
  }
}

async function addresses(of: Provider): Promise<Addresses> {
  const told = await json(`${of.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
  if (told.issuer !== of.issuer) throw new NotSignedIn({ why: "unlike" });
  return told as Addresses;
}

/** Nobody is followed elsewhere; a no has a body that says why. */
async function json(address: string, how: RequestInit = {}): Promise<Record<string, unknown>> {
  try {
    return await (await fetch(address, { ...how, redirect: "error", credentials: "omit", cache: "no-store" })).json();
  } catch {
    throw new NotSignedIn({ why: "unanswered" });
  }
}

/** Where the provider sends back to; it has to be registered there. */
function ours(): string {
  return new URL("sign-in", document.baseURI).href.replace(/[?#].*$/, "");
}

function drawn(): string {
  return written(crypto.getRandomValues(new Uint8Array(32)));
}

function letters(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** Base64 as it stands in addresses. */
function written(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
