import type { Fact } from "#policy";
import type { Json } from "../dossier/json.ts";

/** What each control is given. `undefined` is unknown, in and out. */
export interface ControlProps {
  readonly id: string;
  /** Accessible name where the control is a group and no label can point at it. */
  readonly labelledBy: string;
  readonly describedBy: string | undefined;
  /** Accessible name of a single field that has no label element of its own. */
  readonly label?: string;
  readonly fact: Fact;
  readonly value: Json | undefined;
  readonly invalid: boolean;
  readonly onChange: (value: Json | undefined) => void;
}
