// Which records are shown: by words, party, type, status, date and whether all of it is confirmed, all of which must fit.

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[‘’]/g, "'").replace(/[“”„«»]/g, '"').toLowerCase();

class Filters {
  constructor(form, main, data, onChange) {
    this.form = form;
    this.words = new Map(data.entries.map(([id, , , , spans]) => [id, spans]));
    this.documents = data.documents;
    this.rows = [...main.querySelectorAll(".rec:not([data-kind=unexplained])")].map((node) => this.row(node));
    this.groups = [...main.querySelectorAll(".speaker")].map((node) => ({ node, rows: this.inside(node) }));
    this.sections = [...main.querySelectorAll("section")]
      .map((node) => ({ node, count: node.querySelector("h2 .count"), rows: this.inside(node) }))
      .filter((section) => section.count);
    this.nothing = main.querySelector(".nothing");
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    const changed = () => { this.apply(); onChange(); };
    form.addEventListener("input", changed);
    form.addEventListener("reset", () => setTimeout(changed)); // the fields are emptied after the event
    this.apply();
    (window.requestIdleCallback ?? setTimeout)(() => this.rows.forEach((row) => this.text(row)));
  }

  row(node) {
    const { kind, status, parties, open, from, to } = node.dataset;
    return { node, kind, status: `${kind}:${status}`, parties: new Set(parties.split(" ")), open, from, to: to ?? from, text: null };
  }

  inside(node) {
    return this.rows.filter((row) => node.contains(row.node));
  }

  get wanted() {
    const given = [...new FormData(this.form)].filter(([, value]) => value);
    return Object.fromEntries(given);
  }

  set wanted(given) {
    for (const field of this.form.elements) {
      if (field.name) field.value = given[field.name] ?? "";
    }
    this.apply();
  }

  // What a record says and the words that carry it, ready to be searched.
  text(row) {
    row.text ??= fold([row.node.textContent, ...(this.words.get(row.node.id) ?? []).map((span) => this.said(span))].join(" "));
    return row.text;
  }

  said([place, start, end, , words]) {
    return words ?? this.documents[place].text.slice(start, end);
  }

  apply() {
    const { q, party, type, status, open, from, to } = this.wanted;
    const words = fold(q ?? "").split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of this.rows) {
      row.shown = (!party || row.parties.has(party)) && (!type || row.kind === type) && (!status || row.status === status)
        && (!open || !row.open || row.open === open)
        && (!from || row.to >= from) && (!to || row.from <= to) && (!words.length || this.has(row, words));
      if (row.node.hidden === row.shown) row.node.hidden = !row.shown;
      count += row.shown;
    }
    this.tell(count, Object.keys(this.wanted).length > 0);
  }

  has(row, words) {
    const text = this.text(row);
    return words.every((word) => text.includes(word));
  }

  tell(count, filtered) {
    for (const group of this.groups) group.node.hidden = !group.rows.some((row) => row.shown);
    for (const { node, count: place, rows } of this.sections) {
      const shown = rows.filter((row) => row.shown).length;
      node.hidden = shown === 0;
      place.textContent = shown === rows.length ? String(shown) : `${shown} of ${rows.length}`;
    }
    for (const picture of document.querySelectorAll("main .picture")) picture.hidden = filtered;
    this.nothing.hidden = count > 0;
    this.form.classList.toggle("filtered", filtered);
    this.form.querySelector(".shown").textContent = filtered
      ? `${count.toLocaleString("en")} of ${this.rows.length.toLocaleString("en")} shown` : "";
  }
}
