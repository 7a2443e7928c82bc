import { useState } from "react";
import type { Json } from "../dossier/json.ts";

interface Typed {
  readonly text: string;
  /** What stands there is not a value yet; the fact counts as unknown. */
  readonly wrong: boolean;
  readonly type: (text: string) => void;
}

/**
 * A field in which half a number may stand. The text stays as typed while it means the value outside;
 * a value that changed elsewhere (another field for the same fact, a sample) replaces it.
 */
export function useTyped(
  { value, onChange }: { readonly value: Json | undefined; readonly onChange: (value: Json | undefined) => void },
  read: (text: string) => Json | undefined,
  show: (value: Json | undefined) => string,
): Typed {
  const [typed, setTyped] = useState<string | null>(null);
  const clean = (text: string): string => text.replaceAll(/[,，\s]/g, "");
  const meant = typed === null ? undefined : read(clean(typed));
  const stands = typed !== null && (meant === undefined ? value === undefined : show(meant) === show(value));
  const text = stands ? typed : show(value);
  return {
    text,
    wrong: stands && typed.trim() !== "" && meant === undefined,
    type: (next) => {
      setTyped(next);
      onChange(read(clean(next)));
    },
  };
}
