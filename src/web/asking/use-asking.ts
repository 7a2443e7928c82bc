import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { formatDay, parseDay, type Day } from "#kernel";
import { todayInShanghai } from "./today.ts";

/** 问: on which day, under which readings. It stands in the address, so that a link shows the same answer. */
export interface Asking {
  readonly on: Day;
  /** True when the address names no day: the answer is of today. */
  readonly isToday: boolean;
  /** Readings that differ from the default, by 存疑 id. */
  readonly readings: Readonly<Record<string, string>>;
  readonly setOn: (on: string | null) => void;
  /** `null` goes back to the default. */
  readonly setReading: (id: string, reading: string | null) => void;
  readonly resetReadings: () => void;
}

const ON = "on";
const READING = "reading";

export function useAsking(): Asking {
  const [search, setSearch] = useSearchParams();
  const on = search.get(ON);
  const given = search.getAll(READING).join("\n");
  return useMemo(() => {
    const readings = readingsIn(given);
    const today = todayInShanghai();
    const day = parseDay(on ?? today) ?? parseDay(today) ?? 0;
    const change = (edit: (next: URLSearchParams) => void): void => {
      const next = latestSearch();
      edit(next);
      setSearch(next, { replace: true });
    };
    return {
      on: day,
      isToday: formatDay(day) === today,
      readings,
      setOn: (text) => change((next) => (text === null || text === today ? next.delete(ON) : next.set(ON, text))),
      setReading: (id, reading) =>
        change((next) => {
          const kept = Object.entries({ ...readingsIn(next.getAll(READING).join("\n")), [id]: reading }).filter((entry): entry is [string, string] => entry[1] !== null);
          next.delete(READING);
          for (const [key, value] of kept) next.append(READING, `${key}=${value}`);
        }),
      resetReadings: () => change((next) => next.delete(READING)),
    };
  }, [on, given, setSearch]);
}

/** From the address bar, because the router follows it in a later pass and two quick changes would undo each other. */
export const latestSearch = (): URLSearchParams => new URLSearchParams(location.search);

function readingsIn(given: string): Record<string, string> {
  const pairs = given.split("\n").map((pair) => pair.split("="));
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => pair.length === 2 && pair[0] !== "" && pair[1] !== ""));
}
