package org.shequ.selection.vocabulary;

/** Posts in a community (岗位). */
public enum Post implements Labelled {
    GRID_WORKER("grid worker", "专职网格员"),
    COMMUNITY_WORKER("community worker", "社区工作者"),
    DEPUTY_SECRETARY("deputy secretary", "副书记"),
    SECRETARY("secretary", "社区(村)党组织书记");

    private final String en;
    private final String zh;

    Post(String en, String zh) {
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
