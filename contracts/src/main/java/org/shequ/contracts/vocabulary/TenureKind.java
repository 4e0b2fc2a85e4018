package org.shequ.contracts.vocabulary;

import java.util.List;

/** Identity of a person in employment (身份), separate from the post. No standard covers it. */
public enum TenureKind implements Coded {
    CONTRACT("on contract", "合同制", "合同"),
    STAFFED("within the staffing quota", "定编", "员额内", "员额"),
    PUBLIC_INSTITUTION("staff of a public institution", "事业人员", "事业", "事业编制"),
    CIVIL_SERVANT("civil servant", "公务员");

    private final String en;
    private final String zh;
    private final List<String> aliases;

    TenureKind(String en, String zh, String... aliases) {
        this.en = en;
        this.zh = zh;
        this.aliases = List.of(aliases);
    }

    @Override
    public String en() {
        return en;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public List<String> aliases() {
        return aliases;
    }
}
