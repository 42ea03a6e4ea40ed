import { render } from "preact";
import "./looks/tokens.css";
import "./looks/page.css";
import "./looks/taking.css";
import { App } from "./app";
import { followLinks } from "./state/place";
import { applyPreferences } from "./state/preferences";
import { join } from "./state/session";

const root = document.getElementById("page");
if (root) {
  applyPreferences();
  followLinks();
  await join();
  render(<App />, root);
}
