// prestart 与 pretest：看 Node 版本，再补齐依赖。ES5，因为旧 Node 也要先读得懂它。
"use strict";

require("./node-version.cjs").requireNode();
// Only after the guard: the next file is written in modern JavaScript.
require("./install.cjs").ensureInstalled();
