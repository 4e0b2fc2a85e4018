package org.shequ.acceptance.demo;

import org.shequ.acceptance.story.Outcome;
import org.shequ.acceptance.story.Story;

import java.util.List;

/** What was expected and what was seen, a line each, in columns that Chinese characters do not push about. */
final class SummaryTable {
    private static final int WHAT = 66;
    private static final int SEEN = 44;

    private SummaryTable() {}

    static String of(List<Outcome> outcomes) {
        var table = new StringBuilder();
        var step = 0;
        for (var outcome : outcomes) {
            if (outcome.step() != step) {
                step = outcome.step();
                table.append('\n')
                        .append(step)
                        .append(". ")
                        .append(Story.title(step))
                        .append('\n');
            }
            table.append(line(outcome)).append('\n');
        }
        return table.toString();
    }

    private static String line(Outcome outcome) {
        var line = "   %s %s  %s"
                .formatted(outcome.met() ? "✓" : "✗", padded(outcome.what(), WHAT), shortened(outcome.seen(), SEEN));
        return outcome.met()
                ? line
                : line + "\n       expected " + outcome.expected() + "\n       seen     " + outcome.seen();
    }

    private static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - columns(text)));
    }

    private static String shortened(String text, int columns) {
        var kept = new StringBuilder();
        var width = 0;
        for (var character : text.codePoints().toArray()) {
            width += width(character);
            if (width > columns - 1) {
                return kept.append('…').toString();
            }
            kept.appendCodePoint(character);
        }
        return kept.toString();
    }

    private static int columns(String text) {
        return text.codePoints().map(SummaryTable::width).sum();
    }

    /** CJK characters and full-width forms take two columns of a terminal. */
    private static int width(int character) {
        return character >= 0x2E80 && character <= 0xFFEF || character >= 0x20000 ? 2 : 1;
    }
}
