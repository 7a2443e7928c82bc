import { useEffect, type RefObject } from "react";

const LINKED = "is-linked";

/**
 * 三栏相连: pointing at or focusing anything with `data-link` marks everything that shares a token with it: the phrase in
 * the text, the line of the rule, the node of the answer. One listener and class names, so that hovering draws nothing anew.
 */
export function useLinking(container: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = container.current;
    if (!root) return undefined;
    let marked: readonly Element[] = [];
    let rest = "";
    const point = (event: PointerEvent): void => {
      const place = `${event.screenX},${event.screenY}`;
      // Scrolling moves the page under a resting pointer: nobody pointed at what comes to lie there.
      if (place !== rest) mark(event);
      rest = place;
    };
    const mark = (event: Event): void => {
      const source = event.type !== "pointerleave" && event.target instanceof Element ? event.target.closest("[data-link]") : null;
      for (const element of marked) element.classList.remove(LINKED);
      const tokens = source?.getAttribute("data-link")?.split(" ") ?? [];
      marked = tokens.flatMap((token) => [...root.querySelectorAll(`[data-link~="${CSS.escape(token)}"]`)]);
      for (const element of marked) element.classList.add(LINKED);
    };
    root.addEventListener("pointerover", point);
    root.addEventListener("focusin", mark);
    root.addEventListener("pointerleave", point);
    return () => {
      root.removeEventListener("pointerover", point);
      root.removeEventListener("focusin", mark);
      root.removeEventListener("pointerleave", point);
    };
  }, [container]);
}
