package org.shequ.personnel.vocabulary;

import java.util.List;

/** Identity of a person in employment (身份), separate from the post. No standard covers it. */
public enum TenureKind implements Coded {
    CONTRACT("CONTRACT", "on contract", "合同制", "合同"),
    STAFFED("STAFFED", "within the staffing quota", "定编", "员额内", "员额"),
    PUBLIC_INSTITUTION("PUBLIC_INSTITUTION", "staff of a public institution", "事业人员", "事业", "事业编制"),
    CIVIL_SERVANT("CIVIL_SERVANT", "civil servant", "公务员");

    private final String code;
    private final String en;
    private final String zh;
    private final List<String> aliases;

    TenureKind(String code, String en, String zh, String... aliases) {
        this.code = code;
        this.en = en;
        this.zh = zh;
        this.aliases = List.of(aliases);
    }

    @Override
    public String code() {
        return code;
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
