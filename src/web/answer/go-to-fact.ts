import { createContext } from "react";
import type { Missing } from "#engine";

/** Brings a person to the field where a missing fact is filled in; null where no form is on the screen. */
export const GoToFact = createContext<((missing: Missing) => void) | null>(null);

const TO_FILL = "toFill";

/** 要去填的事实, carried to 体检 from another page by the history entry. */
export const withFactToFill = (missing: Missing): Readonly<Record<string, Missing>> => ({ [TO_FILL]: missing });

/** What the history entry carries; a state somebody else wrote is nothing. */
export function factToFill(state: unknown): Missing | null {
  if (typeof state !== "object" || state === null || !(TO_FILL in state)) return null;
  const found = state[TO_FILL];
  return typeof found === "object" && found !== null && "fact" in found && typeof found.fact === "string" ? (found as Missing) : null;
}
