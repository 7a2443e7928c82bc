import { createContext, use, useEffect, useReducer, useState, type Dispatch, type ReactNode } from "react";
import { EMPTY_DESK, nextDesk, openDraft, type Desk, type DeskAct, type Draft } from "./draft.ts";
import { storeDesk, storedDesk } from "./desk-storage.ts";

const DeskContext = createContext<Desk>(EMPTY_DESK);
/** Apart from the desk, so that a field that only writes is not drawn again with every key. */
const ActContext = createContext<Dispatch<DeskAct>>(() => {});

const SAVE_AFTER_MS = 300;

/** Holds the open dossier for all screens and keeps it in this browser. */
export function DeskProvider({ children }: { readonly children: ReactNode }) {
  const [loaded] = useState(storedDesk);
  const [desk, act] = useReducer(nextDesk, loaded);
  useEffect(() => {
    const timer = setTimeout(() => storeDesk(desk, loaded), SAVE_AFTER_MS);
    const save = (): void => storeDesk(desk, loaded);
    addEventListener("pagehide", save);
    return () => {
      clearTimeout(timer);
      removeEventListener("pagehide", save);
    };
  }, [desk, loaded]);
  return (
    <ActContext value={act}>
      <DeskContext value={desk}>{children}</DeskContext>
    </ActContext>
  );
}

export const useDesk = (): Desk => use(DeskContext);
export const useDraft = (): Draft | null => openDraft(use(DeskContext));
export const useDeskAct = (): Dispatch<DeskAct> => use(ActContext);
