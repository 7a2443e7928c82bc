/** Where a clause stands on the reading screen. Paths are ASCII; the policy's own name is the last part. */
export function clauseAddress(policy: string, clause?: string): { readonly pathname: string; readonly hash: string } {
  return { pathname: `/read/${encodeURIComponent(policy)}`, hash: clause === undefined ? "" : `#${encodeURIComponent(clause)}` };
}
