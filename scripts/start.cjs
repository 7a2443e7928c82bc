// npm start：需要时构建，然后在同一个进程里提供服务。
"use strict";

require("./node-version.cjs").requireNode();
require("./build.cjs").ensureBuilt(["node", "web"]);
if (process.env.npm_lifecycle_event === "start") leaveWithParent();
import("../dist/node/server.js");

/**
 * npm passes a signal to the shell between us, and some shells die of it without passing it on;
 * the server would stay behind and hold the port.
 */
function leaveWithParent() {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(0);
  }, 500).unref();
}
