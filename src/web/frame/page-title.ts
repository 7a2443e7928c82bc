import { useEffect } from "react";

/** The browser's title follows the page. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · 惠策`;
  }, [title]);
}
