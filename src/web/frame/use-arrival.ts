import { useEffect, type RefObject } from "react";

/** The first page of a visit is the browser's business: it scrolls and focuses as it should. */
let visiting = false;

/**
 * A page that took the place of another begins at its top, and the keyboard and the screen reader stand on its heading:
 * what was clicked is gone.
 */
export function useArrival(heading: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (visiting && location.hash === "") {
      scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
    visiting = true;
  }, [heading]);
}
