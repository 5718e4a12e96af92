const dark = matchMedia("(prefers-color-scheme: dark)");
const charts = new Map();
function draw(place) {
  const figure = figures.find(each => each.name === place.id);
  charts.get(place)?.dispose();
  const chart = echarts.init(place.querySelector(".chart"), dark.matches ? "dark" : null);
  chart.setOption({...figure.option, backgroundColor: "transparent", animation: false});
  charts.set(place, chart);
}
const places = figures.map(figure => document.getElementById(figure.name));
places.forEach((place, i) => {
  const height = namesHeight(figures[i].option);
  if (height) place.querySelector(".chart").style.height = height + "px";
});
// A page of many figures opens at once: each is drawn when it comes near.
const near = new IntersectionObserver(seen => seen.filter(each => each.isIntersecting).forEach(each => {
  near.unobserve(each.target);
  draw(each.target);
}), {rootMargin: "600px"});
places.forEach(place => near.observe(place));
dark.addEventListener("change", () => [...charts.keys()].forEach(draw));
addEventListener("resize", () => charts.forEach(chart => chart.resize()));
addEventListener("beforeprint", () => places.filter(place => !charts.has(place)).forEach(draw));
const WIDTH = 960;
function pngOf(figure) {
  const chart = echarts.init(document.createElement("div"), null,
    {renderer: "canvas", width: WIDTH, height: savedHeight(figure, WIDTH), devicePixelRatio: 2});
  chart.setOption(saved(figure, WIDTH));
  const url = chart.getDataURL({type: "png", pixelRatio: 2, backgroundColor: "#ffffff"});
  chart.dispose();
  return url;
}
function save(figure, as) {
  const link = document.createElement("a");
  link.download = figure.name + "." + as;
  link.href = as === "png" ? pngOf(figure)
    : URL.createObjectURL(new Blob([svgOf(figure, WIDTH)], {type: "image/svg+xml"}));
  link.click();
  if (as === "svg") setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
places.forEach((place, i) => place.querySelectorAll("button").forEach(button =>
  button.addEventListener("click", () => save(figures[i], button.dataset.as))));
