package org.shequ.kit.tabular;

/** Media types of tables. */
public final class TabularMedia {

    public static final String CSV = "text/csv";
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private TabularMedia() {}
}
