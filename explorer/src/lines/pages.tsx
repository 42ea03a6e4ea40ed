/** The pages of one line beside each other. */
import { link, place } from "../state/place";
import { type Text, t } from "../texts/texts";

export type Beside = readonly [page: string, title: Text];

export function Pages({ of, name }: { of: readonly Beside[]; name: Text }) {
  return (
    <nav class="beside" aria-label={t(name)}>
      {of.map(([page, title]) => (
        <a key={page} href={link({ page })} {...(place.value.page === page ? { "aria-current": "page" } : {})}>
          {t(title)}
        </a>
      ))}
    </nav>
  );
}
