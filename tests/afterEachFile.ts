import { afterAll } from "vitest";
import { closePages } from "./served.ts";

afterAll(closePages);
