// Draws the curve from the table beneath it: the share of the satisfied by week, and the volume under it.
(() => {
  const place = document.getElementById("curve");
  const rows = [...document.querySelectorAll("#weeks tr[data-from]")];
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const weeks = rows.map((row) => Date.parse(row.dataset.from) / 1000);
  const shares = rows.map((row) => row.dataset.percent === undefined ? null : Number(row.dataset.percent));
  const volumes = rows.map((row) => Number(row.dataset.answers));
  const date = new Intl.DateTimeFormat(place.dataset.lang, { month: "short", year: "2-digit", timeZone: "UTC" });
  let plots = [];

  const axis = (more) => ({ stroke: colour("--quiet"), grid: { stroke: colour("--line"), width: 1 }, ticks: { show: false }, ...more });
  const time = axis({ values: (plot, ticks) => ticks.map((tick) => date.format(tick * 1000)), space: 70 });
  const plot = (height, series, range, data, x) => new uPlot({
    width: place.clientWidth, height, legend: { show: false }, cursor: { show: false },
    scales: { x: { time: true }, y: { range } },
    axes: [x, axis({ size: 50 })], series: [{}, series]
  }, [weeks, data], place);

  const draw = () => {
    plots.forEach((old) => old.destroy());
    const share = { label: place.dataset.share, stroke: colour("--yes"), width: 2, points: { show: true, size: 4 }, spanGaps: false };
    const volume = { label: place.dataset.volume, stroke: colour("--quiet"), fill: colour("--line"), paths: uPlot.paths.bars({ size: [0.8] }), points: { show: false } };
    plots = [
      plot(200, share, [0, 100], shares, axis({ show: false })),
      plot(110, volume, [0, Math.max(1, ...volumes)], volumes, time)
    ];
  };

  draw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  let width = place.clientWidth;
  new ResizeObserver(() => { if (place.clientWidth !== width) { width = place.clientWidth; draw(); } }).observe(place);
})();
