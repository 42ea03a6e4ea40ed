/** Files of a picture, to take along: as it is drawn, and what it is drawn from. */
import { tell } from "../shell/announce";
import { type Text, t } from "../texts/texts";
import { type Ending, save } from "./files";
import { type GridPicture, gridDrawing } from "./grid";
import { png } from "./png";
import { type Drawing, sheet } from "./sheet";

export type File = { name: Text; ending: Ending; make: () => string | Promise<Blob> };

/** As pixels and as lines. */
export function drawn(of: () => Drawing): File[] {
  return [
    { name: "taking.png", ending: "png", make: () => png(sheet(of())) },
    { name: "taking.svg", ending: "svg", make: () => sheet(of()) },
  ];
}

export function Take({ title, files }: { title: string; files: readonly File[] }) {
  async function take({ name, ending, make }: File): Promise<void> {
    try {
      const content = await make();
      save(name === "taking.relations" ? `${title} ${t(name)}` : title, ending, content);
    } catch {
      tell(t("taking.failed"));
    }
  }
  return (
    <fieldset class="take">
      <legend>{t("taking.title")}</legend>
      {files.map((file) => (
        <button key={file.name} type="button" onClick={() => take(file)}>
          {t(file.name)}
        </button>
      ))}
    </fieldset>
  );
}

export function TakeGrid({ grid }: { grid: GridPicture }) {
  return <Take title={grid.title} files={drawn(() => gridDrawing(grid))} />;
}
