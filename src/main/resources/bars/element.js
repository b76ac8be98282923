// <satisfaction-bars>: two bars of a public satisfaction index. Text only, no cookie, nobody else asked.
(() => {
  const home = new URL(".", document.currentScript.src);
  const every = 5000;
  const words = /* words */ {};
  const style = `
    :host { display: block; min-height: 6.5em; font: 1em/1.4 system-ui, sans-serif;
      color: var(--bars-ink, #1f2933); --line: var(--bars-line, #cbd2d9); --yes: var(--bars-yes, #1d6f42); }
    :host([data-dark]) { color: var(--bars-ink, #e4e7eb); --line: var(--bars-line, #3e4c59); --yes: var(--bars-yes, #2f9e63); }
    .row { display: flex; justify-content: space-between; gap: 1em; margin-top: .4em; }
    b { font-variant-numeric: tabular-nums; }
    .track { height: .9em; background: var(--line); border-radius: .2em; overflow: hidden; }
    .fill { height: 100%; width: 0; background: var(--yes); transition: width .4s; }
    small { opacity: .8; }
    @media (prefers-reduced-motion: reduce) { .fill { transition: none; } }`;

  const add = (parent, tag, name) => {
    const child = parent.appendChild(document.createElement(tag));
    child.className = name;
    child.part = name;
    return child;
  };

  class Bar {
    constructor(root) {
      const row = add(root, "div", "row");
      this.label = add(row, "span", "label");
      this.value = add(row, "b", "value");
      this.track = add(root, "div", "track");
      this.fill = add(this.track, "div", "fill");
      this.answers = add(root, "small", "answers");
      this.track.setAttribute("role", "meter");
      this.track.setAttribute("aria-valuemin", 0);
      this.track.setAttribute("aria-valuemax", 100);
    }

    show(period, label, [, , none, percent, decimal, ...answers]) {
      const empty = period.percent === null;
      const count = period.yes + period.no;
      const value = empty ? none : percent.replace("#", String(period.shown).replace(".", decimal));
      this.label.textContent = label;
      this.value.textContent = value;
      this.answers.textContent = empty ? "\u00a0" : answers[Math.min(count, 2)].replace("#", count);
      this.fill.style.width = (empty ? 0 : Number(period.percent)) + "%";
      this.track.setAttribute("aria-label", label);
      this.track.setAttribute("aria-valuenow", empty ? 0 : Number(period.percent));
      this.track.setAttribute("aria-valuetext", value);
    }
  }

  class SatisfactionBars extends HTMLElement {
    connectedCallback() {
      if (!this.shadowRoot) {
        const root = this.attachShadow({ mode: "open" });
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(style);
        root.adoptedStyleSheets = [sheet];
        root.append(document.createElement("slot"));
      }
      this.dark = matchMedia("(prefers-color-scheme: dark)");
      this.recolour = () => this.colour();
      this.dark.addEventListener("change", this.recolour);
      this.colour();
      this.look();
    }

    disconnectedCallback() {
      clearTimeout(this.timer);
      this.dark.removeEventListener("change", this.recolour);
    }

    colour() {
      const theme = this.getAttribute("theme");
      this.toggleAttribute("data-dark", theme === "dark" || theme !== "light" && this.dark.matches);
    }

    async look() {
      clearTimeout(this.timer);
      try {
        const address = new URL("api/v1/index", this.getAttribute("src") || home);
        if (this.getAttribute("team")) address.searchParams.set("team", this.getAttribute("team"));
        const answer = await fetch(address, { credentials: "omit", cache: "no-cache" });
        if (answer.ok) this.show(await answer.json());
      } catch (away) { /* What is shown stays. */ }
      if (this.isConnected) this.timer = setTimeout(() => this.look(), every);
    }

    show(index) {
      const asked = this.getAttribute("lang") || document.documentElement.lang || navigator.language;
      const said = words[asked.slice(0, 2).toLowerCase()] || words.en;
      if (!this.bars) {
        this.shadowRoot.querySelector("slot").remove();
        this.bars = [new Bar(this.shadowRoot), new Bar(this.shadowRoot)];
      }
      this.bars[0].show(index.week, said[0], said);
      this.bars[1].show(index.threeMonths, said[1], said);
    }
  }

  if (!customElements.get("satisfaction-bars")) customElements.define("satisfaction-bars", SatisfactionBars);
})();
