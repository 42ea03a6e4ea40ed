/** Somebody else changed the same meanwhile: both values, and whose is to stay. */
import { t } from "../../../texts/texts";
import { type Draft, differing, shown, titleOf } from "./fields";

type Props = { before: Draft; theirs: Draft; mine: Draft; settle: (mine: boolean) => void };

export function Conflict({ before, theirs, mine, settle }: Props) {
  const own = differing(before, mine);
  const names = differing(before, theirs).filter((name) => own.includes(name) && theirs[name] !== mine[name]);
  return (
    <div class="warning" role="alert">
      <p>{t(names.length ? "edit.conflict" : "edit.meanwhile")}</p>
      {names.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t("edit.field")}</th>
              <th scope="col">{t("edit.before")}</th>
              <th scope="col">{t("edit.theirs")}</th>
              <th scope="col">{t("edit.mine")}</th>
            </tr>
          </thead>
          <tbody>
            {names.map((name) => (
              <tr key={name}>
                <th scope="row">{titleOf(name)}</th>
                {[before, theirs, mine].map((one, place) => (
                  <td key={place} dir="auto">
                    {one[name] ? shown(name, one[name]) : t("edit.unknown")}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p>
        <button type="button" onClick={() => settle(true)}>
          {t(names.length ? "edit.keepMine" : "edit.goOn")}
        </button>{" "}
        {names.length > 0 && (
          <button type="button" onClick={() => settle(false)}>
            {t("edit.takeTheirs")}
          </button>
        )}
      </p>
    </div>
  );
}
