// A figure as it stands in a file: on white, with its title, all of its legend and nothing to press.
function legendRows(option, width) {
  const names = new Set(option.series.map(each => each.name));
  let used = 0, rows = 1;
  for (const name of names) {
    const wide = name.length * 7 + 45;
    if (used + wide > width - 20) { rows++; used = 0; }
    used += wide;
  }
  return rows;
}
function saved(figure, width) {
  const option = figure.option;
  const top = 44 + 24 * legendRows(option, width);
  return {...option, animation: false, backgroundColor: "#ffffff", tooltip: {show: false}, dataZoom: [],
    title: {text: figure.title, left: "center", top: 10, textStyle: {fontSize: 16}},
    legend: {...option.legend, type: "plain", top: 40, show: option.legend.show !== false},
    grid: {...option.grid, left: 20, right: 32, top: top + 26, bottom: 40}};
}
// Names below each other need a line each; null leaves the height to the page.
function namesHeight(option) {
  return option.yAxis.type === "category" ? 110 + 24 * option.yAxis.data.length : null;
}
function savedHeight(figure, width) {
  const needed = namesHeight(figure.option);
  return needed === null ? 540 : needed + 24 * legendRows(figure.option, width) + 40;
}
function svgOf(figure, width) {
  const chart = echarts.init(null, null, {renderer: "svg", ssr: true, width: width, height: savedHeight(figure, width)});
  chart.setOption(saved(figure, width));
  // Its styles are of pointers that hover, which a file has none of.
  const svg = chart.renderToSVGString().replace(/<style[^]*?<\/style>/g, "");
  chart.dispose();
  return svg;
}
