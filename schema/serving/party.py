"""`/party`: what a contact's link opens: a page for people; a POST exchanges its code for a key, for programs too."""

from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from schema.authentication import parties
from schema.serving.signing_in import exchanged, policy

WRONG: Final = "this link was used, is too old, or was not made by us; ask whoever sent it for another"

SCRIPT: Final = """
const said = document.querySelector("output"), acts = document.querySelector("menu");
const code = new URLSearchParams(location.hash.slice(1)).get("code");
history.replaceState(null, "", location.pathname);
let key = "";
const held = `purpose may contact organisations held { field value source }
  consents { id fields purpose given withdrawn } disclosures { fields shownTo byName purpose day }
  partnership { state answer masked { kind country sizeClass chains offers needs }
    known { id name people { name role email language } } outcomes { id type day confirmed } }`;
const sent = async (path, body) => (await fetch(path, {method: "POST", body: JSON.stringify(body),
  headers: {"Content-Type": "application/json", ...(key ? {Authorization: `Bearer ${key}`} : {})}})).json();
const asked = (query, variables) => sent("graphql", {query, variables});
const line = (name, value) => {
  if (value === null || value?.length === 0) return "";
  if (Array.isArray(value) && typeof value[0] === "object")
    return value.map((one) => `${name}\\n${lines(one)}`).join("\\n");
  return typeof value === "object" && !Array.isArray(value) ? `${name}\\n${lines(value)}` : `${name}: ${value}`;
};
const lines = (told) => Object.entries(told).map(([name, value]) => line(name, value)).filter(Boolean)
  .join("\\n").replace(/^/gm, "  ");
const show = (matter) => { said.textContent = lines(matter); };
const act = (label, mutation, type, question) => {
  const button = document.createElement("button");
  button.textContent = label;
  button.onclick = async () => {
    const input = question();
    if (input === null) return;
    const given = type ? `($i: ${type}!)` : "", put = type ? "(input: $i)" : "";
    const answer = await asked(`mutation${given} { done: ${mutation}${put} { errors { message } matter { ${held} } } }`,
      type ? {i: input} : {});
    const done = answer.data?.done;
    if (done?.matter) show(done.matter);
    else said.textContent = (done?.errors ?? answer.errors)[0].message;
  };
  acts.append(button);
};
const words = (question) => { const given = prompt(question); return given ? given.trim() : null; };
const answer = (label, question) => act(label, "answerPartnership", "AnswerPartnershipInput", question);
const offers = {
  CONSENT: () => {
    act("Agree to fields", "giveConsent", "GiveConsentInput", () => {
      const given = words("Which of name, role, email, language? With spaces between.");
      return given && {fields: given.split(/[ ,]+/)};
    });
    act("Withdraw a consent", "withdrawConsent", "WithdrawConsentInput", () => {
      const id = words("Id of the consent"); return id && {id};
    });
  },
  AGREE: () => {
    answer("Yes, I want to know more", () => ({answer: "EXPRESS_INTEREST"}));
    answer("Yes, they may know who we are", () => ({answer: "CONSENT"}));
  },
  DECLINE: () => {
    answer("No", () => {
      const reason = words("Why? ALREADY_TOGETHER, NO_TIME, COMPETITOR, NEVER or NO_FIT");
      return reason && {answer: "DECLINE", reason};
    });
    answer("Step out again", () => ({answer: "WITHDRAW"}));
  },
  CORRECT: () => act("Correct my name", "correctMyself", "CorrectMyselfInput", () => {
    const name = words("What is your name?"); return name && {name};
  }),
  CONFIRM: () => act("Confirm an outcome", "confirmOutcome", "ConfirmOutcomeInput", () => {
    const id = words("Id of the outcome"); return id && {id};
  }),
  OBJECT: () => act("Object to every use", "objectToUse", "", () => confirm("Forbid every use?") ? {} : null),
};
document.querySelector("button").onclick = async ({target}) => {
  target.remove();
  const opened = await sent("party", {code: code ?? ""});
  if (!opened.key) { said.textContent = opened.errors[0].message; return; }
  key = opened.key;
  const {data, errors} = await asked(`{ myMatter { ${held} } }`);
  if (!data?.myMatter) { said.textContent = errors?.[0].message ?? "nothing is held here any more"; return; }
  show(data.myMatter);
  for (const one of data.myMatter.may) offers[one]?.();
};
"""
PAGE: Final = f"""<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Hommel: your say</title>
<h1>Your say</h1>
<p>The link that brought you here works once, for an hour from when you open it. It needs no account.</p>
<p><button>Open it</button></p>
<pre><output></output></pre>
<menu></menu>
<script>{SCRIPT}</script>
</html>
"""
POLICY: Final = policy(SCRIPT)


async def page(request: Request) -> Response:
    """What the link opens. It is only exchanged when somebody says so: whoever looks ahead at links uses none up."""
    return HTMLResponse(PAGE, headers={"Content-Security-Policy": POLICY})


async def exchange(request: Request) -> Response:
    """A key for `{"code": …}`; 401 where the code opens nothing, 429 for too many of these."""
    return await exchanged(request, parties.exchanged, WRONG)
