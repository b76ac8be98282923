// The inbox by keyboard, as in a mail program, and without leaving the page: what a form did is shown in its place.
const REMEMBERED = "ouinon-inbox-keys";
const part = (id) => document.getElementById(id);
const entries = () => [...document.querySelectorAll(".entry")];
const current = () => document.querySelector(".entry[aria-current]");
const byKey = part("by-key");

function say(words) {
  part("said").textContent = words;
}

function choose(entry) {
  if (!entry) return;
  current()?.removeAttribute("aria-current");
  entry.setAttribute("aria-current", "true");
  entry.focus();
}

function step(by) {
  const all = entries();
  const to = all.indexOf(current()) + by;
  if (to >= all.length) part("next")?.click();
  else choose(all[Math.max(to, 0)]);
}

// The answer leads back to the list, on which the comment may not be any more: it is looked at by itself. Whoever is no
// longer signed in gets the form there, and nothing is said to be done that was not.
async function redraw(entry) {
  const address = entry.querySelector("h2 a").href;
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  const drawn = page.getElementById(entry.id);
  if (!drawn) return location.assign(address);
  drawn.querySelectorAll("form[method=post]").forEach((form) => (form.action += new URL(location).search));
  const chosen = entry.hasAttribute("aria-current");
  entry.replaceWith(drawn);
  if (chosen) choose(drawn);
}

async function send(form) {
  const entry = form.closest(".entry");
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" });
  if (answer.type !== "opaqueredirect") return form.submit(); // Something is wrong with it, which the page itself tells.
  await redraw(entry);
  say(form.className === "reading" ? outcome(form, part(entry.id)) : "Noted.");
}

// A comment that was rewritten or erased meanwhile is not read: its form asks the same as before, or is gone.
function outcome(form, entry) {
  const asks = (one) => one && one.action.match(/\/(un)?read\b/)[0];
  const now = asks(entry.querySelector(".reading"));
  if (!now || now === asks(form)) return "It has changed meanwhile. Please look again.";
  return now === "/unread" ? "Read." : "Unread.";
}

function leave(field) {
  if (field.closest(".entry")) choose(field.closest(".entry"));
  else field.blur();
}

function press(key) {
  if (key === "j") step(1);
  if (key === "k") step(-1);
  if (key === "r") current()?.querySelector(".reading button")?.click();
  if (key === "f" && current()?.querySelector(".follow")) {
    current().querySelector(".follow").open = true;
    current().querySelector("textarea").focus();
  }
}

// A browser that keeps nothing forgets it, and that is all.
function remembered(off) {
  try {
    if (off !== undefined) localStorage.setItem(REMEMBERED, off);
    return localStorage.getItem(REMEMBERED) === "off";
  } catch (refused) {
    return false;
  }
}

document.addEventListener("submit", (event) => {
  if (!event.target.closest(".entry")) return;
  event.preventDefault();
  send(event.target).catch(() => say("The service did not answer. Please try again."));
});

document.addEventListener("keydown", (event) => {
  const field = event.target.closest("input:not([type=checkbox]), textarea, select");
  if (event.key === "Escape" && field) return leave(field);
  if (field || event.ctrlKey || event.metaKey || event.altKey || (byKey && !byKey.checked)) return;
  if (!"jkrf".includes(event.key)) return;
  event.preventDefault();
  press(event.key);
});

document.addEventListener("focusin", (event) => {
  const entry = event.target.closest(".entry");
  if (!entry || entry === current()) return;
  current()?.removeAttribute("aria-current");
  entry.setAttribute("aria-current", "true");
});

if (byKey) {
  byKey.checked = !remembered();
  byKey.addEventListener("change", () => remembered(byKey.checked ? "on" : "off"));
  part("keys").hidden = false;
}
