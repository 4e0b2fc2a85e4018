package org.shequ.personnel.vocabulary;

import org.shequ.contracts.vocabulary.Coded;

/** Urban-rural class (城乡分类代码), National Bureau of Statistics; 1xx is urban. */
public enum UrbanRuralClass implements Coded {
    MAIN_URBAN("111", "main urban area", "主城区"),
    URBAN_FRINGE("112", "urban-rural fringe", "城乡结合区"),
    TOWN_CENTRE("121", "town centre", "镇中心区"),
    TOWN_FRINGE("122", "town-country fringe", "镇乡结合区"),
    SPECIAL_AREA("123", "special area", "特殊区域"),
    TOWNSHIP_CENTRE("210", "township centre", "乡中心区"),
    VILLAGE_AREA("220", "village", "村庄");

    private final String code;
    private final String en;
    private final String zh;

    UrbanRuralClass(String code, String en, String zh) {
        this.code = code;
        this.en = en;
        this.zh = zh;
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
}
