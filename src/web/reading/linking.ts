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
    let last: Element | null = null;
    const linked = (target: EventTarget | null): Element | null => (target instanceof Element ? target.closest("[data-link]") : null);
    const mark = (source: Element | null): void => {
      if (source === last) return;
      last = source;
      for (const element of marked) element.classList.remove(LINKED);
      const tokens = source?.getAttribute("data-link")?.split(" ") ?? [];
      marked = tokens.flatMap((token) => [...root.querySelectorAll(`[data-link~="${CSS.escape(token)}"]`)]);
      for (const element of marked) element.classList.add(LINKED);
    };
    // Moves, not overs: scrolling slides the page under a resting pointer, and nobody pointed at what comes to lie there.
    const point = (event: Event): void => mark(linked(event.target));
    const leave = (): void => mark(linked(document.activeElement));
    root.addEventListener("pointermove", point);
    root.addEventListener("focusin", point);
    root.addEventListener("click", point);
    root.addEventListener("pointerleave", leave);
    return () => {
      root.removeEventListener("pointermove", point);
      root.removeEventListener("focusin", point);
      root.removeEventListener("click", point);
      root.removeEventListener("pointerleave", leave);
    };
  }, [container]);
}
