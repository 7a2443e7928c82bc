/** 存疑: a question the text leaves open, in the reading that was chosen. */
import type { ReadingOption, TermOf } from "#policy";
import type { CompiledLibrary, Context, Explain, Parts } from "../context.ts";
import { noteReading } from "../readings-used.ts";
import { node } from "./outcome.ts";

/** The reading that was chosen, or else the default; it is noted as used. */
export function noteOf({ id, options }: TermOf<"reading">, { doubts }: CompiledLibrary): (context: Context) => ReadingOption {
  const fallback = doubts.get(id)?.fallback;
  const named = (name: string | undefined): ReadingOption | undefined => {
    for (const option of options) if (option.name === name) return option;
    return options[0];
  };
  return (context) => {
    const option = named(context.readings[id] ?? fallback);
    if (!option) throw new Error(`存疑 ${id} 没有读法`);
    noteReading(context.used, id, option.name);
    return option;
  };
}

export function reading(term: TermOf<"reading">, { explain, compiled }: Parts): Explain {
  const chosen = noteOf(term, compiled);
  const ready = new Map(term.options.map((option) => [option, explain(option.term)]));
  return (context) => {
    const inner = (ready.get(chosen(context)) as Explain)(context);
    return node(term, inner.value, [inner]);
  };
}
