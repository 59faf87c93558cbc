// Keeps the page up to date and sends what people do. The server renders; this only replaces parts.
"use strict";

const main = document.querySelector("main[data-live]");
const form = document.querySelector("form[data-editor]");
const talk = document.querySelector("form[data-say]");
const status = form.querySelector("[data-status]");
const said = talk.querySelector("[data-status]");
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function post(what, data) {
  const response = await fetch(`${main.dataset.live}/${what}`, { method: "POST", body: JSON.stringify(data) });
  const text = await response.text();
  if (response.ok) return JSON.parse(text);
  throw new Error(new DOMParser().parseFromString(text, "text/html").querySelector("p")?.textContent ?? text);
}

// What the editor was filled with last; browsers unify line ends.
let pushed = form.elements.text.value;

// Somebody else may push, too; what is being written here is never thrown away.
function follow(path, text) {
  const { text: area, path: known, new_path: wanted } = form.elements;
  const theirs = text.replace(/\r\n?/g, "\n");
  if (theirs === pushed && path === known.value) return;
  if (area.value === pushed && wanted.value === known.value) {
    area.value = theirs;
    known.value = wanted.value = path;
  } else if (area.value !== theirs) {
    status.textContent = "The branch has another text by now. Saving replaces it by yours.";
  }
  pushed = theirs;
}

async function refresh() {
  const query = new URLSearchParams({ version: main.dataset.version, file: form.elements.path.value });
  const response = await fetch(`${main.dataset.live}/live?${query}`);
  if (response.status !== 200) return;
  const { version, parts, path, text } = await response.json();
  for (const [part, html] of Object.entries(parts)) {
    const place = document.querySelector(`[data-part="${part}"]`);
    const open = [...place.querySelectorAll("details")].map((details) => details.open);
    place.innerHTML = html;
    place.querySelectorAll("details").forEach((details, index) => { details.open = open[index] ?? details.open; });
  }
  follow(path, text);
  main.dataset.version = version;
  openBoxes();
}

// As on GitHub, a box of a comment is ticked by a click: by whom, the form below the conversation says.
function openBoxes() {
  for (const box of document.querySelectorAll("[data-comment] input[type=checkbox]")) box.disabled = false;
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
    pushed = form.elements.text.value;
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

talk.addEventListener("submit", async (event) => {
  event.preventDefault();
  said.textContent = "";
  try {
    await post("do", { action: "comment", ...Object.fromEntries(new FormData(talk)) });
    talk.elements.body.value = "";
  } catch (error) {
    said.textContent = error.message;
  }
});

document.addEventListener("click", async (event) => {
  const comment = event.target.matches("input[type=checkbox]") && event.target.closest("[data-comment]");
  if (!comment) return;
  event.preventDefault();
  said.textContent = "";
  const box = [...comment.querySelectorAll("input[type=checkbox]")].indexOf(event.target);
  try {
    await post("do", { action: "click", by: talk.elements.by.value, comment: comment.dataset.comment, box: `${box}` });
  } catch (error) {
    said.textContent = error.message;
  }
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-do]");
  if (button) post("do", { action: button.dataset.do, by: button.dataset.by }).catch((error) => { status.textContent = error.message; });
});

openBoxes();
watch();
