
// Keys of a page's own buttons and links: each has a button that is seen.
document.addEventListener(
  "keydown",
  (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.repeat) return;
    if (event.target.closest("input, select, textarea, [contenteditable]")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const chosen = [...document.querySelectorAll("[data-key]")].find((node) => node.dataset.key === event.key);
    if (!chosen || !chosen.checkVisibility()) return;
    event.preventDefault();
    if (chosen.dataset.focus) document.getElementById(chosen.dataset.focus)?.focus();
    else chosen.click();
    if (chosen.localName === "summary") chosen.focus();
  },
  true,
);

// What was done is said once the page is there: a live region that comes with the page is not read out.
const told = document.getElementById("told");
if (told?.textContent.trim()) {
  const said = [...told.children];
  told.replaceChildren();
  setTimeout(() => told.append(...said), 150);
}

// What is wrong with a form is where one goes on.
document.querySelector("[aria-invalid=true]")?.focus();

// A job is followed event by event; once it has ended its page is looked at again.
const events = document.querySelector("[data-events]");
if (events) {
  const source = new EventSource(events.dataset.events);
  const ends = (event) => {
    document.getElementById("state").textContent = event.type;
    source.close();
    setTimeout(() => location.reload(), 400);
  };
  for (const kind of ["done", "failed", "cancelled"]) source.addEventListener(kind, ends);
  source.addEventListener("running", () => (document.getElementById("state").textContent = "running"));
  source.addEventListener("document", (event) => {
    const { document: about } = JSON.parse(event.data);
    if (!about || [...events.querySelectorAll("bdi")].some((one) => one.textContent === about.source)) return;
    const line = document.createElement("li");
    line.className = "rec";
    const name = document.createElement("bdi");
    name.textContent = about.source;
    line.append(name, `: ${about.outcome}, ${about.records} ${about.records === 1 ? "record" : "records"}`);
    if (about.error) line.append(`. ${about.error}`);
    events.append(line);
    const count = events.children.length;
    document.getElementById("count").textContent = `${count} ${count === 1 ? "document" : "documents"}`;
  });
}
