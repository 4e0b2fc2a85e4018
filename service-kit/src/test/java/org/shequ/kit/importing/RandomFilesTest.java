package org.shequ.kit.importing;

import org.junit.jupiter.api.Test;
import org.shequ.contracts.problem.Language;
import org.shequ.kit.job.RowProblem;
import org.shequ.kit.tabular.MarkedTable;
import org.shequ.kit.tabular.TabularMedia;
import org.shequ.kit.tabular.TabularReader;
import org.shequ.kit.tabular.WorkbookParts;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * A known roster, written with the quirks of random writers and clerks: each row is read right, or refused with exactly the
 * cells that were spoilt. Nothing is silently different.
 */
class RandomFilesTest {

    private static final int FILES = 2_000;
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);

    private static final ImportColumn<String> NUMBER = ImportColumn.of(
                    "personnel_number", CellTypes.identifier("NUMBER", 40), "人员编号")
            .required();
    private static final ImportColumn<String> NAME =
            ImportColumn.of("name", CellTypes.personName(), "姓名").required();
    private static final ImportColumn<String> ID = ImportColumn.of("citizen_id", CellTypes.citizenId(), "公民身份号码");
    private static final ImportColumn<LocalDate> BORN = ImportColumn.of("birth_date", CellTypes.date(), "出生日期");
    private static final ImportColumn<Long> COUNT =
            ImportColumn.of("count", CellTypes.wholeNumber("COUNT", 10_000_000), "人数");
    private static final ImportColumn<Boolean> FLAG =
            ImportColumn.of("flag", CellTypes.yesNo(Set.of(), Set.of()), "主职");
    private static final ImportColumn<String> PHONE = ImportColumn.of("phone", CellTypes.phone(), "联系电话");
    private static final ImportColumn<Sex> SEX =
            ImportColumn.of("sex", CellTypes.code("CODE", Sex::find, "MALE, FEMALE", "男、女", List.of("男", "女")), "性别");
    private static final List<ImportColumn<?>> ALL = List.of(NUMBER, NAME, ID, BORN, COUNT, FLAG, PHONE, SEX);
    private static final ImportTable TABLE = ImportTable.of(ALL);

    /** Those that do not take any text. */
    private static final Set<Integer> SPOILABLE = Set.of(3, 4, 5, 7);

    private final long seed = Long.getLong("random.files.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<String> shared = new ArrayList<>();

    private enum Sex {
        MALE("1", "男"),
        FEMALE("2", "女");

        private final List<String> names;

        Sex(String code, String label) {
            this.names = List.of(code, label, name());
        }

        static Optional<Sex> find(String text) {
            return Stream.of(values()).filter(sex -> sex.names.contains(text)).findFirst();
        }
    }

    /** What was meant by a row, and the columns that were spoilt in writing. */
    private record Meant(List<Object> values, Set<String> spoilt) {}

    @Test
    void two_thousand_files_are_read_right_or_refused_by_cell() {
        for (int file = 0; file < FILES; file++) {
            var workbook = random.nextBoolean();
            var order = new ArrayList<>(IntStream.range(0, ALL.size()).boxed().toList());
            Collections.shuffle(order, random);
            var meant = IntStream.rangeClosed(1, 1 + random.nextInt(6))
                    .mapToObj(this::meant)
                    .toList();
            var bytes = workbook ? workbook(meant, order) : csv(meant, order);
            var media = workbook ? TabularMedia.XLSX : TabularMedia.CSV;
            var where = "seed " + seed + ", file " + file;
            var numbers = check(where, bytes, media, meant);
            var marked = marked(bytes, media);
            assertEquals(numbers, check(where + ", marked", marked, media, meant), where);
            assertEquals(numbers, check(where + ", marked twice", marked(marked, media), media, meant), where);
        }
    }

    /** As it is given back to be mended: what stands in it must say the same, and what could not be read must not be read now. */
    private byte[] marked(byte[] bytes, String media) {
        var out = new ByteArrayOutputStream();
        try {
            new MarkedTable(
                            new MarkedTable.Source(media, TABLE.columns(), null),
                            row -> random.nextBoolean()
                                    ? new MarkedTable.Mark("=" + row + "，\"须更正\"", true)
                                    : MarkedTable.Mark.NONE,
                            (column, text) -> text,
                            random.nextBoolean() ? Language.EN : Language.ZH,
                            false)
                    .write(new ByteArrayInputStream(bytes), out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** Answers the rows' numbers. */
    private static List<Long> check(String where, byte[] bytes, String media, List<Meant> meant) {
        var rows = new ArrayList<ReadRow>();
        try (var file = TabularReader.open(new ByteArrayInputStream(bytes), media, TABLE.columns(), null)) {
            while (file.hasNext()) {
                rows.add(TABLE.read(file.next(), file));
            }
        }
        assertEquals(meant.size(), rows.size(), where);
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var refused =
                    row.problems().stream().map(RowProblem::column).collect(Collectors.toCollection(TreeSet::new));
            assertEquals(meant.get(i).spoilt(), refused, where + " " + row + row.problems());
            for (int c = 0; c < ALL.size(); c++) {
                var column = ALL.get(c);
                if (!refused.contains(column.name())) {
                    assertEquals(meant.get(i).values().get(c), row.get(column), where + " " + column.name());
                }
            }
        }
        return rows.stream().map(ReadRow::number).toList();
    }

    private Meant meant(int number) {
        var name = any("张伟", "李静", "阿力木·江", "欧阳𠮷野", "买买提·艾合买提");
        var born = LocalDate.of(1960 + random.nextInt(45), 1 + random.nextInt(12), 1 + random.nextInt(28));
        return new Meant(
                List.of(
                        "P%05d".formatted(number),
                        name,
                        "3206021990010%05d".formatted(random.nextInt(100_000)).substring(0, 17) + "X",
                        born,
                        (long) random.nextInt(2_000_000),
                        random.nextBoolean(),
                        "138%08d".formatted(random.nextInt(100_000_000)),
                        random.nextBoolean() ? Sex.MALE : Sex.FEMALE),
                new TreeSet<>());
    }

    // what people type

    private String typed(Meant row, int column) {
        var value = row.values().get(column);
        if (SPOILABLE.contains(column) && random.nextInt(40) == 0) {
            row.spoilt().add(ALL.get(column).name());
            return any("不详", "待定", "?", "2025年");
        }
        var text = switch (column) {
            case 1 -> nameTyped(String.valueOf(value));
            case 2 -> idTyped(String.valueOf(value));
            case 3 -> dateTyped((LocalDate) value);
            case 4 -> numberTyped((Long) value);
            case 5 -> (Boolean) value ? any("是", "TRUE", "true", "1", "√", "Y") : any("否", "FALSE", "0", "×", "no");
            case 6 -> phoneTyped(String.valueOf(value));
            case 7 -> sexTyped((Sex) value);
            default -> String.valueOf(value);
        };
        return around(random.nextInt(4) == 0 ? fullWidth(text) : text);
    }

    private String nameTyped(String name) {
        var dotted = name.replace("·", any("·", "•", "・", "‧", "．", "⋅", "●", "."));
        return name.length() == 2 && random.nextBoolean()
                ? dotted.charAt(0) + any(" ", "\u3000", "\u00a0") + dotted.charAt(1)
                : dotted;
    }

    private String idTyped(String id) {
        var parts = List.of(id.substring(0, 6), id.substring(6, 14), id.substring(14));
        return any(id, String.join("-", parts), String.join(" ", parts), String.join("—", parts), "'" + id);
    }

    private String phoneTyped(String phone) {
        return any(phone, phone.substring(0, 3) + "-" + phone.substring(3, 7) + "-" + phone.substring(7), phone + " ");
    }

    private String sexTyped(Sex sex) {
        var code = sex.names.getFirst();
        var label = sex.names.get(1);
        return any(
                code,
                label,
                sex.name(),
                code + "-" + label,
                code + "." + label,
                code + " " + label,
                code + "、" + label);
    }

    private String dateTyped(LocalDate day) {
        var written = plainDate(day);
        return random.nextInt(6) == 0 && written.length() > 8 && !written.endsWith("00")
                ? written + weekday(day)
                : written;
    }

    private String weekday(LocalDate day) {
        var which = "一二三四五六日".charAt(day.getDayOfWeek().getValue() - 1);
        return any(" 周" + which, "星期" + which, "（周" + which + "）", "(星期" + which + ")");
    }

    private static String inNumerals(LocalDate day) {
        var year = String.valueOf(day.getYear())
                .chars()
                .mapToObj(c -> String.valueOf("〇一二三四五六七八九".charAt(c - '0')))
                .collect(Collectors.joining());
        return year + "年" + tens(day.getMonthValue()) + "月" + tens(day.getDayOfMonth()) + "日";
    }

    private static String tens(int number) {
        var digits = " 一二三四五六七八九";
        var tens = number / 10 == 0 ? "" : (number / 10 == 1 ? "" : digits.charAt(number / 10)) + "十";
        return tens + (number % 10 == 0 ? "" : digits.charAt(number % 10));
    }

    private String plainDate(LocalDate day) {
        return any(
                inNumerals(day),
                "%d年%d月%d号".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth()),
                day.toString(),
                day.toString().replace('-', '/'),
                day.toString().replace('-', '.'),
                day.toString().replace("-", ""),
                "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth()),
                "%d/%d/%d".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth()),
                day + " 00:00:00");
    }

    private String numberTyped(long number) {
        return any(String.valueOf(number), "%,d".formatted(number), number + ".0", number + any("人", " 户", "名", "个"));
    }

    private String around(String text) {
        return any("", " ", "\u200e", "\ufeff", "\u00a0", "\u3000") + text + any("", " ", "\u200b", "\u200e", "\u3000");
    }

    private static String fullWidth(String text) {
        return text.chars()
                .mapToObj(c -> Character.isDigit(c) || (c >= 'A' && c <= 'Z')
                        ? String.valueOf((char) (c + 0xfee0))
                        : String.valueOf((char) c))
                .collect(Collectors.joining());
    }

    // CSV

    private byte[] csv(List<Meant> rows, List<Integer> order) {
        var separator = any(",", ";", "\t");
        var text = new StringBuilder(random.nextBoolean() ? "花名册\n\n" : "");
        text.append("序号");
        order.forEach(c -> text.append(separator).append(header(c)));
        for (int i = 0; i < rows.size(); i++) {
            text.append('\n').append(i + 1);
            for (var c : order) {
                text.append(separator).append('"').append(typed(rows.get(i), c)).append('"');
            }
        }
        if (random.nextInt(3) == 0) {
            text.append("\n合计")
                    .append(separator)
                    .append("\"")
                    .append(rows.size())
                    .append("人\"\n填表人：张三");
        }
        return switch (random.nextInt(4)) {
            case 0 -> text.toString().getBytes(StandardCharsets.UTF_8);
            case 1 -> ("\ufeff" + text).getBytes(StandardCharsets.UTF_8);
            case 2 -> ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE);
            default -> text.toString().getBytes(Charset.forName("GB18030"));
        };
    }

    private String header(int column) {
        var declared = ALL.get(column);
        return any(
                declared.name(),
                declared.headers().getFirst(),
                declared.headers().getFirst() + "*",
                declared.headers().getFirst() + any("（必填）", "(必填)", "（人）", "：", ":"));
    }

    // workbooks

    private byte[] workbook(List<Meant> rows, List<Integer> order) {
        shared.clear();
        var sheet = new StringBuilder();
        var line = 1;
        if (random.nextBoolean()) {
            sheet.append("<row r=\"1\">")
                    .append(WorkbookParts.text("A1", "花名册"))
                    .append("</row>");
            line = 3;
        }
        sheet.append("<row r=\"%d\">".formatted(line));
        for (int i = 0; i < order.size(); i++) {
            sheet.append(WorkbookParts.text(at(i, line), header(order.get(i))));
        }
        sheet.append("</row>");
        for (var row : rows) {
            line++;
            sheet.append("<row r=\"%d\">".formatted(line));
            for (int i = 0; i < order.size(); i++) {
                sheet.append(cell(row, order.get(i), at(i, line)));
            }
            sheet.append("</row>");
        }
        if (random.nextInt(3) == 0) {
            sheet.append("<row r=\"%d\">".formatted(line + 1))
                    .append(WorkbookParts.text(at(0, line + 1), any("合计", "合 计", "总计：")))
                    .append(WorkbookParts.text(at(1, line + 1), rows.size() + "人"))
                    .append("</row>");
        }
        var parts = new WorkbookParts().sheet("名册", sheet.toString()).formats("", 0, 14, 22);
        if (!shared.isEmpty()) {
            parts.strings(shared.stream()
                    .map(text -> "<si><t xml:space=\"preserve\">" + text + "</t></si>")
                    .collect(Collectors.joining()));
        }
        return (random.nextInt(4) == 0 ? parts.strict() : parts).bytes();
    }

    private String cell(Meant row, int column, String at) {
        var value = row.values().get(column);
        if (random.nextInt(60) == 0) {
            row.spoilt().add(ALL.get(column).name());
            return "<c r=\"%s\" %s</c>"
                    .formatted(
                            at, any("t=\"s\"><v>99999</v>", "t=\"e\"><v>#REF!</v>", "><f>A1</f>", "t=\"b\"><v>7</v>"));
        }
        return switch (value) {
            case LocalDate day when random.nextBoolean() -> dateCell(day, at);
            case Long number
            when random.nextBoolean() ->
                "<c r=\"%s\">%s<v>%s</v></c>"
                        .formatted(at, any("", "<f>1+1</f>"), any(number.toString(), number + ".0"));
            case Boolean truth
            when random.nextBoolean() ->
                "<c r=\"%s\" t=\"b\"><v>%s</v></c>".formatted(at, truth ? any("1", "true") : any("0", "false"));
            default -> textCell(typed(row, column), at);
        };
    }

    private String dateCell(LocalDate day, String at) {
        var serial = day.toEpochDay() - EPOCH.toEpochDay();
        return switch (random.nextInt(3)) {
            case 0 -> "<c r=\"%s\" s=\"1\"><v>%d</v></c>".formatted(at, serial);
            case 1 -> "<c r=\"%s\" s=\"2\"><v>%d.0</v></c>".formatted(at, serial);
            default -> "<c r=\"%s\" t=\"d\"><v>%s</v></c>".formatted(at, any(day.toString(), day + "T00:00:00"));
        };
    }

    private String textCell(String text, String at) {
        return switch (random.nextInt(4)) {
            case 0 -> {
                shared.add(text);
                yield "<c r=\"%s\" t=\"s\"><v>%d</v></c>".formatted(at, shared.size() - 1);
            }
            case 1 -> "<c r=\"%s\" t=\"str\"><f>A1</f><v>%s</v></c>".formatted(at, text);
            case 2 ->
                "<c r=\"%s\" t=\"inlineStr\"><is><r><t xml:space=\"preserve\">%s</t></r></is></c>".formatted(at, text);
            default -> WorkbookParts.text(at, text);
        };
    }

    private static String at(int index, int row) {
        return (char) ('A' + index) + String.valueOf(row);
    }

    private String any(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
