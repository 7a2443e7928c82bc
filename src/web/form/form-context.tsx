import { createContext, use } from "react";
import type { DossierProblem } from "#engine";
import type { Reference } from "#policy";
import type { KnownWords } from "./known-words.ts";

/** What every field needs and no section should have to hand on. */
export interface FormMatters {
  readonly reference: Reference;
  readonly known: KnownWords;
}

export const FormContext = createContext<FormMatters | null>(null);

/** Problems by path (`年度数据[0].研发费用`); apart, because they change while the rest stays. */
export const ProblemsContext = createContext<readonly DossierProblem[]>([]);

export function useFormMatters(): FormMatters {
  const matters = use(FormContext);
  if (!matters) throw new Error("useFormMatters outside the form");
  return matters;
}
