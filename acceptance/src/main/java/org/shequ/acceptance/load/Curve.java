package org.shequ.acceptance.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures over time as a picture (SVG): one strip for each, one below the other, with the phases marked. */
public final class Curve {
    private static final int WIDTH = 900;
    private static final int STRIP = 150;
    private static final int GAP = 45;
    private static final int LEFT = 70;
    private static final int TOP = 60;

    private final String title;
    private final List<String> names;
    private final List<Point> points = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();

    private record Point(double minute, double[] values) {}

    private record Mark(double minute, String text) {}

    /** @param names one for each figure, with its unit */
    public Curve(String title, List<String> names) {
        this.title = title;
        this.names = names;
    }

    public void mark(double minute, String text) {
        marks.add(new Mark(minute, text));
    }

    /** @param values in the order of the names */
    public void add(double minute, double... values) {
        points.add(new Point(minute, values));
    }

    public void write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, svg());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String svg() {
        var height = TOP + names.size() * (STRIP + GAP) + 20;
        var svg = new StringBuilder(("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                        + " font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n"
                        + "<text x=\"%d\" y=\"24\" font-size=\"15\">%s</text>\n")
                .formatted(LEFT + WIDTH + 30, height, LEFT, title));
        for (var i = 0; i < names.size(); i++) {
            strip(svg, i, TOP + i * (STRIP + GAP));
        }
        for (var mark : marks) {
            svg.append(
                    "<line x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\" stroke=\"#bbb\" stroke-dasharray=\"4 3\"/>\n"
                            .formatted(x(mark.minute()), TOP - 12, height - 35));
            svg.append("<text x=\"%.1f\" y=\"%d\" fill=\"#555\">%s</text>\n"
                    .formatted(x(mark.minute()) + 3, TOP - 14, mark.text()));
        }
        return svg.append("</svg>\n").toString();
    }

    private void strip(StringBuilder svg, int figure, int top) {
        var most = points.stream()
                .mapToDouble(point -> point.values()[figure])
                .max()
                .orElse(1);
        var scale = most <= 0 ? 1 : most * 1.1;
        var bottom = top + STRIP;
        svg.append(
                "<text x=\"%d\" y=\"%d\" font-weight=\"bold\">%s</text>\n".formatted(LEFT, top + 4, names.get(figure)));
        for (var half = 0; half <= 2; half++) {
            var y = bottom - half * (STRIP - 14) / 2.0;
            var value = scale * half / 2;
            svg.append("<line x1=\"%d\" x2=\"%d\" y1=\"%3$.1f\" y2=\"%3$.1f\" stroke=\"#eee\"/>\n"
                    .formatted(LEFT, LEFT + WIDTH, y));
            svg.append("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#555\">%s</text>\n"
                    .formatted(LEFT - 6, y + 4, label(value)));
        }
        svg.append("<polyline fill=\"none\" stroke=\"#1f5fa8\" stroke-width=\"1.5\" points=\"");
        for (var point : points) {
            svg.append(
                    "%.1f,%.1f ".formatted(x(point.minute()), bottom - point.values()[figure] / scale * (STRIP - 14)));
        }
        svg.append("\"/>\n");
        for (var tenth = 0; tenth <= 10; tenth++) {
            var minute = end() * tenth / 10;
            svg.append("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#555\">%s</text>\n"
                    .formatted(x(minute), bottom + 15, tenth == 10 ? label(minute) + " min" : label(minute)));
        }
    }

    private static String label(double value) {
        return String.format(Locale.ROOT, value >= 100 || value == Math.rint(value) ? "%,.0f" : "%.1f", value);
    }

    private double end() {
        return points.isEmpty() ? 1 : Math.max(points.getLast().minute(), 0.01);
    }

    private double x(double minute) {
        return LEFT + WIDTH * minute / end();
    }
}
