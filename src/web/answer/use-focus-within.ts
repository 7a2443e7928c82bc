import { useEffect, useState, type RefObject } from "react";

/** True while the focus is on something inside. */
export function useFocusWithin(container: RefObject<HTMLElement | null>): boolean {
  const [within, setWithin] = useState(false);
  useEffect(() => {
    const root = container.current;
    if (!root) return undefined;
    const enter = (): void => setWithin(true);
    const leave = (event: FocusEvent): void => setWithin(event.relatedTarget instanceof Node && root.contains(event.relatedTarget));
    root.addEventListener("focusin", enter);
    root.addEventListener("focusout", leave);
    return () => {
      root.removeEventListener("focusin", enter);
      root.removeEventListener("focusout", leave);
    };
  }, [container]);
  return within;
}
