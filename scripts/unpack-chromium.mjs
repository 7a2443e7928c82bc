// 解开 npm 带来的 Chromium。Run as its own process: the package unpacks to TMPDIR as it stands when
// called, and changes the environment of whoever imports it. TMPDIR and AWS_LAMBDA_JS_RUNTIME (which
// makes it bring libnss3 and its kin) come from tests/web/browser.ts.
import chromium from "@sparticuz/chromium";

await chromium.executablePath();
