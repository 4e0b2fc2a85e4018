package org.shequ.contracts.vocabulary;

import java.util.List;

/** Sex, GB/T 2261.1. Only the two that a citizen ID can express. */
public enum Sex implements Coded {
    MALE("1", "male", "男", "男性"),
    FEMALE("2", "female", "女", "女性");

    private final String code;
    private final String en;
    private final String zh;
    private final List<String> aliases;

    Sex(String code, String en, String zh, String... aliases) {
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
