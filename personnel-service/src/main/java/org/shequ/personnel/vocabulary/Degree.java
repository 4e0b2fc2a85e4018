package org.shequ.personnel.vocabulary;

import org.shequ.contracts.vocabulary.Coded;

import java.util.List;

/** Academic degree (学位), GB/T 6864. */
public enum Degree implements Coded {
    HONORARY_DOCTOR("1", "honorary doctor", "名誉博士"),
    DOCTOR("2", "doctor", "博士", "博士学位"),
    MASTER("3", "master", "硕士", "硕士学位"),
    BACHELOR("4", "bachelor", "学士", "学士学位");

    private final String code;
    private final String en;
    private final String zh;
    private final List<String> aliases;

    Degree(String code, String en, String zh, String... aliases) {
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
