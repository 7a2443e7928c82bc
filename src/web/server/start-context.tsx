import { createContext, use, type ReactNode } from "react";
import type { Library } from "#policy";
import type { Start } from "./load-start.ts";

const StartContext = createContext<Start | null>(null);

/** Waits for the server inside a Suspense; what is inside may rely on the library. */
export function StartProvider({ start, children }: { readonly start: Promise<Start>; readonly children: ReactNode }) {
  return <StartContext value={use(start)}>{children}</StartContext>;
}

export function useStart(): Start {
  const start = use(StartContext);
  if (!start) throw new Error("useStart outside StartProvider");
  return start;
}

export const useLibrary = (): Library => useStart().library;
