// The page: a record and its source side by side, and an address that says what is shown.

const data = JSON.parse(document.querySelector("script[type='application/json']").textContent);
const main = document.querySelector("main");
const aside = document.querySelector("aside.reader");
const records = new Map([...main.querySelectorAll(".rec")].map((node) => [node.id, node]));
const wide = matchMedia("(min-width: 62rem)");

const reader = new Reader(aside, data, (place) => visit(`source-${place + 1}`));
const filters = new Filters(document.querySelector(".tools"), main, data, () => write(state().id, "replaceState"));

// The address: #record, then the filters behind a question mark.
function state() {
  const [id, query] = location.hash.slice(1).split("?", 2);
  try {
    return { id: decodeURIComponent(id), wanted: Object.fromEntries(new URLSearchParams(query ?? "")) };
  } catch {
    return { id: "", wanted: {} };
  }
}

function write(id, how) {
  const query = new URLSearchParams(filters.wanted).toString();
  history[how](null, "", `#${encodeURIComponent(id)}${query ? `?${query}` : ""}`);
}

function visit(id, options) {
  write(id, "pushState");
  show(id, options);
}

function show(id, { scroll = true, focus = false, at } = {}) {
  const entry = reader.entries.get(id);
  const source = entry ? null : /^source-(\d+)$/.exec(id);
  const before = main.querySelector(".rec.chosen");
  before?.classList.remove("chosen");
  before?.querySelector(".ref").removeAttribute("aria-current");
  if (entry) {
    open();
    choose(records.get(id), scroll);
    reader.showEntry(entry, at);
  } else if (source && data.documents[source[1] - 1]) {
    open();
    reader.showDocument(source[1] - 1);
  } else {
    document.getElementById(id)?.scrollIntoView();
    return;
  }
  if (focus) aside.querySelector(".text").focus();
}

function choose(record, scroll) {
  if (record.hidden) {
    filters.wanted = {};
    write(record.id, "replaceState");
  }
  for (let node = record.closest("details"); node; node = node.parentElement.closest("details")) node.open = true;
  record.classList.add("chosen");
  record.querySelector(".ref").setAttribute("aria-current", "true");
  if (scroll) record.scrollIntoView({ block: wide.matches ? "center" : "start" });
}

function open() {
  aside.hidden = false;
  document.body.classList.add("reading");
}

function close() {
  aside.hidden = !wide.matches;
  document.body.classList.remove("reading");
  const current = main.querySelector("[aria-current]");
  current?.focus();
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
  const byKeyboard = event.detail === 0;
  const link = event.target.closest("a[href^='#']");
  const dot = event.target.closest("[data-go]");
  const record = event.target.closest(".rec");
  if (link && !link.matches(".skip, .sections a")) {
    event.preventDefault();
    const fromText = aside.contains(link);
    const id = decodeURIComponent(link.getAttribute("href").slice(1));
    visit(id, { scroll: !link.matches(".ref, .open, .at"), focus: byKeyboard && !fromText, at: link.dataset.at });
    if (fromText) back(id);
  } else if (dot) {
    visit(dot.dataset.go);
  } else if (record && !event.target.closest("a, summary, button") && getSelection().isCollapsed) {
    visit(record.id, { scroll: false });
  }
});

// From marked words to their record: on a phone the source gives way to it.
function back(id) {
  if (!wide.matches) close();
  records.get(id)?.querySelector(".ref").focus({ preventScroll: true });
}

aside.querySelector(".close").addEventListener("click", close);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented && !event.target.matches("input, select")) close();
});

function read() {
  const { id, wanted } = state();
  filters.wanted = wanted;
  if (id) show(id);
}
addEventListener("popstate", read);
addEventListener("hashchange", read);

let opened = [];
addEventListener("beforeprint", () => {
  opened = [...main.querySelectorAll("details:not([open], .words)")];
  for (const details of opened) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
});

function fitReader() {
  aside.hidden = !wide.matches && !document.body.classList.contains("reading");
}
wide.addEventListener("change", fitReader);
fitReader();
if (data.documents.length) reader.showDocument(0);
read();
