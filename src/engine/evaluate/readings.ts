/** 存疑: a question the text leaves open, in the reading that was chosen. */
import type { ReadingOption, Term, TermOf } from "#policy";
import type { CompiledLibrary, Context, Explain, Parts, Reckon } from "../context.ts";
import { noteReading } from "../readings-used.ts";
import { node } from "./outcome.ts";

/** The reading that was chosen, or else the default; it is noted as used. */
export function noteOf({ id, options }: TermOf<"reading">, { doubts }: CompiledLibrary): (context: Context) => ReadingOption {
  const fallback = doubts.get(id)?.fallback;
  const chosenIn = latest((readings: Context["readings"]): ReadingOption | undefined => {
    const name = readings[id] ?? fallback;
    return options.find((option) => option.name === name) ?? options[0];
  });
  return ({ readings, used }) => {
    const option = chosenIn(readings);
    if (!option) throw new Error(`存疑 ${id} 没有读法`);
    noteReading(used, id, option.name);
    return option;
  };
}

/** One choice of readings is asked for over and over before another one is. */
function latest<Of extends object, Made>(make: (of: Of) => Made): (of: Of) => Made {
  let last: { readonly of: Of; readonly made: Made } | null = null;
  return (of) => {
    if (last === null || last.of !== of) last = { of, made: make(of) };
    return last.made;
  };
}

export function reading(term: TermOf<"reading">, { explain, compiled }: Parts): Explain {
  const read = inReading(term, compiled, explain);
  return (context) => {
    const inner = read(context)(context);
    return node(term, inner.value, [inner]);
  };
}

export function readingValue(term: TermOf<"reading">, { reckon, compiled }: Parts): Reckon {
  const read = inReading(term, compiled, reckon);
  return (context) => read(context)(context);
}

/** What is asked in the reading that was chosen. */
function inReading<Ready>(term: TermOf<"reading">, compiled: CompiledLibrary, make: (of: Term) => Ready): (context: Context) => Ready {
  const chosen = noteOf(term, compiled);
  const ready = term.options.map((option) => ({ option, made: make(option.term) }));
  return (context) => {
    const option = chosen(context);
    for (const each of ready) if (each.option === option) return each.made;
    throw new Error(`存疑 ${term.id} 没有读法 ${option.name}`);
  };
}
