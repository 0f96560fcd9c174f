import { startReading } from "./reading.ts";
import { startStage } from "./stage.ts";

// In the reading and print views reveal is never started: style sheets alone make them.
if (document.documentElement.dataset["view"] === "stage") await startStage();
else await startReading();
