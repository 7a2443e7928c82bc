export { createApp, type AppParts } from "./app.ts";
