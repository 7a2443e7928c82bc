import type { City as OpenedCity, Simulated } from "#analytics";
import type { City, Simulation } from "#application/ports";
import { compileLibrary } from "#engine/lower";

/** What the database gives in bigints, as text: it goes to the page and into JSON. */
export function cityOf(city: OpenedCity, out: string | undefined): City {
  const law = ({ library, asking }: Parameters<City["simulate"]>[0]["before"]) => ({ compiled: compileLibrary(library), asking });
  return {
    size: city.size, synthetic: city.synthetic, seed: city.seed, close: city.close,
    simulate: async ({ before, after, changed, progress }) => simulationOf(await city.simulate({ before: law(before), after: law(after), changed, progress })),
    moved: async (most) => (await city.moved(most)).map((shift) => ({ ...shift, before: shift.before.toString(), after: shift.after.toString() })),
    writeReport: (sums) => {
      if (out === undefined) throw new Error("没有说写到哪里");
      return city.writeReport(out, sums);
    },
  };
}

function simulationOf({ before, after, winners, losers, shifts, ...rest }: Simulated): Simulation {
  const text = (fen: bigint | null): string | null => fen?.toString() ?? null;
  const cost = ({ low, high, ceiling, ...reach }: Simulated["before"]) => ({ ...reach, low: low.toString(), high: text(high), ceiling: text(ceiling) });
  const moved = ({ enterprises, amount }: Simulated["winners"]) => ({ enterprises, amount: amount.toString() });
  return {
    ...rest, before: cost(before), after: cost(after), winners: moved(winners), losers: moved(losers),
    shifts: shifts.map((shift) => ({ ...shift, before: shift.before.toString(), after: shift.after.toString() })),
  };
}
