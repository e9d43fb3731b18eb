// What betters the pages: each of them works without.

const field = document.querySelector("header.site input[type=search]");

// "/" leads to the search, j and k from one record to the next, as in a reader of mail.
function rows() {
  return [...document.querySelectorAll("main .rec .ref")].filter((node) => node.checkVisibility());
}

function step(by) {
  const all = rows();
  const at = all.findIndex((node) => node === document.activeElement);
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest("input, select, textarea, [contenteditable]")) return;
  if (event.key === "/" && field) {
    event.preventDefault();
    field.focus();
    field.select();
  } else if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
});

// A form that was sent is not sent twice; one that is shown again (by going back) may be.
document.addEventListener("submit", (event) => {
  if (event.target.method !== "post") return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});
