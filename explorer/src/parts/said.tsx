/** Sentences of the service: in the reader's language where the page knows them, else English and marked as such. */
import { inOwnWords } from "../texts/saying";

export function Said({ text }: { text: string }) {
  const own = inOwnWords(text);
  return (
    <span dir="auto" {...(own === undefined ? { lang: "en" } : {})}>
      {own ?? text}
    </span>
  );
}

export function SaidLines({ texts }: { texts: readonly string[] }) {
  if (!texts.length) return null;
  return (
    <ul>
      {texts.map((text) => (
        <li key={text}>
          <Said text={text} />
        </li>
      ))}
    </ul>
  );
}
