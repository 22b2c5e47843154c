// Draws a trace: acts are nodes, lots are the bands between them, as wide as their mass. The tables below the drawing say the same.
import { SankeyChart, type SankeySeriesOption } from "echarts/charts";
import { TooltipComponent, type TooltipComponentOption } from "echarts/components";
import { type ComposeOption, init, use } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";

use([SankeyChart, TooltipComponent, LabelLayout, SVGRenderer]);

type Option = ComposeOption<SankeySeriesOption | TooltipComponentOption>;

/** As WasteFlow.Portal writes it; every text is in the reader's language already. */
interface Drawing {
  nodes: { id: string; label: string; tip: string; tone: string; level: number; grams: number }[];
  edges: { from: string; to: string; grams: number; tip: string }[];
  levels: number;
  widest: number;
}

const narrowBelow = 720;
const tones: Record<string, string> = {
  source: "#4d6a8a",
  storage: "#3f7f86",
  transit: "#c08a2b",
  discrepancy: "#b4533c",
  utilised: "#2f7d4f",
  incinerated: "#a8552e",
  landfilled: "#6b5f58",
  otherwise: "#5d5a8c",
  other: "#7a868c",
};

function option(drawing: Drawing, narrow: boolean, width: number, fontFamily: string): Option {
  const labels = new Map(drawing.nodes.map((n) => [n.id, n.label]));
  const room = width / (drawing.levels + 1);
  const levels = new Map<number, number>();
  for (const node of drawing.nodes) levels.set(node.level, (levels.get(node.level) ?? 0) + node.grams);
  const fullest = Math.max(1, ...levels.values());
  return {
    animation: false,
    // Drawn as text: the page's content policy allows no styles that a script writes into markup.
    tooltip: { trigger: "item", renderMode: "richText", confine: true, textStyle: { fontFamily, fontSize: 13 } },
    series: [
      {
        type: "sankey",
        orient: narrow ? "vertical" : "horizontal",
        left: 8,
        right: narrow ? 8 : Math.min(210, room),
        top: narrow ? 24 : 12,
        bottom: narrow ? 84 : 24,
        nodeGap: narrow ? 14 : 18,
        nodeWidth: 14,
        draggable: false,
        // A label at the edge moves in; it is read rather than cut off.
        labelLayout: ({ labelRect }) => ({
          dx: narrow ? Math.max(0, 4 - labelRect.x) - Math.max(0, labelRect.x + labelRect.width - width + 4) : 0,
          hideOverlap: true,
        }),
        emphasis: { focus: "adjacency" },
        lineStyle: { color: "source", opacity: 0.28, curveness: 0.5 },
        label: {
          fontFamily,
          fontSize: 12,
          lineHeight: 16,
          color: "#1d2b33",
          position: narrow ? "bottom" : "right",
          width: Math.max(72, Math.min(190, room - 24)),
          overflow: "break",
          formatter: (p) => labels.get(p.name) ?? "",
        },
        data: drawing.nodes.map((n) => ({
          name: n.id,
          depth: n.level,
          itemStyle: { color: tones[n.tone] ?? tones.other, borderWidth: 0 },
          tooltip: { formatter: n.tip },
          // Upright, a label has the width of its node.
          label: narrow ? { width: Math.max(60, (n.grams / fullest) * (width - 40)) } : {},
        })),
        links: drawing.edges.map((e) => ({ source: e.from, target: e.to, value: e.grams, tooltip: { formatter: e.tip } })),
      },
    ],
  };
}

function draw(frame: HTMLElement, drawing: Drawing): void {
  const chart = init(frame, undefined, { renderer: "svg" });
  let drawn = 0;
  const fit = (): void => {
    const width = frame.clientWidth;
    if (width === drawn) return;
    drawn = width;
    const narrow = width < narrowBelow;
    const height = narrow ? 120 + drawing.levels * 130 : Math.max(260, Math.min(1600, drawing.widest * 64 + 60));
    frame.style.height = `${height}px`;
    chart.resize({ width, height });
    // By name, since texts are measured on a canvas, which does not know what "inherit" is and would measure them smaller than they are drawn.
    chart.setOption(option(drawing, narrow, width, getComputedStyle(frame).fontFamily), true);
  };
  fit();
  new ResizeObserver(fit).observe(frame);
}

const frame = document.getElementById("trace-drawing");
const data = document.getElementById("trace-data");
if (frame && data?.textContent) {
  draw(frame, JSON.parse(data.textContent) as Drawing);
}
