
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
