/** Where one title is assessed. */
export const titleAddress = (title: string): { readonly pathname: string; readonly hash: string } => ({ pathname: `/assess/${encodeURIComponent(title)}`, hash: "#title" });
