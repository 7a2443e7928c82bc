import { useEffect, useRef } from "react";
import { useLocation, useNavigate } from "react-router";
import type { Missing } from "#engine";
import { factToFill } from "../answer/go-to-fact.ts";

/** Brings a person who comes from another page to the fact it sent them to fill in; once, so that going back does not repeat it. */
export function useArrivingFact(goTo: (missing: Missing) => void): void {
  const { state, search } = useLocation();
  const navigate = useNavigate();
  const arriving = factToFill(state);
  const done = useRef<Missing | null>(null);
  useEffect(() => {
    if (arriving === null || done.current === arriving) return;
    done.current = arriving;
    goTo(arriving);
    void navigate({ pathname: "/", search }, { replace: true, state: null });
  }, [arriving, goTo, navigate, search]);
}
