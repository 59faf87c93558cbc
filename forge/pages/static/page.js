// Keeps the page up to date and sends what people do. The server renders; this only replaces parts.
"use strict";

const main = document.querySelector("main[data-live]");
const form = document.querySelector("form[data-editor]");
const status = form.querySelector("[data-status]");
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function post(what, data) {
  const response = await fetch(`${main.dataset.live}/${what}`, { method: "POST", body: JSON.stringify(data) });
  const text = await response.text();
  if (response.ok) return JSON.parse(text);
  throw new Error(new DOMParser().parseFromString(text, "text/html").querySelector("p")?.textContent ?? text);
}

async function refresh() {
  const response = await fetch(`${main.dataset.live}/live?version=${main.dataset.version}`);
  if (response.status !== 200) return;
  const { version, parts } = await response.json();
  for (const [part, html] of Object.entries(parts)) {
    const place = document.querySelector(`[data-part="${part}"]`);
    const open = [...place.querySelectorAll("details")].map((details) => details.open);
    place.innerHTML = html;
    place.querySelectorAll("details").forEach((details, index) => { details.open = open[index] ?? details.open; });
  }
  main.dataset.version = version;
}

async function watch() {
  for (;;) {
    await refresh().catch(() => {});
    await pause(250);
  }
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  status.textContent = "Saving …";
  try {
    const { path, head } = await post("save", Object.fromEntries(new FormData(form)));
    form.elements.path.value = form.elements.new_path.value = path;
    status.textContent = `Pushed as ${head.slice(0, 7)}.`;
  } catch (error) {
    status.textContent = error.message;
  }
});

form.addEventListener("keydown", (event) => {
  if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
  }
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-do]");
  if (button) post("do", { action: button.dataset.do, by: button.dataset.by }).catch((error) => { status.textContent = error.message; });
});

watch();
