package org.shequ.assessment.sheet;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a sheet.
 *
 * @param member the member or column
 * @param value what stood there
 */
record SheetFault(long index, String member, @Nullable String value, String rule, String english, String chinese) {

    /** What a name that is stated beside the subject is called. */
    static final String SUBJECT_NAME = "subject_name";

    /** Of the sheet that was handed in so. */
    static SheetFault of(
            SheetEntry entry, String member, @Nullable String value, String rule, String english, String chinese) {
        return new SheetFault(entry.index(), member, value, rule, english, chinese);
    }
}
