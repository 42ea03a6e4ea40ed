/** What to know of a stakeholder before one goes there, to print: the sheet that the service writes. */
import { useAsked } from "../../asking/asked";
import { VisitSheetDocument } from "../../asking/typed/graphql";
import { Answer, Title } from "../../parts/answer";
import { link, type Place } from "../../state/place";
import { language } from "../../state/preferences";
import { t } from "../../texts/texts";
import { Missing } from "../start";

type Part = { tag: "h2" | "h3" | "p"; text: string } | { tag: "ul"; texts: string[] };

export function VisitPage({ at }: { at: Place }) {
  const id = at.id ?? "";
  const asked = useAsked(VisitSheetDocument, { stakeholder: id, language: language.value === "nl" ? "NL" : "EN" });
  return (
    <>
      {!asked.data && <Title>{t("visit.title")}</Title>}
      <Answer of={asked}>
        {({ visitSheet }) => (visitSheet ? <Page id={id} html={visitSheet.html} /> : <Missing />)}
      </Answer>
    </>
  );
}

function Page({ id, html }: { id: string; html: string }) {
  const { title, parts } = read(html);
  return (
    <article class="visit">
      <Title>{title}</Title>
      <p>
        <a href={link({ page: "stakeholder", id })}>{t("visit.back")}</a>{" "}
        <button type="button" class="main" onClick={() => print()}>
          {t("taking.print")}
        </button>
      </p>
      {parts.map((part, number) => (
        <Shown key={number} part={part} />
      ))}
    </article>
  );
}

function Shown({ part }: { part: Part }) {
  if (part.tag === "ul") {
    return (
      <ul>
        {part.texts.map((text, number) => (
          <li key={number} dir="auto">
            {text}
          </li>
        ))}
      </ul>
    );
  }
  const Tag = part.tag;
  return <Tag dir="auto">{part.text}</Tag>;
}

/** Its texts alone: whatever stands in them, it is shown and never run; the sheet's own styles are for a page of its own. */
function read(html: string): { title: string; parts: Part[] } {
  const { body } = new DOMParser().parseFromString(html.slice(html.indexOf("<body>")), "text/html");
  const parts = [...body.children].flatMap((element): Part[] => {
    const tag = element.tagName.toLowerCase();
    if (tag === "ul") return [{ tag, texts: [...element.children].map((line) => line.textContent ?? "") }];
    return tag === "h2" || tag === "h3" || tag === "p" ? [{ tag, text: element.textContent ?? "" }] : [];
  });
  return { title: body.querySelector("h1")?.textContent ?? t("visit.title"), parts };
}
