// <satisfaction-bars>: two bars of a public satisfaction index. Text only, no cookie, nobody else asked.
(() => {
  const home = new URL(".", document.currentScript.src);
  const every = 15000;
  const words = /* words */ {};
  const style = `
    :host { display: block; min-height: 7.4em; font: 1em/1.4 system-ui, sans-serif;
      color: var(--bars-ink, inherit); --track: var(--bars-line, #8885); --fill: var(--bars-yes, #23894f); }
    :host([theme=light]) { color: var(--bars-ink, #1f2933); --track: var(--bars-line, #cbd2d9); --fill: var(--bars-yes, #1d6f42); }
    :host([theme=dark]) { color: var(--bars-ink, #e4e7eb); --track: var(--bars-line, #3e4c59); --fill: var(--bars-yes, #2f9e63); }
    :host([period=week]), :host([period=threeMonths]) { min-height: 3.7em; }
    :host([hidden]) { display: none; }
    .bar { height: 3.7em; overflow: hidden; }
    .row { display: flex; justify-content: space-between; gap: 1em; }
    .label { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .value { font-weight: bold; white-space: nowrap; font-variant-numeric: tabular-nums; }
    .track { -webkit-print-color-adjust: exact; print-color-adjust: exact; height: .8em; background: var(--track); border-radius: .2em; overflow: hidden; }
    .fill { height: 100%; width: 0; background: var(--fill); transition: width .4s; }
    .answers { font-size: .8em; }
    @media (prefers-reduced-motion: reduce) { .fill { transition: none; } }`;

  const add = (parent, name) => {
    const child = parent.appendChild(document.createElement("div"));
    child.className = child.part = name;
    return child;
  };

  class Bar {
    constructor(root) {
      const bar = add(root, "bar");
      const row = add(bar, "row");
      this.label = add(row, "label");
      this.value = add(row, "value");
      this.track = add(bar, "track");
      this.fill = add(this.track, "fill");
      this.answers = add(bar, "answers");
      this.track.setAttribute("role", "meter");
      this.track.setAttribute("aria-valuemin", 0);
      this.track.setAttribute("aria-valuemax", 100);
    }

    show(period, label, [, , none, percent, decimal, , ...answers], note) {
      const count = Number(period.yes) + Number(period.no);
      const share = Math.min(100, Math.max(0, Number(period.percent))) || 0;
      const value = count ? percent.replace("#", String(period.shown).replace(".", decimal)) : none;
      const said = count ? answers[Math.min(count, 2)].replace("#", count) : "\u00a0";
      this.label.textContent = label;
      this.value.textContent = value;
      this.answers.textContent = note ? said + " \u00b7 " + note : said;
      this.fill.style.width = share + "%";
      this.track.setAttribute("aria-label", label);
      this.track.setAttribute("aria-valuenow", share);
      this.track.setAttribute("aria-valuetext", value + " " + said);
    }
  }

  class SatisfactionBars extends HTMLElement {
    static observedAttributes = ["src", "team", "lang", "period"];

    connectedCallback() {
      if (!this.shadowRoot) {
        const root = this.attachShadow({ mode: "open" });
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(style);
        root.adoptedStyleSheets = [sheet];
        root.append(document.createElement("slot"));
      }
      this.heard ||= () => this.listen();
      document.addEventListener("visibilitychange", this.heard);
      this.listen();
    }

    disconnectedCallback() {
      this.stop();
      document.removeEventListener("visibilitychange", this.heard);
    }

    attributeChangedCallback(name) {
      if (!this.heard) return;
      if (name === "src" || name === "team") this.listen(); else this.draw();
    }

    address(path) {
      const address = new URL("api/v1/index" + path, new URL(this.getAttribute("src") || home, document.baseURI));
      const team = this.getAttribute("team");
      if (team) address.searchParams.set("team", team);
      return address;
    }

    stop() {
      this.stream?.close();
      clearTimeout(this.timer);
    }

    // Streams; where that is not possible, asks, and tries again later. A hidden page does neither.
    listen() {
      this.stop();
      if (document.hidden || !this.isConnected) return;
      this.stream = new EventSource(this.address("/stream"));
      this.stream.onmessage = (event) => this.take(event.data);
      this.stream.onerror = () => {
        this.away = true;
        this.draw();
        if (this.stream.readyState === EventSource.CLOSED) this.ask();
      };
    }

    async ask() {
      try {
        const answer = await fetch(this.address(""), { credentials: "omit", cache: "no-cache" });
        if (answer.ok) this.take(await answer.text());
      } catch (unreachable) { /* What is shown stays, with its time. */ }
      if (this.isConnected && !document.hidden) this.timer = setTimeout(this.heard, every);
    }

    take(text) {
      try {
        const index = JSON.parse(text);
        if (!index.week || !index.threeMonths) return;
        this.index = index;
        this.at = new Date();
        this.away = false;
        this.draw();
      } catch (broken) { /* What is shown stays. */ }
    }

    draw() {
      if (!this.index) return;
      const asked = this.getAttribute("lang") || document.documentElement.lang || navigator.language;
      const tag = asked.slice(0, 2).toLowerCase();
      const said = words[tag] || words.en;
      const since = this.index.staleSince ? new Date(this.index.staleSince) : this.away && this.at;
      const note = since ? said[5].replace("#", since.toLocaleTimeString(words[tag] ? tag : "en")) : "";
      const period = this.getAttribute("period");
      const shown = ["week", "threeMonths"].filter((name) => !["week", "threeMonths"].includes(period) || name === period);
      if (this.bars?.length !== shown.length) {
        this.shadowRoot.replaceChildren();
        this.bars = shown.map(() => new Bar(this.shadowRoot));
      }
      shown.forEach((name, i) => this.bars[i].show(this.index[name], said[name === "week" ? 0 : 1], said, note));
    }
  }

  if (!customElements.get("satisfaction-bars")) customElements.define("satisfaction-bars", SatisfactionBars);
})();
