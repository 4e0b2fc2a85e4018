package org.shequ.selection.vocabulary;

/** Identity in employment (身份), separate from the post. */
public enum TenureKind implements Labelled {
    CONTRACT("on contract", "合同制"),
    STAFFED("within the staffing quota", "定编(员额内)"),
    PUBLIC_INSTITUTION("staff of a public institution", "事业人员"),
    CIVIL_SERVANT("civil servant", "公务员");

    private final String en;
    private final String zh;

    TenureKind(String en, String zh) {
        this.en = en;
        this.zh = zh;
    }

    @Override
    public String en() {
        return en;
    }

    @Override
    public String zh() {
        return zh;
    }
}
