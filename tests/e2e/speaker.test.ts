import { shareDesk } from "./speaker/desk.ts";
import "./speaker/view.ts";
import "./speaker/stagecraft.ts";
import "./speaker/faults.ts";
import "./speaker/time.ts";
import "./speaker/screens.ts";
import "./speaker/floating.ts";
import "./speaker/preflight.ts";
import "./speaker/rehearsal.ts";
import "./speaker/quickHand.ts";
import "./speaker/firefox.ts";

// What the speaker has, in real windows: one server, one browser and one exported talk for all.
shareDesk();
