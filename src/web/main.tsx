import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "@fontsource-variable/noto-sans-sc";
import "./base.css";

// Placeholder until the first screens are built.
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <main>
        <h1>惠策</h1>
        <p>一份档案，回答每一条政策。</p>
      </main>
    </StrictMode>,
  );
}
