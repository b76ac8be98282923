// Draws the curve from the table beneath it: the share of the satisfied by week, and the volume under it. The incidents
// of the list further down are bands across both.
(() => {
  const sevenDays = 7 * 24 * 3600;
  const narrowest = 2;
  const place = document.getElementById("curve");
  const rows = [...document.querySelectorAll("#weeks tr[data-from]")];
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  // A week stands at its middle, so that an incident stands over the week in which it was.
  const weeks = rows.map((row) => Date.parse(row.dataset.from) / 1000 + sevenDays / 2);
  const ends = [weeks[0] - sevenDays / 2, weeks[weeks.length - 1] + sevenDays / 2];
  const incidents = [...document.querySelectorAll("#incidents li")].map((item) => (
    { from: Number(item.dataset.from), to: Number(item.dataset.to ?? ends[1]) }));
  const shares = rows.map((row) => row.dataset.percent === undefined ? null : Number(row.dataset.percent));
  const volumes = rows.map((row) => Number(row.dataset.answers));
  const date = new Intl.DateTimeFormat(place.dataset.lang, { month: "short", year: "2-digit", timeZone: "UTC" });
  let plots = [];

  const bands = (plot) => {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    ctx.fillStyle = colour("--band");
    incidents.forEach(({ from, to }) => {
      const left = plot.valToPos(from, "x", true);
      const width = plot.valToPos(to, "x", true) - left;
      ctx.fillRect(left, bbox.top, Math.max(width, narrowest * devicePixelRatio), bbox.height);
    });
    ctx.restore();
  };

  const axis = (more) => ({ stroke: colour("--quiet"), grid: { stroke: colour("--line"), width: 1 }, ticks: { show: false }, ...more });
  const time = () => axis({ values: (plot, ticks) => ticks.map((tick) => date.format(tick * 1000)), space: 70, size: 30 });
  const plot = (height, series, range, data, x) => new uPlot({
    width: place.clientWidth, height, legend: { show: false }, cursor: { show: false },
    scales: { x: { time: true, range: ends }, y: { range } }, hooks: { draw: [bands] }, padding: [8, 8, 8, 0],
    axes: [x, axis({ size: 50 })], series: [{}, series]
  }, [weeks, data], place);

  const draw = () => {
    plots.forEach((old) => old.destroy());
    const share = { label: place.dataset.share, stroke: colour("--yes"), width: 2, points: { show: true, size: 4 }, spanGaps: false };
    const volume = { label: place.dataset.volume, stroke: colour("--quiet"), fill: colour("--line"), paths: uPlot.paths.bars({ size: [0.8] }), points: { show: false } };
    plots = [
      plot(200, share, [0, 100], shares, axis({ show: false })),
      plot(110, volume, [0, Math.max(1, ...volumes)], volumes, time())
    ];
  };

  draw();
  ["(prefers-color-scheme: dark)", "print"].forEach((media) => matchMedia(media).addEventListener("change", draw));
  let width = place.clientWidth;
  new ResizeObserver(() => { if (place.clientWidth !== width) { width = place.clientWidth; draw(); } }).observe(place);
})();
