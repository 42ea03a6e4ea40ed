import { render } from "preact";
import "./looks/tokens.css";
import "./looks/page.css";
import "./looks/taking.css";
import { App } from "./app";
import { followLinks } from "./state/place";
import { applyPreferences } from "./state/preferences";
import { AT_PARTY, join } from "./state/session";

const root = document.getElementById("page");
if (root) {
  applyPreferences();
  followLinks();
  if (AT_PARTY) {
    // Not awaited here: its scripts wait for those of this module to be done.
    import("./pages/party/app").then(({ PartyApp }) => render(<PartyApp />, root));
  } else {
    await join();
    render(<App />, root);
  }
}
