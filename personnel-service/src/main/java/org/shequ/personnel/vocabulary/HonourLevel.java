package org.shequ.personnel.vocabulary;

import java.util.List;

/** Who commends (表彰层级): the higher, the more it counts. No standard covers it. */
public enum HonourLevel implements Coded {
    NATIONAL("NATIONAL", "national", "国家级", "全国"),
    PROVINCIAL("PROVINCIAL", "provincial", "省级"),
    MUNICIPAL("MUNICIPAL", "municipal", "市级", "设区市级"),
    DISTRICT("DISTRICT", "district", "区级", "县级", "区县级");

    private final String code;
    private final String en;
    private final String zh;
    private final List<String> aliases;

    HonourLevel(String code, String en, String zh, String... aliases) {
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
