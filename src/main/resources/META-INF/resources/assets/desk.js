// The desk by keyboard alone: makes a block without leaving the page, and copies it as text and as HTML at once, so that
// a mail program takes the one it likes.
const REMEMBERED = "ouinon-desk-language";
const COPIED = "Copied, as text and as HTML.";
const part = (id) => document.getElementById(id);
const form = part("order");
const text = () => part("text").textContent;
const html = () => part("html").value;
let changed = false;

// A browser that keeps nothing forgets the language, and that is all.
function remembered(language) {
  try {
    if (language) localStorage.setItem(REMEMBERED, language);
    return localStorage.getItem(REMEMBERED);
  } catch (refused) {
    return null;
  }
}

function address() {
  return form.action + "?" + new URLSearchParams(new FormData(form));
}

// A help desk's link names no language: then it is the agent's last one.
function recall() {
  const language = remembered();
  const here = new URL(location);
  if (!language || language === part("lang").value || here.searchParams.has("lang")) return;
  part("lang").value = language;
  here.searchParams.set("lang", language);
  if (part("text")) location.replace(here);
}

// The page's policy lets no markup bring a style, but lets a script set one.
function draw() {
  const drawn = new DOMParser().parseFromString(html().replaceAll(' style="', ' data-style="'), "text/html").body;
  drawn.querySelectorAll("[data-style]").forEach((element) => {
    element.style.cssText = element.dataset.style;
  });
  part("look").replaceChildren(...drawn.childNodes);
  part("look").hidden = false;
}

function show() {
  changed = false;
  if (!part("text")) return;
  draw();
  part("copy").hidden = false;
  part("copy").focus();
}

async function make() {
  const wanted = address();
  const page = new DOMParser().parseFromString(await (await fetch(wanted)).text(), "text/html");
  const made = page.getElementById("made");
  if (!made) return location.assign(wanted); // The session has ended: signing in leads back here.
  part("made").replaceWith(made);
  history.replaceState(null, "", wanted);
  show();
}

// Outside https a page has no clipboard of its own, only what the old command lets it put there.
function copyTheOldWay() {
  getSelection().selectAllChildren(part("text"));
  return document.execCommand("copy");
}

async function copy(made) {
  const flavour = (type, content) => made.then(() => new Blob([content()], { type }));
  try {
    await navigator.clipboard.write([
      new ClipboardItem({ "text/plain": flavour("text/plain", text), "text/html": flavour("text/html", html) }),
    ]);
    return COPIED;
  } catch (refused) {
    await made;
    if (!part("text")) return "";
    return copyTheOldWay() ? COPIED : "Selected: press Ctrl+C.";
  }
}

async function say(copying) {
  part("said").textContent = "";
  part("said").textContent = await copying.catch(() => "The service did not answer. Please try again.");
}

document.addEventListener("copy", (event) => {
  if (!part("text") || getSelection().toString().trim() !== text().trim()) return;
  event.clipboardData.setData("text/plain", text());
  event.clipboardData.setData("text/html", html());
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  if (event.target.id === "copy") say(copy(Promise.resolve()));
});

// A form's first button is not the one that this field is for.
part("ref").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  part("template").click();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  if (part("text") && !changed) say(copy(Promise.resolve()));
  else if (form.reportValidity()) say(copy(make()));
});

form.addEventListener("input", () => {
  changed = true;
  remembered(part("lang").value);
});

recall();
show();
