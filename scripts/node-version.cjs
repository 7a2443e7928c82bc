// 在旧 Node 上也要说得清楚，所以这个文件只用 ES5：不许有 const、箭头函数、模板字符串。
// The floor is what the pinned tools need (docs/decisions/0001): 20.19+ within 20, or 22.12 and later.
"use strict";

function supported(version) {
  var parts = version.split(".");
  var major = Number(parts[0]);
  var minor = Number(parts[1]);
  if (major === 20) return minor >= 19;
  if (major === 22) return minor >= 12;
  return major > 22;
}

function refusal(version) {
  return "惠策需要 Node 20.19 以上（22 需 22.12 以上），这里是 " + version + "。请换一个新的 Node 再运行同一条命令，推荐 24。";
}

/** Ends the process with one sentence when this Node is too old to go on. */
function requireNode() {
  var version = process.versions.node;
  if (supported(version)) return;
  console.error(refusal(version));
  process.exit(1);
}

module.exports = { supported: supported, refusal: refusal, requireNode: requireNode };
