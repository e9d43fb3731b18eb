// The source beside the briefing: its text, with the words of every record marked in it.

const TURNS = {
  "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
  "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
};
// Characters that turn the direction of text are shown by name: what is read is what stands there.
const visible = (text) => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, (mark) => `⟨${TURNS[mark]}⟩`);

const OWN = 2; // weight of an entry's own words; what stands around them weighs 1

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

// Cuts a text wherever a span begins or ends: yields [start, end, spans that cover it].
function* pieces(length, spans) {
  const starting = Map.groupBy(spans, (span) => span.start);
  const ending = Map.groupBy(spans, (span) => span.end);
  const cuts = [...new Set([0, length, ...starting.keys(), ...ending.keys()])].sort((a, b) => a - b);
  const open = new Set();
  for (let i = 0; i + 1 < cuts.length; i++) {
    for (const span of ending.get(cuts[i]) ?? []) open.delete(span);
    for (const span of starting.get(cuts[i]) ?? []) open.add(span);
    yield [cuts[i], cuts[i + 1], [...open]];
  }
}

class Reader {
  constructor(root, data, onPick) {
    this.root = root;
    this.documents = data.documents;
    this.entries = new Map(data.entries.map(([id, label, kind, title, spans]) => [id, { id, label, kind, title, spans }]));
    this.part = (name) => root.querySelector(`.${name}`);
    this.spans = data.documents.map(() => []);
    for (const entry of this.entries.values()) {
      for (const [place, start, end, weight, words] of entry.spans) {
        this.spans[place].push({ start, end, weight, words, entry });
      }
    }
    this.entry = null;
    this.part("pick").append(...this.documents.map((one, i) => new Option(visible(`${i + 1}. ${one.name}`), i)));
    this.part("pick").addEventListener("change", (event) => onPick(Number(event.target.value)));
    this.part("back").addEventListener("click", () => this.turn(-1));
    this.part("on").addEventListener("click", () => this.turn(1));
  }

  // The sources of an entry, in their order.
  places(entry) {
    return [...new Set(entry.spans.map(([place]) => place))].sort((a, b) => a - b);
  }

  // Shows an entry where its own words begin, or at one of its spans, by its number.
  showEntry(entry, at) {
    this.entry = entry;
    const own = entry.spans[at] ?? entry.spans.find(([, , , weight]) => weight === OWN) ?? entry.spans[0];
    this.show(own[0], own[1]);
  }

  showDocument(place) {
    this.entry = null;
    this.show(place);
  }

  turn(step) {
    const places = this.places(this.entry);
    this.show(places[(places.indexOf(this.place) + step + places.length) % places.length]);
  }

  show(place, start) {
    this.place = place;
    const source = this.documents[place];
    const body = this.part("text");
    this.part("pick").value = place;
    this.part("about").replaceChildren(...source.about.flatMap((part, i) => [i ? ", " : "", element("bdi", "", visible(part))]), ...this.link(source.url));
    body.replaceChildren(source.text === null ? this.wordsAlone(place, source) : this.marked(place, source.text));
    this.tellTurns(place);
    const first = body.querySelector(`mark.chosen[data-start="${start}"]`) ?? body.querySelector("mark.chosen, mark.near");
    body.scrollTop = first ? first.offsetTop - body.clientHeight / 3 : 0;
  }

  link(url) {
    if (!url) return [];
    const made = element("a", "", "read where it was published");
    made.href = url;
    made.rel = "noopener noreferrer external";
    return [" · ", made];
  }

  tellTurns(place) {
    this.part("turns").hidden = !this.entry;
    if (!this.entry) return;
    const places = this.places(this.entry);
    const where = places.length > 1 ? `: source ${places.indexOf(place) + 1} of ${places.length}` : "";
    this.part("told").replaceChildren(element("b", "", this.entry.label), " ", element("bdi", "", visible(this.entry.title)), where);
    for (const name of ["back", "on"]) this.part(name).hidden = places.length < 2;
  }

  marked(place, text) {
    const made = element("p", "");
    if (this.documents[place].language) made.lang = this.documents[place].language;
    for (const [start, end, spans] of pieces(text.length, this.spans[place])) {
      const words = visible(text.slice(start, end));
      const mark = this.mark(spans, words);
      if (mark) mark.dataset.start = start;
      made.append(mark ?? words);
    }
    return made;
  }

  // Where the text was left out of the briefing, the words of its records are all there is to show.
  wordsAlone(place, source) {
    const note = source.error ?? "The text of this source was left out of the briefing; these are the words of its records.";
    const made = element("div", "", element("p", "foot", note));
    for (const span of this.spans[place].sort((a, b) => a.start - b.start)) {
      const mark = this.mark([span], visible(span.words));
      if (!mark) continue;
      mark.dataset.start = span.start;
      made.append(element("p", "", mark));
    }
    return made;
  }

  mark(spans, words) {
    const chosen = spans.filter((span) => span.entry === this.entry);
    const own = spans.filter((span) => span.weight === OWN).sort((a, b) => a.end - a.start - (b.end - b.start));
    const entries = [...new Set(own.map((span) => span.entry))];
    if (!chosen.length && !own.length) return null;
    const state = chosen.some((span) => span.weight === OWN) ? " chosen" : chosen.length ? " near" : "";
    const top = entries[0] ?? this.entry;
    const next = entries[(entries.indexOf(this.entry) + 1) % (entries.length || 1)] ?? this.entry;
    const link = element("a", "", words);
    link.href = `#${encodeURIComponent(next.id)}`;
    link.title = visible(entries.map((entry) => `${entry.label} ${entry.title}`).join("\n"));
    return element("mark", `${top.kind}${state}`, link);
  }
}
