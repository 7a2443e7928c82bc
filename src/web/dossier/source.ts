/** Where the dossier on the table came from. */
export type DossierSource =
  | { readonly kind: "sample"; readonly id: string; readonly name: string; readonly summary: string; readonly on: string }
  | { readonly kind: "file"; readonly name: string }
  | { readonly kind: "blank" };
