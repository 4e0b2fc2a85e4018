Redoc.init(
  "/openapi.json",
  {
    scrollYOffset: "header",
    hideDownloadButton: true,
    requiredPropsFirst: true,
    pathInMiddlePanel: true,
    jsonSampleExpandLevel: 3,
    labels: {
      noResultsFound: "No results · 未找到",
      responses: "Responses · 响应",
      responseSamples: "Response samples · 响应示例",
      requestSamples: "Request samples · 请求示例",
      security: "Authorization · 授权",
    },
    theme: {
      colors: { primary: { main: "#8f1d21" }, http: { get: "#2f7d4f", post: "#1f5fa8", put: "#7a4fa3", patch: "#a3692a", delete: "#b3261e" } },
      typography: {
        fontFamily: 'system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif',
        fontSize: "15px",
        headings: { fontFamily: "inherit", fontWeight: "600" },
        code: { fontFamily: 'ui-monospace, "DejaVu Sans Mono", Consolas, monospace', fontSize: "13px" },
      },
      sidebar: { width: "300px", backgroundColor: "#faf8f5" },
      rightPanel: { backgroundColor: "#22272e" },
    },
  },
  document.getElementById("reference"),
);
