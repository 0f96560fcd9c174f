import { shareDesk } from "./speaker/desk.ts";
import "./speaker/view.ts";
import "./speaker/stagecraft.ts";
import "./speaker/time.ts";
import "./speaker/floating.ts";
import "./speaker/preflight.ts";

// What the speaker has, in real windows: one server, one browser and one exported talk for all.
shareDesk();
