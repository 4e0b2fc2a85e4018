package org.shequ.kit.tabular;

import java.util.Objects;
import java.util.regex.Pattern;

/** Rows below the data that clerks' tables end in, and no import reads: totals, and who filled the table in and when. */
final class Footers {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern TOTAL = Pattern.compile("(合计|总计|小计|共计|累计)[:：]?");
    private static final Pattern SIGNED = Pattern.compile(
            "(填表人?|制表人?|填报人?|审核人?|复核人?|审批人?|(单位|主要)?负责人|联系人|联系电话" + "|(填报|填表|制表)(单位|日期|时间)|注|备注|说明|填表说明)[:：].*");

    private Footers() {}

    static boolean isFooter(RawRows.Raw row) {
        return row.faults().isEmpty()
                && row.cells().stream()
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(text -> BLANKS.matcher(text).replaceAll(""))
                        .filter(text -> TOTAL.matcher(text).matches()
                                || SIGNED.matcher(text).matches())
                        .isPresent();
    }
}
