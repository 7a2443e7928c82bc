#!/usr/bin/env node
"use strict";

require("../scripts/node-version.cjs").requireNode();
require("../scripts/build.cjs").ensureBuilt(["node"]);
// npm moves to the project folder before running a script; file names on the command line are
// meant from where the person stands.
if (process.env.npm_lifecycle_event === "huice" && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
import("../dist/node/cli.js");
