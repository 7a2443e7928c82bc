/** What of ours and what by hand is measured, in one place, so that it can be built like what is shipped. */
export { byHand } from "./by-hand.ts";
export { explainingOf, javascriptOf, readWhole } from "./ours.ts";
