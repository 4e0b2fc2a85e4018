package org.shequ.gateway.documentation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The catalogue as pages, both languages side by side. */
final class ProblemPages {

    private ProblemPages() {}

    static String index(Map<String, List<ProblemCatalogue.Entry>> catalogue) {
        var rows = catalogue.values().stream()
                .flatMap(List::stream)
                .map(entry ->
                        "<tr><td class=\"status\">%d</td><td><a href=\"/problems/%s\"><code>%s</code></a></td><td>%s</td><td lang=\"zh-CN\">%s</td><td>%s</td></tr>"
                                .formatted(
                                        entry.status(),
                                        entry.slug(),
                                        entry.code(),
                                        escape(entry.titleEn()),
                                        escape(entry.titleZh()),
                                        entry.source()))
                .collect(Collectors.joining("\n"));
        return frame("Problem catalogue · 错误目录", """
                <h1>Problem catalogue <span lang="zh-CN">错误目录</span></h1>
                <p>Every refusal is an <code>application/problem+json</code> document (RFC 9457). Programs act on
                <code>code</code>, which never changes; texts follow <code>Accept-Language</code>.</p>
                <p lang="zh-CN">所有错误均为 <code>application/problem+json</code> 文档（RFC 9457）。程序应依据不变的
                <code>code</code> 处理；文字随 <code>Accept-Language</code> 变化。</p>
                <table><thead><tr><th>Status</th><th>Code</th><th>Meaning</th><th lang="zh-CN">含义</th><th>From</th></tr></thead>
                <tbody>
                %s
                </tbody></table>
                """.formatted(rows));
    }

    static String page(List<ProblemCatalogue.Entry> entries) {
        var parts = entries.stream().map(ProblemPages::part).collect(Collectors.joining("\n"));
        return frame(
                entries.getFirst().code() + " · Shequ", parts + "<p><a href=\"/problems\">All codes · 全部错误代码</a></p>");
    }

    private static String part(ProblemCatalogue.Entry entry) {
        var advice = ProblemAdvice.of(entry);
        return """
                <h1><code>%s</code></h1>
                <p><span class="status">%d</span> · %s</p>
                <section class="two">
                <div><h2>%s</h2><p>%s</p><h3>What to do</h3><p>%s</p></div>
                <div lang="zh-CN"><h2>%s</h2><p>%s</p><h3>如何处理</h3><p>%s</p></div>
                </section>
                """.formatted(
                        entry.code(),
                        entry.status(),
                        entry.source(),
                        escape(entry.titleEn()),
                        escape(entry.detailEn()),
                        escape(advice.english()),
                        escape(entry.titleZh()),
                        escape(entry.detailZh()),
                        escape(advice.chinese()));
    }

    private static String frame(String title, String body) {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>%s</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <link rel="icon" href="/docs/icon.svg"><link rel="stylesheet" href="/docs/page.css"></head>
                <body class="text"><header><a class="brand" href="/docs">社区 Shequ</a>
                <nav><a href="/docs">API 接口</a><a href="/problems">Problems 错误目录</a><a href="/openapi.json">JSON</a><a href="/openapi.yaml">YAML</a></nav></header>
                <main>%s</main></body></html>
                """.formatted(escape(title), body);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
