/** 用到的读法: noted while a rule is evaluated, each once, in the order in which they were met. A rule uses few. */
export interface ReadingsUsed {
  first: ReadingUsed | null;
}
interface ReadingUsed {
  readonly id: string;
  name: string;
  next: ReadingUsed | null;
}

export const noReadings = (): ReadingsUsed => ({ first: null });

export function noteReading(used: ReadingsUsed, id: string, name: string): void {
  let last: ReadingUsed | null = null;
  for (let each = used.first; each !== null; each = each.next) {
    if (each.id === id) {
      each.name = name;
      return;
    }
    last = each;
  }
  const noted = { id, name, next: null };
  if (last) last.next = noted;
  else used.first = noted;
}

/** Notes what another has noted. */
export function noteAll(used: ReadingsUsed, other: ReadingsUsed): void {
  for (let each = other.first; each !== null; each = each.next) noteReading(used, each.id, each.name);
}

/** id → the reading chosen. */
export function readingsIn(used: ReadingsUsed): Record<string, string> {
  const readings: [string, string][] = [];
  for (let each = used.first; each !== null; each = each.next) readings.push([each.id, each.name]);
  return Object.fromEntries(readings);
}
