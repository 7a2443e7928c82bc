import { createContext } from "react";
import type { Missing } from "#engine";

/** Brings a person to the field where a missing fact is filled in; null where no form is on the screen. */
export const GoToFact = createContext<((missing: Missing) => void) | null>(null);
