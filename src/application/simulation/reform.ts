import { overlaid, sayOverlay, type Asking, type Overlay } from "#engine";
import { rulesReading } from "#engine/lower";
import { succeed, type Result } from "#kernel";
import type { Library } from "#policy";

/** 改动: the law as it might be. */
export interface Reform {
  readonly name: string;
  readonly library: Library;
  readonly asking: Asking;
  /** Clauses it changes. */
  readonly changed: ReadonlySet<string>;
}

/** @param readings of the reform, where they are others than those asked with. @returns a sentence when a change does not find its place. */
export function reformOf(library: Library, asking: Asking, overlays: readonly Overlay[], readings: Readonly<Record<string, string>>): Result<Reform, string> {
  const reformed = overlaid(library, overlays);
  if (!reformed.ok) return reformed;
  const doubts = new Set(Object.keys(readings));
  return succeed({
    name: [...overlays.map(sayOverlay), ...Object.entries(readings).map(([id, reading]) => `${id}=${reading}`)].join("；"),
    library: reformed.value,
    asking: { ...asking, readings: { ...asking.readings, ...readings } },
    changed: new Set([...overlays.map(({ rule }) => rule), ...(doubts.size > 0 ? rulesReading(library, doubts) : [])]),
  });
}
