import { shareDesk } from "./speaker/desk.ts";
import "./speaker/faults.ts";
import "./speaker/screens.ts";
import "./speaker/rehearsal.ts";
import "./speaker/quickHand.ts";
import "./speaker/firefox.ts";
import "./speaker/webkit.ts";

// What can happen to the speaker's windows, and a whole talk with them. Apart from what they show,
// so that two workers share these longest of all tests.
shareDesk();
