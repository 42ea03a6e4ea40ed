/** The colours of the screen, for files that have no style sheet. */

/** What a token of looks/tokens.css is in the theme that is shown, such as `rgb(0, 96, 160)`. */
export function ink(token: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(--${token})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
